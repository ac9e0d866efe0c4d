"""All that a run is at a moment, to be compared bit for bit."""

from playground.measurements.run import Run
from tests.measurements.histories import columns_of


def everything(run: Run) -> dict[str, bytes]:
    """Return all that a run is at the moment, as bytes that can be compared."""
    trainer = run.trainer
    arrays = {"theta": trainer.network.theta, "statistics": trainer.network.statistics, **trainer.optimiser.vectors}
    entries = run.history.ledger.at(run.history.epoch)
    arrays |= {f"column {name}": column for name, column in columns_of(run).items()}
    arrays |= {"first": entries.first, "lost": entries.lost, "since": entries.since}
    plain = (
        trainer.epoch, trainer.optimiser.steps, trainer.evaluation, trainer.train_losses, trainer.watched_losses,
        trainer.order_rng.bit_generator.state, trainer.dropout_rng.bit_generator.state, trainer.stopping.stop_epoch,
        trainer.stopping.best_epoch, run.changed_at, run.verdict(), run.history.best_epoch,
    )  # fmt: skip
    return {name: array.tobytes() for name, array in arrays.items()} | {"plain": repr(plain).encode()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in one if one[name] != other[name]]
