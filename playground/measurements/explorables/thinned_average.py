"""The test loss of the average of K thinned networks, of each of them and of the whole network."""

from __future__ import annotations

from functools import lru_cache

from playground.measurements.theory.thinned_losses import ThinnedLosses, thinned_losses
from playground.settings.run import DataSettings, NetworkSettings, TrainingSettings
from playground.training.data import load_data
from playground.training.trainer import Trainer

EPOCHS = 300
MOST_MEMBERS = 100
RATES = {"20": 0.2, "50": 0.5, "80": 0.8}  # by their names in links


@lru_cache(maxsize=64)
def thinned_average(rate: float, seed: int) -> ThinnedLosses:
    """Return the losses of ``MOST_MEMBERS`` thinned networks of a network that was trained once.

    Parameters
    ----------
    rate : float in [0, 1)
        p, with which it was trained and is thinned.
    seed : int
        Of the masks.
    """
    trainer = trained(rate)
    return thinned_losses(trainer.network, trainer.problem, seed, MOST_MEMBERS)


@lru_cache(maxsize=len(RATES))
def trained(rate: float) -> Trainer:
    """Return the trainer of the network after its ``EPOCHS``."""
    trainer = Trainer(
        load_data(DataSettings(name="circles", noise=0.2)),
        NetworkSettings(hidden_layers=(64, 64)),
        TrainingSettings(dropout=rate, learning_rate=0.01, batch_size=16, max_epochs=EPOCHS, early_stopping="off"),
    )
    trainer.advance(EPOCHS)
    return trainer
