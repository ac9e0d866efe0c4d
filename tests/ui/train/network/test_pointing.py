"""A unit of the network's graph is shown large while it is pointed at, and stays when it is kept."""

from __future__ import annotations

import pytest

from tests.ui.driver import AppDriver


def answer(app: AppDriver) -> str:
    """Return the name of what is shown large."""
    return app.charts[0].name


def framed(app: AppDriver) -> list[tuple[int, int]]:
    """Return the units that have a frame on the graph."""
    units = app.charts[2].columns("units")
    rows = zip(units["layer"], units["unit"], units["chosen"], strict=True)
    return [(layer, unit) for layer, unit, chosen in rows if chosen]


def test_a_unit_is_shown_while_it_is_pointed_at_and_nothing_else_changes() -> None:
    app = AppDriver(layers="8,4", tab="network")
    link, reruns = app.link, app.seat.rerun

    app.ask(do="point", layer=2, unit=3)
    assert "output of hidden 2 unit 3" in app.charts[0].alt
    assert framed(app) == [(2, 3)]
    app.ask(do="point")
    assert answer(app) == "Decision boundary"
    assert framed(app) == []
    assert (app.link, app.seat.rerun) == (link, reruns)


def test_a_unit_is_pointed_at_while_the_run_plays() -> None:
    app = AppDriver(layers="8,4", tab="network", speed="medium")
    app.press("play")
    app.ask(do="point", layer=1, unit=8)
    for _ in range(3):
        app.paint()

    assert app.is_playing
    assert app.epoch > 1
    assert "output of hidden 1 unit 8" in app.charts[0].alt


def test_a_unit_that_is_kept_stays_and_the_controls_follow_until_it_is_kept_again() -> None:
    app = AppDriver(layers="8,4", tab="network")
    app.ask(do="point", layer=2, unit=3)
    app.ask(do="keep", layer=2, unit=3)
    app.ask(do="point", layer=None, unit=None)
    assert "output of hidden 2 unit 3" in app.charts[0].alt
    assert (app.value("ViewSettings.hidden"), app.value("ViewSettings.unit")) == (2, 3)
    assert (app.link["hidden"], app.link["unit"]) == ("2", "3")

    app.ask(do="keep", layer=1, unit=5)
    assert (app.value("ViewSettings.hidden"), app.value("ViewSettings.unit")) == (1, 5)
    app.set("ViewSettings.unit", 6)
    assert framed(app) == [(1, 6)]

    app.ask(do="keep", layer=1, unit=6)
    assert answer(app) == "Decision boundary"
    assert app.value("ViewSettings.hidden") == 0
    assert "hidden" not in app.link


@pytest.mark.parametrize(
    "command",
    [
        {"do": "point", "layer": 0, "unit": 1},
        {"do": "point", "layer": 3, "unit": 1},
        {"do": "point", "layer": 1, "unit": 9},
        {"do": "point", "layer": "1", "unit": 1},
        {"do": "keep", "layer": 1, "unit": 0},
        {"do": "keep", "layer": 3, "unit": 1},
        {"do": "keep"},
    ],
    ids=str,
)
def test_what_is_no_hidden_unit_shows_the_networks_answer(command: dict[str, object]) -> None:
    app = AppDriver(layers="8,4", tab="network")
    app.ask(**command)

    assert answer(app) == "Decision boundary"
    assert app.view.hidden == 0
    assert not app.problems


def test_a_unit_that_went_with_its_tab_or_its_layer_is_pointed_at_no_more() -> None:
    app = AppDriver(layers="8,4", tab="network")
    app.ask(do="point", layer=1, unit=8)
    app.ask(do="tab", tab="norms")
    assert answer(app) == "Decision boundary"

    app.ask(do="tab", tab="network")
    app.set("NetworkSettings.hidden_layers 1", 7)
    assert answer(app) == "Decision boundary"


def test_of_a_wide_layer_the_kept_unit_is_among_those_that_are_drawn() -> None:
    app = AppDriver(layers="64,64", tab="network")
    units = app.charts[2].columns("units")
    drawn = [unit for layer, unit in zip(units["layer"], units["unit"], strict=True) if layer == 1]
    assert len(drawn) == 8
    weak = next(unit for unit in range(1, 65) if unit not in drawn)

    app.ask(do="keep", layer=1, unit=weak)
    assert framed(app) == [(1, weak)]


def test_heat_maps_are_a_switch_of_the_view() -> None:
    app = AppDriver(tab="network")
    app.open_menu("change network")
    app.set("Heat maps", True)

    assert app.charts[2].name == "Weights of each layer as a heat map"
    assert app.link["heatmaps"] == "1"
    assert AppDriver(**app.link).charts[2].name == app.charts[2].name
