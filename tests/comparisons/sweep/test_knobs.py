"""Every knob turns one setting, within its range, and nothing else."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.comparisons.sweep.knobs import KNOBS, Knob
from playground.comparisons.sweep.spacing import spaced
from playground.settings.fields import SettingsError
from playground.settings.pages import SWEPT
from playground.settings.run import NetworkSettings, Settings

knobs = st.sampled_from(list(KNOBS.values()))


def values(knob: Knob) -> st.SearchStrategy[float]:
    low, high = knob.domain.low, knob.domain.high
    return st.integers(int(low), int(high)) if knob.domain.whole else st.floats(low, high)


def layers_of(settings: Settings) -> tuple[int, ...]:
    return settings.network.hidden_layers


def test_there_is_a_knob_for_every_name_that_links_know() -> None:
    assert set(KNOBS) == set(SWEPT)


@given(data=st.data(), knob=knobs)
def test_a_knob_sets_its_own_field_and_no_other(data: st.DataObject, knob: Knob) -> None:
    value = data.draw(values(knob))
    before, after = asdict(Settings()), asdict(knob.apply(Settings(), value))

    changed = {(part, name): after[part][name] for part in before for name in before[part]
               if after[part][name] != before[part][name]}  # fmt: skip
    field = {"width": "hidden_layers", "depth": "hidden_layers"}.get(knob.name, knob.name)
    assert {name for _, name in changed} <= {field}
    if knob.name not in {"width", "depth"}:
        (part,) = [part for part in before if field in before[part]]
        assert after[part][field] == value


@given(width=st.integers(1, 256), depth=st.integers(1, 6))
def test_width_holds_for_every_layer_and_depth_repeats_the_last(width: int, depth: int) -> None:
    deep = KNOBS["depth"].apply(Settings(network=NetworkSettings(hidden_layers=(8, 4))), depth)

    assert layers_of(deep) == ((8, 4) + (4,) * 4)[:depth]
    assert layers_of(KNOBS["width"].apply(deep, width)) == (width,) * depth


def test_a_linear_model_gets_a_layer_from_either_knob() -> None:
    linear = Settings(network=NetworkSettings(hidden_layers=()))

    assert layers_of(KNOBS["width"].apply(linear, 5)) == (5,)
    assert layers_of(KNOBS["depth"].apply(linear, 2)) == (64, 64)
    assert layers_of(KNOBS["depth"].apply(Settings(), 0)) == ()


@pytest.mark.parametrize("knob", KNOBS.values(), ids=KNOBS)
def test_a_value_outside_the_range_is_refused_and_the_usual_range_lies_within(knob: Knob) -> None:
    with pytest.raises(SettingsError):
        knob.apply(Settings(), knob.domain.high + 1)
    for end in knob.usual:
        knob.apply(Settings(), end)
    assert knob.title[0].isupper()


@given(
    low=st.floats(0, 1000),
    ratio=st.floats(1.01, 1000),
    steps=st.integers(2, 25),
    log=st.booleans(),
    whole=st.booleans(),
)  # fmt: skip
def test_values_rise_from_end_to_end(low: float, ratio: float, steps: int, log: bool, whole: bool) -> None:  # noqa: FBT001
    high = max(low, 0.01) * ratio
    if whole:
        low, high = float(round(low)), float(round(high) + 1)
    found = spaced(low, high, steps, log=log, whole=whole)

    assert (found[0], found[-1]) == (low, high)
    assert list(found) == sorted(set(found))
    assert len(found) <= steps
    if whole:
        assert all(value == int(value) for value in found)
    else:
        assert len(found) == steps


def test_values_are_round_numbers_in_equal_ratios() -> None:
    assert spaced(0.01, 100.0, 5, log=True, whole=False) == (0.01, 0.1, 1.0, 10.0, 100.0)
    assert spaced(1.0, 16.0, 5, log=True, whole=True) == (1.0, 2.0, 4.0, 8.0, 16.0)
    assert spaced(0.0, 0.8, 5, log=False, whole=False) == (0.0, 0.2, 0.4, 0.6, 0.8)


def test_a_logarithmic_range_from_0_has_0_as_an_extra_first_value() -> None:
    assert spaced(0.0, 10.0, 5, log=True, whole=False) == (0.0, 0.01, 0.1, 1.0, 10.0)
    assert spaced(0.0, 4.0, 4, log=True, whole=True) == (0.0, 1.0, 2.0, 4.0)
    assert spaced(0.0, 1.0, 6, log=True, whole=True) == (0.0, 1.0)
    assert spaced(0.0, 3.0, 2, log=True, whole=False) == (0.0, 3.0)
