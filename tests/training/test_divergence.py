"""A run whose numbers become infinite stops, says so, and keeps the last finite state."""

from dataclasses import astuple

import numpy as np
import pytest

from playground.training.evaluation import Evaluator
from playground.training.reason import Diverged, Status
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

pytestmark = pytest.mark.trains

EXPLOSIONS = {
    "sgd on squared error": {"name": "sine", "optimiser": "sgd", "learning_rate": 50.0},
    "momentum on squared error": {"name": "sine", "optimiser": "momentum", "learning_rate": 5.0},
    "with batch norm": {
        "name": "sine", "optimiser": "sgd", "learning_rate": 100.0, "network": {"batch_norm": "before"},
        "l2": 1000.0,
    },
    "linear layers": {
        "name": "sine", "optimiser": "sgd", "learning_rate": 1.0,
        "network": {"activation": "linear", "initial_scale": 3.0},
    },
    "l2 alone": {"optimiser": "sgd", "learning_rate": 1.0, "l2": 1000.0},
    "adam whose second moment overflows": {
        "name": "sine", "optimiser": "adam", "learning_rate": 1.0,
        "network": {"activation": "linear", "hidden_layers": (64,) * 6},
    },
    "rmsprop whose mean square overflows": {
        "name": "sine", "optimiser": "rmsprop", "learning_rate": 10.0,
        "network": {"activation": "relu", "hidden_layers": (64,) * 6},
    },
}  # fmt: skip


def arrays(trainer: Trainer) -> dict[str, np.ndarray]:
    return {
        "theta": trainer.network.theta,
        "statistics": trainer.network.statistics,
        "loss gradient": trainer.loss_gradient,
        **trainer.optimiser.vectors,
    }


@pytest.fixture(params=EXPLOSIONS)
def diverged(make_trainer, request: pytest.FixtureRequest) -> Trainer:
    trainer = make_trainer(**EXPLOSIONS[request.param])
    done = trainer.advance(300)
    assert trainer.status is Status.DIVERGED
    assert done == trainer.epoch == len(trainer.watched_losses)
    return trainer


def test_diverged_run_keeps_the_last_finite_state(diverged: Trainer) -> None:
    assert [name for name, array in arrays(diverged).items() if not np.isfinite(array).all()] == []
    assert np.isfinite(astuple(diverged.evaluation)[:4]).all()
    assert diverged.evaluation == Evaluator(diverged.network, diverged.problem).evaluate()


def test_diverged_run_notes_what_became_infinite_when_and_at_which_rate(diverged: Trainer) -> None:
    assert isinstance(diverged.reason, Diverged)
    assert (diverged.reason.epoch, diverged.reason.learning_rate) == (diverged.epoch, diverged.training.learning_rate)


def test_a_diverged_run_names_the_rate_that_can_be_set_and_the_scheduled_one(make_trainer) -> None:
    schedule = {"schedule": "step", "schedule_epochs": 1, "schedule_factor": 0.99}
    trainer = make_trainer(optimiser="sgd", learning_rate=0.5, l2=1000.0, batch_size=5000, **schedule)
    trainer.advance(300)

    assert trainer.status is Status.DIVERGED
    assert trainer.epoch > 0
    assert isinstance(trainer.reason, Diverged)
    assert trainer.reason.learning_rate == 0.5
    assert trainer.reason.scheduled_rate == pytest.approx(0.5 * 0.99**trainer.epoch)


def test_diverged_run_does_nothing_more(diverged: Trainer) -> None:
    before = [array.tobytes() for array in arrays(diverged).values()]

    assert diverged.advance(5) == 0
    assert diverged.advance(until=lambda: False) == 0
    assert [array.tobytes() for array in arrays(diverged).values()] == before
    assert diverged.status is Status.DIVERGED


def test_observer_never_sees_a_state_that_is_not_finite(make_trainer) -> None:
    seen = []
    trainer = make_trainer(
        "sine",
        optimiser="sgd",
        learning_rate=50.0,
        observe=lambda t: seen.append(np.isfinite(t.network.theta).all()),
    )
    trainer.advance(300)

    assert trainer.status is Status.DIVERGED
    assert len(seen) == trainer.epoch + 1
    assert all(seen)


def test_lower_learning_rate_opens_a_diverged_run_again(make_trainer) -> None:
    trainer = make_trainer("sine", optimiser="sgd", learning_rate=50.0, max_epochs=400)
    trainer.advance(300)
    epoch = trainer.epoch
    assert trainer.status is Status.DIVERGED

    trainer.change(in_mini_batches(optimiser="sgd", learning_rate=1e-4, max_epochs=400))

    assert (trainer.status, trainer.reason) == (Status.OPEN, None)
    assert trainer.advance(5) == 5
    assert trainer.epoch == epoch + 5


def test_reset_opens_a_diverged_run_at_its_beginning(make_trainer) -> None:
    trainer = make_trainer("sine", optimiser="sgd", learning_rate=50.0)
    theta = trainer.network.theta.copy()
    trainer.advance(300)

    trainer.reset()

    assert (trainer.status, trainer.reason, trainer.epoch) == (Status.OPEN, None, 0)
    np.testing.assert_array_equal(trainer.network.theta, theta)
