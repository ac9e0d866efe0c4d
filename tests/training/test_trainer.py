import numpy as np
import pytest

from datasets import load
from playground.network.dropout import Dropout
from playground.settings.fields import SettingsError
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.checkpoint import Checkpoint
from playground.training.reason import LimitReached, RanOutOfPatience, Status
from playground.training.trainer import Trainer

VARIANTS = [
    {},
    {"network": {"batch_norm": "before"}, "dropout": 0.5, "l1": 0.5, "l2": 0.5},
    {"name": "iris", "optimiser": "rmsprop", "class_weights": "balanced"},
    {"name": "sine", "optimiser": "momentum", "l1": 0.2, "l1_update": "subgradient"},
]


def state(trainer: Trainer) -> list[bytes]:
    """Return everything that learning has changed, to be compared bit by bit."""
    vectors = trainer.optimiser.vectors.values()
    arrays = [trainer.network.theta, trainer.network.statistics, trainer.loss_gradient, *vectors]
    return [array.tobytes() for array in arrays]


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
    assert (trainer.epoch, len(trainer.test_losses)) == (5, 5)
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
    assert (trainer.epoch, trainer.test_losses, trainer.status) == (0, [], Status.OPEN)
    trainer.advance(6)

    assert history.entries == first
    assert state(trainer) == end


def test_observer_sees_the_start_and_every_epoch(make_trainer) -> None:
    history = History()
    trainer = make_trainer(observe=history)
    trainer.advance(3)

    assert [epoch for epoch, _, _ in history.entries] == [0, 1, 2, 3]
    assert [entry[1].test_loss for entry in history.entries[1:]] == trainer.test_losses


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


def first_weights(trainer: Trainer) -> bytes:
    return trainer.network.theta[: trainer.network.n_weights].tobytes()


def orders(trainer: Trainer, n_epochs: int = 3) -> list[bytes]:
    """Train and return the inputs of every epoch in the order in which they came."""
    seen, epoch = [], trainer.batches.epoch

    def spy(rngs: list[np.random.Generator]):
        seen.append(b"")
        for window in epoch(rngs):
            seen[-1] += b"".join(X.tobytes() for X, _, _ in window.batches)
            yield window

    trainer.batches.epoch = spy
    trainer.advance(n_epochs)
    return seen


@pytest.mark.parametrize(
    "other",
    [
        {"dropout": 0.1}, {"dropout": 0.0}, {"learning_rate": 0.1}, {"l1": 3.0}, {"l2": 3.0},
        {"optimiser": "sgd"}, {"batch_size": 7}, {"loss": "mse"}, {"class_weights": "balanced"},
        {"network": {"batch_norm": "after"}}, {"network": {"activation": "tanh"}},
    ],
    ids=str,
)  # fmt: skip
def test_runs_that_differ_in_one_setting_share_first_weights_and_order(make_trainer, other: dict) -> None:
    settings = {"data": {"balance": 0.3}, "dropout": 0.5}
    one, two = make_trainer(**settings), make_trainer(**{**settings, **other})

    assert first_weights(one) == first_weights(two)
    assert orders(one) == orders(two)
    assert state(one)[0] != state(two)[0]


def test_seed_of_the_network_changes_the_first_weights_only(make_trainer) -> None:
    one, two = make_trainer(network={"seed": 1}), make_trainer(network={"seed": 2})

    assert first_weights(one) != first_weights(two)
    assert orders(one) == orders(two)


def test_shape_of_the_network_changes_neither_order_nor_data(make_trainer) -> None:
    one, two = make_trainer(), make_trainer(network={"hidden_layers": (3, 3, 3)})

    assert orders(one) == orders(two)


def test_seed_of_training_changes_order_and_dropout_but_not_the_first_weights(make_trainer) -> None:
    one, two = make_trainer(dropout=0.5, seed=1), make_trainer(dropout=0.5, seed=2)

    assert first_weights(one) == first_weights(two)
    assert set(orders(one)).isdisjoint(orders(two))
    masks = [[x.dropped().tobytes() for x in t.network.layers if isinstance(x, Dropout)] for t in (one, two)]
    assert masks[0] != masks[1]


def test_equal_seeds_do_not_make_equal_streams(make_trainer) -> None:
    trainer = make_trainer(seed=5, network={"seed": 5}, dropout=0.5)
    (dropout, *_) = [layer for layer in trainer.network.layers if isinstance(layer, Dropout)]

    draws = [rng.random(4).tobytes() for rng in (dropout.rngs[0], trainer.order_rng, np.random.default_rng(5))]

    assert len(set(draws)) == 3


