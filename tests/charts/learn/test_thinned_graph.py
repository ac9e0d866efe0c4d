"""The network of which units are dropped, by its spec and tables."""

from __future__ import annotations

import numpy as np
import pytest

from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.thinned_graph import thinned_graph

KEPT = [np.array([True, True]), np.array([True, False, True]), np.array([True])]


def drawn(kept=KEPT, theme: Theme = Theme()):  # noqa: B008 -- it is frozen
    return thinned_graph(kept, theme, name="Network", states=("there", "dropped"), told="5 of 6 are there.")


def test_a_connection_is_there_if_both_its_units_are() -> None:
    figure = drawn()
    units, connections = (figure.data[name].to_pylist() for name in ("units", "connections"))
    at = {(unit["x"], unit["y"]): unit["state"] for unit in units}

    assert sorted(at.values()) == ["dropped"] + ["there"] * 5
    assert len(connections) == 2 * 3 + 3 * 1
    for one in connections:
        both = {at[one["x"], one["y"]], at[one["x2"], one["y2"]]}
        assert one["state"] == ("there" if both == {"there"} else "dropped")
    assert figure.alt == "Network. 5 of 6 are there."


def test_another_mask_leaves_the_spec_and_all_places() -> None:
    one, other = drawn(), drawn([KEPT[0], ~KEPT[1], KEPT[2]])

    assert one.spec is other.spec
    for name in ("units", "connections"):
        assert one.data[name].drop_columns(["state"]).select(["x", "y"]).equals(other.data[name].select(["x", "y"]))


@pytest.mark.parametrize("theme", [Theme(dark=True), Theme(presenter=True)])
def test_colours_are_the_themes(theme: Theme) -> None:
    units = drawn(theme=theme).spec["layer"][1]

    assert units["encoding"]["fill"]["scale"]["range"] == [theme.sides[0], theme.paper]
