"""The lines of figures to be moved, by their spec and tables."""

from __future__ import annotations

import numpy as np
import pytest

from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines

X = np.array([0.0, 1.0, 2.0])
AXES = {"x": Axis("weight w", 0.0, 2.0), "y": Axis("penalty", 0.0, 4.0)}


def drawn(at: float = 1.0, theme: Theme = Theme(), **options):  # noqa: B008 -- it is frozen
    lines = [Line("square", X, X**2, (at, at**2)), Line("size", X, X, (at, at), dashed=True)]
    return moved_lines(lines, theme, name="Penalties", **AXES, **options)


def test_a_movement_leaves_the_spec_and_moves_points_and_handle() -> None:
    one, other = (drawn(at, handles=[Handle(at, at, "w")]) for at in (1.0, 1.5))

    assert one.spec is other.spec
    assert one.data["lines"].equals(other.data["lines"])
    assert other.data["marked"].to_pylist() == [
        {"x": 1.5, "y": 2.25, "line": "square"}, {"x": 1.5, "y": 1.5, "line": "size"},
    ]  # fmt: skip
    assert other.data["handles"].to_pylist() == [{"x": 1.5, "y": 1.5, "x_key": "w", "y_key": ""}]
    assert other.data["rules"].to_pylist() == [{"x": 1.5}]
    assert other.interaction == {"kind": "handles", "table": "handles"}


def test_the_numbers_are_told_in_words() -> None:
    assert drawn(1.5).alt == "Penalties. square 2.25; size 1.50."
    assert drawn(1.5).interaction is None


def test_axes_end_where_they_are_said_to() -> None:
    _, solid, *_ = drawn().spec["layer"]
    encoding = drawn().spec.get("encoding", {}) | solid["encoding"]

    assert encoding["x"]["scale"]["domain"] == [0.0, 2.0]
    assert encoding["y"]["scale"]["domain"] == [0.0, 4.0]
    assert (encoding["x"]["title"], encoding["y"]["title"]) == ("weight w", "penalty")


def test_a_handle_that_moves_along_both_axes_has_no_rule() -> None:
    assert drawn(handles=[Handle(1.0, 1.0, "m1", "m2")]).data["rules"].num_rows == 0


@pytest.mark.parametrize("theme", [Theme(dark=True), Theme(presenter=True), Theme(dark=True, presenter=True)])
def test_colours_and_widths_are_the_themes(theme: Theme) -> None:
    solid, dashed = drawn(theme=theme).spec["layer"][1:3]

    assert solid["mark"]["strokeWidth"] == dashed["mark"]["strokeWidth"] == theme.bold
    assert solid["encoding"]["color"]["scale"]["range"] == list(theme.sides)
    assert "strokeDash" in dashed["mark"]
