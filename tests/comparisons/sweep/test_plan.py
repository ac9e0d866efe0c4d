"""A plan lists the runs of a sweep, and says what cannot be swept."""

from dataclasses import replace

import pytest

from playground.comparisons.sweep.plan import PlanError, plan
from playground.settings.pages import SweepSettings
from playground.settings.run import LARGEST_SEED, DataSettings, NetworkSettings, Settings

GRID = SweepSettings(
    knob="l2", low=0.1, high=10.0, steps=3, second_knob="dropout", second_high=0.5, second_steps=2, n_seeds=2, epochs=7
)


def test_every_pair_of_values_is_tried_with_every_seed() -> None:
    made = plan(Settings(), GRID)
    cells = {place: made.settings(place) for place in made.places}

    assert len(made.places) == len(set(made.places)) == 3 * 2 * 2
    assert {(s.training.l2, s.training.dropout) for s in cells.values()} == {
        (l2, p) for l2 in (0.1, 1.0, 10.0) for p in (0.0, 0.5)
    }
    assert all(s.training.max_epochs == 7 for s in cells.values())
    for (row, column, seed), s in cells.items():
        assert (s.training.dropout, s.training.l2) == ((0.0, 0.5)[row], (0.1, 1.0, 10.0)[column])
        assert (s.data.seed, s.network.seed, s.training.seed) == (seed, seed, seed)


def test_the_first_seed_is_the_bases_own_and_seeds_never_leave_their_range() -> None:
    base = Settings(data=DataSettings(seed=LARGEST_SEED), network=NetworkSettings(seed=5))
    made = plan(base, GRID)

    first, second = made.settings((0, 0, 0)), made.settings((0, 0, 1))
    assert (first.data.seed, first.network.seed) == (LARGEST_SEED, 5)
    assert (second.data.seed, second.network.seed) == (0, 6)


def test_the_whole_picture_comes_before_the_second_seed() -> None:
    assert [seed for _, _, seed in plan(Settings(), GRID).places] == [0] * 6 + [1] * 6


def test_depth_and_width_do_not_depend_on_which_comes_first() -> None:
    one = SweepSettings(
        knob="depth", low=0, high=2, steps=3, spacing="linear",
        second_knob="width", second_low=4, second_high=8, second_steps=2,
    )  # fmt: skip
    other = replace(
        one, knob="width", low=4, high=8, steps=2, second_knob="depth", second_low=0, second_high=2, second_steps=3
    )
    a, b = plan(Settings(), one), plan(Settings(), other)

    for row, column, seed in a.places:
        assert a.settings((row, column, seed)) == b.settings((column, row, seed))
    assert a.settings((1, 2, 0)).network.hidden_layers == (8, 8)


REFUSED = {
    "From must be below To": replace(GRID, low=10.0, high=0.1),
    "From 2 cannot be: Dropout must be between 0 and 0.95, got 2": replace(GRID, knob="dropout", second_knob="none",
                                                                            low=2.0, high=3.0),
    "To 5000 cannot be": replace(GRID, high=5000.0),
    "must be a whole number, got 1.5": replace(GRID, knob="width", low=1.5),
    "choose another second knob": replace(GRID, second_knob="l2"),
    "From 0 cannot be: Batch size": replace(GRID, knob="batch_size", low=0.0),
}  # fmt: skip


@pytest.mark.parametrize("words", REFUSED)
def test_a_range_that_cannot_be_is_named_with_the_remedy(words: str) -> None:
    with pytest.raises(PlanError) as caught:
        plan(Settings(), REFUSED[words])

    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("base", "knob", "words"),
    [
        (Settings(data=DataSettings("sine")), "flipped", "no labels to flip"),
        (Settings(data=DataSettings("iris")), "n_samples", "Iris has 150 samples"),
        (Settings(network=NetworkSettings(hidden_layers=())), "dropout", "no units to drop"),
    ],
)
def test_a_knob_without_effect_is_refused(base: Settings, knob: str, words: str) -> None:
    low, high = {"flipped": (0.0, 0.4), "n_samples": (20.0, 400.0), "dropout": (0.0, 0.5)}[knob]
    with pytest.raises(PlanError) as caught:
        plan(base, SweepSettings(knob=knob, low=low, high=high))

    assert words in str(caught.value)


def test_dropout_can_be_swept_beside_the_depth_of_a_network_that_begins_without_layers() -> None:
    linear = Settings(network=NetworkSettings(hidden_layers=()))
    sweep = SweepSettings(
        knob="dropout", low=0.0, high=0.5, spacing="linear", second_knob="depth", second_low=0, second_high=2,
        second_steps=3,
    )  # fmt: skip

    assert plan(linear, sweep).n_rows == 3
