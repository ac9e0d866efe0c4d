"""A plan lists the runs of a sweep, and says what cannot be swept."""

from dataclasses import replace

import pytest

from playground.comparisons.sweep.plan import (
    NoEffect,
    NoRange,
    NotOfTheData,
    OutOfRange,
    PlanError,
    PlanProblem,
    SameKnob,
    TooManySamples,
    plan,
)
from playground.settings.knobs import KNOBS
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


REFUSED = [
    (replace(GRID, low=10.0, high=0.1), NoRange(KNOBS["l2"], 10.0, 0.1)),
    (
        replace(GRID, knob="dropout", second_knob="none", low=2.0, high=3.0),
        OutOfRange(KNOBS["dropout"], 2.0, is_low=True),
    ),
    (replace(GRID, high=5000.0), OutOfRange(KNOBS["l2"], 5000.0, is_low=False)),
    (replace(GRID, knob="width", low=1.5), OutOfRange(KNOBS["width"], 1.5, is_low=True)),
    (replace(GRID, second_knob="l2"), SameKnob(KNOBS["l2"])),
    (replace(GRID, knob="batch_size", low=0.0), OutOfRange(KNOBS["batch_size"], 0.0, is_low=True)),
]


@pytest.mark.parametrize(("asked", "problem"), REFUSED)
def test_a_range_that_cannot_be_is_named(asked: SweepSettings, problem: PlanProblem) -> None:
    with pytest.raises(PlanError) as caught:
        plan(Settings(), asked)

    assert caught.value.problem == problem


@pytest.mark.parametrize(
    ("base", "knob", "problem"),
    [
        (Settings(data=DataSettings("sine")), "flipped", NoEffect(KNOBS["flipped"])),
        (Settings(data=DataSettings("iris")), "n_samples", TooManySamples("Iris", 150, KNOBS["n_samples"].swept.high)),
        (Settings(network=NetworkSettings(hidden_layers=())), "dropout", NoEffect(KNOBS["dropout"])),
        (Settings(), "leaky_slope", NoEffect(KNOBS["leaky_slope"])),
        (Settings(), "patience", NoEffect(KNOBS["patience"])),
        (Settings(), "schedule_factor", NoEffect(KNOBS["schedule_factor"])),
        (Settings(), "n_classes", NoEffect(KNOBS["n_classes"])),
        (
            Settings(data=DataSettings("spirals")),
            "n_classes",
            NotOfTheData(KNOBS["n_classes"], "Spirals", 2, 3, 2.0, 6.0),
        ),
        (Settings(data=DataSettings("blobs", n_classes=3)), "balance", NoEffect(KNOBS["balance"])),
    ],
)
def test_a_knob_without_effect_is_refused(base: Settings, knob: str, problem: PlanProblem) -> None:
    low, high = KNOBS[knob].swept.low, KNOBS[knob].swept.high
    with pytest.raises(PlanError) as caught:
        plan(base, SweepSettings(knob=knob, low=low, high=high))

    assert caught.value.problem == problem


def test_dropout_can_be_swept_beside_the_depth_of_a_network_that_begins_without_layers() -> None:
    linear = Settings(network=NetworkSettings(hidden_layers=()))
    sweep = SweepSettings(
        knob="dropout", low=0.0, high=0.5, spacing="linear", second_knob="depth", second_low=0, second_high=2,
        second_steps=3,
    )  # fmt: skip

    assert plan(linear, sweep).n_rows == 3