def test_penalty_changes_no_dropout_mask(make_trainer) -> None:
    masks = []
    for l2 in (0.0, 5.0):
        trainer = make_trainer(dropout=0.5, l2=l2)
        trainer.advance(4)
        masks.append([x.dropped().tobytes() for x in trainer.network.layers if isinstance(x, Dropout)])

    assert masks[0] == masks[1]


@pytest.mark.parametrize("options", VARIANTS)
def test_float32_is_the_default_everywhere(make_trainer, options: dict) -> None:
    trainer = make_trainer(**options)
    trainer.advance(2)
    network = trainer.network
    arrays = [network.theta, network.grad, network.statistics, trainer.loss_gradient, trainer.problem.train.X]
    (window,) = trainer.batches.epoch([np.random.default_rng(0)])
    arrays += [*trainer.optimiser.vectors.values(), *window.batches[0][:2]]

    assert {array.dtype for array in arrays} == {np.dtype(np.float32)}


def test_float64_on_request_follows_the_same_path(make_trainer) -> None:
    single, double = make_trainer(), make_trainer(dtype=np.float64)
    for trainer in (single, double):
        trainer.advance(3)

    assert double.network.theta.dtype == double.loss_gradient.dtype == np.float64
    np.testing.assert_allclose(single.network.theta, double.network.theta, rtol=1e-3, atol=1e-4)


def test_last_batch_of_a_single_sample_is_harmless_with_batch_norm(make_trainer) -> None:
    trainer = make_trainer(network={"batch_norm": "before"}, batch_size=13, data={"n_samples": 80})
    assert trainer.dataset.n_train % 13 == 1

    trainer.advance(10)

    assert trainer.status is Status.OPEN
    assert np.isfinite(trainer.network.theta).all()
    assert np.isfinite(trainer.network.statistics).all()


def test_batch_size_of_one_and_of_more_than_all_samples_are_allowed(make_trainer) -> None:
    for batch_size, steps in ((1, 40), (5000, 1)):
        trainer = make_trainer(batch_size=batch_size, network={"batch_norm": "after"})
        trainer.advance(1)
        assert trainer.optimiser.steps == steps
        assert np.isfinite(trainer.network.theta).all()


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


def test_epoch_limit_closes_the_run_and_a_higher_one_opens_it(make_trainer) -> None:
    trainer = make_trainer(max_epochs=4)

    assert trainer.advance(10) == 4
    assert trainer.status is Status.EPOCH_LIMIT
    assert trainer.reason == LimitReached(4)
    assert trainer.advance(10) == 0
    assert trainer.advance(until=lambda: False) == 0

    trainer.change(TrainingSettings(max_epochs=6))
    assert (trainer.status, trainer.reason) == (Status.OPEN, None)
    assert trainer.advance(10) == 2


OVERFIT = {
    "learning_rate": 0.05,
    "patience": 5,
    "data": {"noise": 0.5},
    "network": {"hidden_layers": (32, 32)},
}


def test_early_stopping_ends_the_run_when_patience_is_over(make_trainer) -> None:
    trainer = make_trainer(early_stopping="stop", **OVERFIT)

    trainer.advance(500)

    best = int(np.argmin(trainer.test_losses)) + 1
    assert trainer.status is Status.STOPPED_EARLY
    assert trainer.epoch == trainer.stopping.stop_epoch == best + 5
    assert trainer.stopping.best_epoch == best
    assert trainer.reason == RanOutOfPatience(5, min(trainer.test_losses), best)
    assert trainer.advance(10) == 0


@pytest.mark.parametrize("choice", ["mark", "off"])
def test_early_stopping_that_marks_goes_on(make_trainer, choice: str) -> None:
    stopped, marked = (
        make_trainer(early_stopping="stop", **OVERFIT),
        make_trainer(early_stopping=choice, **OVERFIT),
    )
    stopped.advance(500)
    marked.advance(stopped.epoch + 20)

    assert marked.epoch == stopped.epoch + 20
    assert marked.status is Status.OPEN
    assert marked.stopping.stop_epoch == stopped.epoch


