"""What a remedy's button changes is one setting, within its range, and not what is set already."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.measurements.verdict.advice import Advice, Remedy, Step, Way
from playground.measurements.verdict.treatments import treatments
from playground.settings.fields import differing
from playground.settings.run import PARTS, DataSettings, NetworkSettings, Settings, TrainingSettings

ONE_SETTING = {
    Way.L1: ("training", "l1"),
    Way.L2: ("training", "l2"),
    Way.ADD_L2: ("training", "l2"),
    Way.DROPOUT: ("training", "dropout"),
    Way.EARLY_STOPPING: ("training", "early_stopping"),
    Way.LESS_PATIENCE: ("training", "patience"),
    Way.MORE_SAMPLES: ("data", "n_samples"),
    Way.OTHER_ACTIVATION: ("network", "activation"),
    Way.SMALLER_FIRST_WEIGHTS: ("network", "initial_scale"),
}


def changed(before: Settings, after: Settings) -> list[tuple[str, str]]:
    """Return which fields differ."""
    return [(part, name) for part in PARTS for name in differing(getattr(before, part), getattr(after, part))]


@pytest.mark.parametrize("way", ONE_SETTING)
def test_each_way_changes_its_one_setting(way: Way) -> None:
    settings = Settings(network=NetworkSettings(initial_scale=10.0))
    (found,) = treatments((Remedy(Advice.ONE_OF, steps=(Step(way, 0.5),)),), settings)

    assert changed(settings, found.applied(settings)) == [ONE_SETTING[way]]


def test_what_was_not_seen_to_help_often_enough_is_said_without_a_value() -> None:
    without = {Way.ADD_DROPOUT, Way.BATCH_NORM, Way.FEWER_LAYERS}
    assert set(Way) - set(ONE_SETTING) == without

    remedies = (
        Remedy(Advice.ONE_OF, steps=tuple(map(Step, without))),
        Remedy(Advice.MORE_UNITS),
        Remedy(Advice.BALANCE),
    )
    assert treatments(remedies, Settings()) == ()


@given(
    n=st.integers(20, 5000), scale=st.sampled_from([0.001, 0.01, 1.0, 50.0, 100.0]), patience=st.integers(1, 10_000),
    layers=st.lists(st.integers(1, 256), max_size=6),
)  # fmt: skip
def test_at_the_ends_of_ranges_a_treatment_stays_within_or_is_not_offered(
    n: int, scale: float, patience: int, layers: list[int]
) -> None:
    settings = Settings(
        DataSettings(n_samples=n),
        NetworkSettings(hidden_layers=tuple(layers), initial_scale=scale),
        TrainingSettings(patience=patience),
    )
    remedies = (Remedy(Advice.ONE_OF, steps=tuple(Step(way, 0.5) for way in Way)), Remedy(Advice.ADD_LAYER))

    for found in treatments(remedies, settings):
        after = found.applied(settings)  # a value off its range raises SettingsError
        assert changed(settings, after) == [(found.part, found.field)]


def test_what_is_done_already_is_not_offered() -> None:
    settings = replace(Settings(), training=TrainingSettings(dropout=0.5))
    remedy = Remedy(Advice.ONE_OF, steps=(Step(Way.DROPOUT, 0.5), Step(Way.ADD_L2, 1.0)))

    (found,) = treatments((remedy,), settings)
    assert found.field == "l2"


@pytest.mark.parametrize("advice", [Advice.PLAY, Advice.NOTHING, Advice.GO_ON, Advice.LARGER_OR_LONGER])
def test_advice_that_names_no_setting_has_no_button(advice: Advice) -> None:
    assert treatments((Remedy(advice, 0.01),), Settings()) == ()


def test_a_real_data_set_cannot_be_asked_for_more_samples_than_it_has() -> None:
    settings = Settings(DataSettings(name="iris", n_samples=120, noise=0.0))
    (found,) = treatments((Remedy(Advice.ONE_OF, steps=(Step(Way.MORE_SAMPLES),)),), settings)

    assert found.value == 150
