"""A chunk of training does the same wherever it begins and ends."""

import numpy as np
import pytest

from datasets import CATALOGUE, load
from playground.comparisons.luck.chunk import RESOLUTION, Chunk, Progress, common_grid, train
from playground.network.outputs import predicted_labels
from playground.settings.run import DataSettings, NetworkSettings, Settings
from playground.settings.seeding import reseeded
from playground.training.data import load_data
from playground.training.stack_trainer import StackState
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

FOREVER = 1e9


def settings(name: str = "moons", varied: str = "all", **training: object) -> tuple[Settings, ...]:
    base = Settings(DataSettings(name, n_samples=60), NetworkSettings(hidden_layers=(6,)), in_mini_batches(**training))
    return tuple(reseeded(base, varied, number) for number in range(3))


def trained(
    variants: tuple[Settings, ...], last_epoch: int, *, seconds: float = FOREVER, state: StackState | None = None
) -> Progress:
    own_data = len({one.data for one in variants}) > 1
    return train(Chunk(variants, state, last_epoch, variants[0].data, own_data, seconds=seconds))


def test_chunks_of_one_epoch_are_one_long_chunk_bit_for_bit() -> None:
    variants = settings(dropout=0.3)
    whole = trained(variants, 5)
    parts = [trained(variants, 5, seconds=0.0)]
    while parts[-1].state.epoch < 5:
        parts.append(trained(variants, 5, seconds=0.0, state=parts[-1].state))

    assert len(parts) == 5
    assert whole.rows.shape == (6, 5, 3)
    np.testing.assert_array_equal(np.concatenate([part.rows for part in parts]), whole.rows)
    np.testing.assert_array_equal(parts[-1].answers, whole.answers)
    assert parts[-1].state.learned.theta.tobytes() == whole.state.learned.theta.tobytes()


def test_a_chunk_after_the_last_epoch_does_nothing() -> None:
    variants = settings()
    done = trained(variants, 2)
    again = trained(variants, 2, state=done.state)

    assert again.rows.shape == (0, 5, 3)
    assert again.state.epoch == 2


@pytest.mark.parametrize("varied", ["weights", "order", "data", "all"])
def test_rows_are_those_of_trainers_with_these_settings(varied: str) -> None:
    variants = settings(varied=varied)
    rows = trained(variants, 3).rows

    for k, one in enumerate(variants):
        trainer = Trainer(load("moons", n_samples=60, noise=0.3, seed=one.data.seed), one.network, one.training)
        trainer.advance(3)
        expected = trainer.evaluation
        assert rows[-1, 0, k] == pytest.approx(expected.train_loss, rel=1e-3)
        assert rows[-1, 1, k] == pytest.approx(expected.test_loss, rel=1e-3)
        assert rows[-1, 3, k] == pytest.approx(expected.test_score, abs=0.04)


@pytest.mark.parametrize("varied", ["weights", "all"])
def test_answers_are_what_each_network_says_of_the_same_points(varied: str) -> None:
    variants = settings(varied=varied)
    answers = trained(variants, 3).answers
    grid = common_grid(load_data(variants[0].data), own_data=varied == "all")

    for k, one in enumerate(variants):
        dataset = load("moons", n_samples=60, noise=0.3, seed=one.data.seed)
        trainer = Trainer(dataset, one.network, one.training)
        trainer.advance(3)
        alone = predicted_labels(trainer.network.logits(dataset.plane.to_inputs(grid.points).astype(np.float32)))
        assert (answers[k] == alone).mean() > 0.99


def test_principal_components_are_a_common_plane_of_one_draw_only() -> None:
    data = DataSettings("wine")

    assert common_grid(load_data(data), own_data=False) is not None
    assert common_grid(load_data(data), own_data=True) is None
    assert trained(settings("wine", "all"), 1).answers is None
    assert trained(settings("wine", "weights"), 1).answers.shape == (3, RESOLUTION**2)


def test_regression_answers_with_numbers() -> None:
    answers = trained(settings("sine"), 1).answers

    assert answers.shape == (3, RESOLUTION)
    assert answers.dtype == np.float32


def test_networks_of_a_later_stack_are_asked_on_the_plane_of_the_first() -> None:
    variants = settings(varied="data")
    whole = trained(variants, 2)
    later = train(Chunk(variants[2:], None, 2, variants[0].data, True, FOREVER))

    assert (later.answers[0] == whole.answers[2]).mean() > 0.99


@pytest.mark.long
@pytest.mark.parametrize("name", CATALOGUE)
@pytest.mark.parametrize(("n_samples", "test_share"), [(101, 0.5), (137, 0.3)])
def test_all_draws_of_a_data_set_can_stand_side_by_side(name: str, n_samples: int, test_share: float) -> None:
    draws = [load(name, n_samples=n_samples, test_share=test_share, flipped=0.2, seed=seed) for seed in range(8)]

    assert len({(d.X_train.shape, d.X_test.shape, d.n_classes, d.task) for d in draws}) == 1
