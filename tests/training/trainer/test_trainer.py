"""The trainer: whole epochs, the same run for the same settings, and what one step does in which order."""

import numpy as np
import pytest

from datasets import load
from playground.settings.run import NetworkSettings
from playground.training.checkpoint import Checkpoint
from playground.training.reason import Status
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches
from tests.training.trainer.trained import VARIANTS, state


class History:
    """Remembers epoch, evaluation and weights each time it is called."""

    def __init__(self) -> None:
        self.entries: list[tuple[int, object, bytes]] = []

    def __call__(self, trainer: Trainer) -> None:
        self.entries.append((trainer.epoch, trainer.evaluation, trainer.network.theta.tobytes()))


def test_advance_trains_so_many_whole_epochs(make_trainer) -> None:
    trainer = make_trainer(batch_size=16)
    assert (trainer.epoch, trainer.optimiser.steps) == (0, 0)

    assert trainer.advance(3) == 3
    assert (trainer.epoch, trainer.optimiser.steps) == (3, 3 * 3)  # 40 samples: two full batches and one of 8
    assert trainer.advance(2) == 2
    assert (trainer.epoch, len(trainer.watched_losses)) == (5, 5)
    assert trainer.advance(0) == 0
    assert trainer.epoch == 5


def test_advance_in_parts_is_advance_at_once(make_trainer) -> None:
    parts, whole = make_trainer(dropout=0.3), make_trainer(dropout=0.3)

    for epochs in (1, 4, 2):
        parts.advance(epochs)
    whole.advance(7)

    assert state(parts) == state(whole)
    assert parts.evaluation == whole.evaluation


def test_advance_ends_after_the_epoch_in_which_until_says_so(make_trainer) -> None:
    trainer, asked = make_trainer(batch_size=16), []

    def until() -> bool:
        asked.append((trainer.epoch, trainer.optimiser.steps))
        return len(asked) == 4

    assert trainer.advance(until=until) == 4
    assert asked == [(1, 3), (2, 6), (3, 9), (4, 12)]
    assert trainer.status is Status.OPEN


def test_advance_ends_at_the_first_of_epochs_and_until(make_trainer) -> None:
    trainer = make_trainer()

    assert trainer.advance(3, until=lambda: False) == 3
    assert trainer.advance(3, until=lambda: True) == 1


def test_advance_without_any_bound_is_refused(make_trainer) -> None:
    with pytest.raises(ValueError, match="advance needs a number of epochs or an until; both are None"):
        make_trainer().advance()


@pytest.mark.trains
def test_training_lowers_the_training_loss(make_trainer) -> None:
    trainer = make_trainer()
    before = trainer.evaluation.train_loss

    trainer.advance(30)

    assert trainer.evaluation.train_loss < 0.5 * before


@pytest.mark.parametrize("options", VARIANTS)
def test_equal_settings_give_equal_runs_bit_for_bit(make_trainer, options: dict) -> None:
    histories = [History(), History()]
    trainers = [make_trainer(observe=history, **options) for history in histories]
    for trainer in trainers:
        trainer.advance(6)

    assert histories[0].entries == histories[1].entries
    assert state(trainers[0]) == state(trainers[1])


@pytest.mark.parametrize("options", VARIANTS)
def test_reset_gives_the_identical_run_again(make_trainer, options: dict) -> None:
    history = History()
    trainer = make_trainer(observe=history, **options)
    trainer.advance(6)
    end, first = state(trainer), history.entries.copy()
    history.entries.clear()

    trainer.reset()
    assert (trainer.epoch, trainer.watched_losses, trainer.status) == (0, [], Status.OPEN)
    trainer.advance(6)

    assert history.entries == first
    assert state(trainer) == end


def test_observer_sees_the_start_and_every_epoch(make_trainer) -> None:
    history = History()
    trainer = make_trainer(observe=history)
    trainer.advance(3)

    assert [epoch for epoch, _, _ in history.entries] == [0, 1, 2, 3]
    assert [entry[1].test_loss for entry in history.entries[1:]] == trainer.watched_losses


def test_global_seed_is_neither_used_nor_moved(make_trainer) -> None:
    runs = []
    for seed in (1, 2):
        np.random.seed(seed)  # noqa: NPY002 - the global seed is what must not matter
        before = np.random.get_state()[1].tobytes()  # noqa: NPY002
        trainer = make_trainer(dropout=0.5)
        trainer.advance(3)
        runs.append(state(trainer))
        assert np.random.get_state()[1].tobytes() == before  # noqa: NPY002

    assert runs[0] == runs[1]


def test_loss_gradient_is_that_of_the_data_loss_on_the_last_batch_without_penalty(make_trainer) -> None:
    options = {"batch_size": 5000, "l1": 50.0, "l1_update": "subgradient", "l2": 50.0, "dtype": np.float64}
    trainer = make_trainer(network={"activation": "tanh"}, **options)
    network, part, loss = trainer.network, trainer.problem.train, trainer.problem.loss
    network.backward(loss.delta(network.forward(part.X, training=True), part.targets))
    expected = network.grad[: network.n_weights].copy()

    trainer.advance(1)

    np.testing.assert_allclose(trainer.loss_gradient, expected, rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("update", ["proximal", "subgradient"])
def test_step_is_gradient_then_penalty_then_soft_threshold(make_trainer, update: str) -> None:
    eta, l1, l2 = 0.1, 4.0, 2.0
    trainer = make_trainer(
        optimiser="sgd", learning_rate=eta, l1=l1, l2=l2, l1_update=update, batch_size=5000, dtype=np.float64
    )
    n, w = trainer.dataset.n_train, trainer.network.theta[: trainer.network.n_weights].copy()

    trainer.advance(1)

    after = (1 - eta * l2 / n) * w - eta * trainer.loss_gradient
    if update == "proximal":
        after = np.sign(after) * np.maximum(np.abs(after) - eta * l1 / n, 0)
    else:
        after -= eta * l1 / n * np.sign(w)
    np.testing.assert_allclose(trainer.network.theta[: w.size], after, rtol=1e-12, atol=1e-15)


def test_checkpoint_puts_everything_back_that_learning_has_changed(make_trainer) -> None:
    trainer = make_trainer(network={"batch_norm": "before"})
    trainer.advance(2)
    network, optimise = trainer.network, trainer.optimiser
    checkpoint, before = Checkpoint.of(network, optimise), state(trainer)
    before.pop(2)  # the gradient of the last batch is no part of it
    steps = optimise.steps
    trainer.advance(3)
    after = state(trainer)
    after.pop(2)
    assert all(old != new for old, new in zip(before, after, strict=True))

    checkpoint.restore(network, optimise)

    restored = state(trainer)
    restored.pop(2)
    assert (restored, optimise.steps) == (before, steps)


@pytest.mark.parametrize("name", ["moons", "iris", "sine", "digits"])
def test_default_settings_train_on_every_kind_of_data(name: str) -> None:
    trainer = Trainer(load(name, n_samples=100), NetworkSettings(), in_mini_batches())
    before = trainer.evaluation

    trainer.advance(5)

    assert trainer.status is Status.OPEN
    assert trainer.evaluation.train_loss < before.train_loss