def test_more_patience_opens_a_run_that_was_stopped_early(make_trainer) -> None:
    trainer = make_trainer(early_stopping="stop", **OVERFIT)
    trainer.advance(500)
    epoch = trainer.epoch

    trainer.change(TrainingSettings(early_stopping="stop", learning_rate=0.05, patience=50))

    assert trainer.status is Status.OPEN
    assert trainer.advance(3) == 3
    assert trainer.epoch == epoch + 3


@pytest.mark.parametrize(
    "change",
    [{"learning_rate": 0.1}, {"l1": 30.0}, {"l2": 30.0}, {"dropout": 0.5}, {"l1": 9.0, "dropout": 0.1}],
    ids=str,
)
def test_live_change_goes_on_from_the_same_weights_and_takes_effect(make_trainer, change: dict) -> None:
    changed, kept = make_trainer(), make_trainer()
    for trainer in (changed, kept):
        trainer.advance(5)

    changed.change(TrainingSettings(**change))
    assert changed.epoch == 5
    assert state(changed) == state(kept)
    for trainer in (changed, kept):
        trainer.advance(2)

    assert (changed.epoch, len(changed.test_losses)) == (7, 7)
    assert state(changed)[0] != state(kept)[0]


def test_change_to_the_same_settings_changes_nothing(make_trainer) -> None:
    changed, kept = make_trainer(), make_trainer()
    changed.advance(3)
    changed.change(TrainingSettings())
    changed.advance(3)
    kept.advance(6)

    assert state(changed) == state(kept)


def test_l1_can_be_added_in_mid_run_and_makes_exact_zeros(make_trainer) -> None:
    trainer = make_trainer(optimiser="sgd", learning_rate=0.1)
    trainer.advance(5)
    weights = trainer.network.theta[: trainer.network.n_weights]
    assert np.count_nonzero(weights == 0) == 0

    trainer.change(TrainingSettings(optimiser="sgd", learning_rate=0.1, l1=5.0))
    trainer.advance(20)
    assert np.count_nonzero(weights == 0) > weights.size // 2


def test_reset_after_a_change_starts_with_the_changed_settings(make_trainer) -> None:
    trainer = make_trainer()
    trainer.advance(5)
    trainer.change(TrainingSettings(l2=10.0, dropout=0.5))
    trainer.reset()
    trainer.advance(4)
    fresh = make_trainer(l2=10.0, dropout=0.5)
    fresh.advance(4)

    assert state(trainer) == state(fresh)


@pytest.mark.parametrize(
    "change",
    [{"optimiser": "sgd"}, {"batch_size": 8}, {"loss": "mse"}, {"class_weights": "balanced"}, {"seed": 1}],
    ids=str,
)
def test_change_of_what_the_run_was_built_on_is_refused_and_changes_nothing(make_trainer, change: dict) -> None:
    trainer = make_trainer()
    trainer.advance(2)
    before = state(trainer)

    with pytest.raises(SettingsError, match=f"{next(iter(change))} cannot change in mid-run; make a new Trainer"):
        trainer.change(TrainingSettings(learning_rate=0.5, **change))

    assert state(trainer) == before
    assert trainer.optimiser.learning_rate == trainer.training.learning_rate == 0.01


@pytest.mark.parametrize(
    ("kind", "setting", "message"),
    [
        (TrainingSettings, {"batch_size": 0}, "batch_size must be between 1 and 5000, got 0"),
        (TrainingSettings, {"dropout": 1.0}, r"dropout must be between 0 and 0.95, got 1"),
        (TrainingSettings, {"learning_rate": float("nan")}, "learning_rate must be a finite number, got nan"),
        (TrainingSettings, {"l1": -1.0}, "l1 must be between 0 and 1000, got -1"),
        (TrainingSettings, {"optimiser": "lion"}, "optimiser must be one of sgd, .*got 'lion'"),
        (NetworkSettings, {"hidden_layers": (0,)}, "hidden_layers must be between 1 and 256, got 0"),
        (NetworkSettings, {"activation": "swish"}, "activation must be one of relu, .*got 'swish'"),
    ],
)
def test_settings_are_checked_before_a_run_and_the_error_names_value_and_remedy(
    kind: type, setting: dict, message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        kind(**setting)


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
    trainer = Trainer(load(name, n_samples=100), NetworkSettings(), TrainingSettings())
    before = trainer.evaluation

    trainer.advance(5)

    assert trainer.status is Status.OPEN
    assert trainer.evaluation.train_loss < before.train_loss
