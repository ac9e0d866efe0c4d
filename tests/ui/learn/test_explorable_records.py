"""Figures to be moved: what holds for every record, whatever its values."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.triangle import CORNERS
from playground.lessons.chapters import CHAPTERS
from playground.ui.learn.controls import Choice, Slider, Spot, Values
from playground.ui.learn.explorable import Explorable
from playground.ui.learn.explorables import EXPLORABLES

FIRST = EXPLORABLES["losses-over-logit"]
every_explorable = pytest.mark.parametrize("one", EXPLORABLES.values(), ids=list(EXPLORABLES))


def corners(one: Explorable) -> list[Values]:
    """Return the values with each control at each of its ends, or options, in turn."""
    ends = {
        control.key: list(control.options) if isinstance(control, Choice) else [control.low, control.high]
        for control in one.controls
    }
    return [one.start() | {key: value} for key, values in ends.items() for value in values]


def settable(one: Explorable) -> st.SearchStrategy[Values]:
    """Return any values that can be set."""
    return st.fixed_dictionaries({
        control.key: st.sampled_from(list(control.options))
        if isinstance(control, Choice)
        else st.floats(control.low, control.high).map(control.nearest)
        for control in one.controls
    })  # fmt: skip


@every_explorable
def test_a_record_belongs_to_a_chapter_and_has_a_key_of_its_own(one: Explorable) -> None:
    assert EXPLORABLES[one.key] is one
    assert one.chapter in CHAPTERS


@every_explorable
def test_it_can_be_drawn_at_every_end_of_its_controls(one: Explorable) -> None:
    specs = set()
    for values in corners(one):
        result = one.compute(values)
        figures = [panel.draw(result, Theme(dark=True, presenter=True)) for panel in one.panels]
        specs.add(json.dumps([figure.spec for figure in figures]))
        assert all(reading.read(result) for reading in one.readings)
        assert one.sentence(result)
        assert all(figure.alt and figure.name for figure in figures)
        handles = [row for figure in figures if "handles" in figure.data for row in figure.data["handles"].to_pylist()]
        sliders = {control.key for control in one.controls if isinstance(control, Slider)}
        spot = {one.spot.x_key, one.spot.y_key} if one.spot else set()
        assert {row[key] for row in handles for key in ("x_key", "y_key")} <= {"", *sliders, *spot}

    assert len(specs) == 1  # a chart stays while it is moved


@pytest.mark.parametrize("key", list(EXPLORABLES))
def test_any_values_come_back_from_their_link(key: str) -> None:
    one = EXPLORABLES[key]

    @given(settable(one))
    def check(values: Values) -> None:
        assert one.read(one.link(values)) == (values, ())

    check()


@given(st.dictionaries(st.sampled_from(["logit", "weight", "label", "else"]), st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers(), st.text(), st.lists(st.integers())
)))  # fmt: skip
def test_whatever_a_command_wishes_for_the_values_can_be_set(wished: dict[str, object]) -> None:
    moved = FIRST.moved(FIRST.start(), wished)

    assert FIRST.read(FIRST.link(moved)) == (moved, ())


TRIANGLE = EXPLORABLES["softmax-triangle"]


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("x", "y", "z1"), st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers(), st.text()
))))  # fmt: skip
def test_wherever_a_handle_is_dragged_the_values_can_be_set(wished: dict[str, object]) -> None:
    moved = TRIANGLE.moved(TRIANGLE.start(), wished)

    assert TRIANGLE.read(TRIANGLE.link(moved)) == (moved, ())


@given(settable(TRIANGLE), st.floats(0.01, 0.98), st.floats(0.01, 0.98))
def test_the_point_of_the_triangle_comes_to_where_it_is_dragged(values: Values, one: float, other: float) -> None:
    p = np.array([one, other * (1 - one), (1 - other) * (1 - one)])
    x, y = p @ CORNERS
    moved = TRIANGLE.moved(values, {"x": x, "y": y})

    assert TRIANGLE.compute(moved).p == pytest.approx(p, abs=0.025)  # a step of a slider moves a probability by 0.0125


@pytest.mark.parametrize("changes", [
    {"controls": ()},
    {"controls": (FIRST.controls[0], FIRST.controls[0])},
    {"controls": (replace(FIRST.controls[0], key="lo_git"),)},
    {"controls": (replace(FIRST.controls[0], start=9.0),)},
    {"panels": ()},
    {"panels": FIRST.panels * 2},
    {"readings": ()},
    {"excerpts": ()},
    {"spot": Spot("logit", "y", lambda values, x, y: {})},
])  # fmt: skip
def test_a_record_that_contradicts_itself_is_refused(changes: dict) -> None:
    with pytest.raises(ValueError, match=FIRST.key):
        replace(FIRST, **changes)
