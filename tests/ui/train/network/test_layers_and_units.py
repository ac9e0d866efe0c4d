"""Layers and units that are added or removed on the network's graph; the sidebar's controls follow."""

from __future__ import annotations

import json
from typing import Any

import pytest

from playground.settings.network import NetworkSettings, with_layers, with_units
from tests.ui.driver import AppDriver


def commands(app: AppDriver) -> list[dict[str, Any]]:
    """Return what the buttons on the graph send."""
    return [json.loads(text) for text in app.charts[2].columns("buttons")["command"] if text]


def test_layers_come_and_go_and_the_controls_follow() -> None:
    app = AppDriver(layers="8,4", tab="network")
    app.press("step")
    app.ask(do="layers", add=1)
    assert app.settings.network.hidden_layers == (8, 4, 4)
    assert (app.epoch, app.is_playing) == (0, False)
    assert app.value("NetworkSettings.hidden_layers count") == 3
    assert app.value("NetworkSettings.hidden_layers 3") == 4
    assert app.link["layers"] == "8,4,4"

    app.ask(do="layers", add=-1)
    app.ask(do="layers", add=-1)
    assert app.settings.network.hidden_layers == (8,)
    assert app.value("NetworkSettings.hidden_layers count") == 1
    app.rerun()
    assert app.settings.network.hidden_layers == (8,)


def test_units_come_and_go_and_the_controls_follow() -> None:
    app = AppDriver(layers="8,4", tab="network")
    app.ask(do="units", layer=2, add=1)
    app.ask(do="units", layer=1, add=-1)

    assert app.settings.network.hidden_layers == (7, 5)
    assert [app.value(f"NetworkSettings.hidden_layers {layer}") for layer in (1, 2)] == [7, 5]


def test_a_run_that_plays_plays_on_with_the_new_network() -> None:
    app = AppDriver(layers="8,4", tab="network", speed="medium")
    app.press("play")
    for _ in range(3):
        app.paint()
    app.ask(do="units", layer=1, add=1)
    for _ in range(4):
        app.paint()

    assert app.is_playing
    assert app.settings.network.hidden_layers == (9, 4)
    assert app.run.trainer.epoch > 0


def test_presses_that_the_page_has_not_done_yet_add_up() -> None:
    app = AppDriver(layers="8,4", tab="network")
    for _ in range(3):
        app.seat.ask(do="units", layer=1, add=1)
    app.seat.ask(do="layers", add=1)
    app.rerun()

    assert app.settings.network.hidden_layers == (11, 4, 4)


def test_controls_that_are_folded_away_follow_when_they_are_drawn() -> None:
    app = AppDriver(layers="8,4", tab="network", unfolded=())
    app.ask(do="layers", add=1)
    app.unfold("Network")

    assert app.value("NetworkSettings.hidden_layers count") == 3
    assert app.settings.network.hidden_layers == (8, 4, 4)


def test_the_graph_offers_what_is_within_bounds() -> None:
    few = commands(AppDriver(layers="1,4", tab="network"))
    assert len(few) == 5
    assert {"do": "units", "layer": 1, "add": -1} not in few
    assert {"do": "units", "layer": 2, "add": -1} in few
    full = commands(AppDriver(layers="256,2,2,2,2,2", tab="network"))
    assert {"do": "layers", "add": 1} not in full
    assert {"do": "units", "layer": 1, "add": 1} not in full
    assert {"do": "units", "layer": 1, "add": -1} in full
    assert commands(AppDriver(layers="none", tab="network")) == [{"do": "layers", "add": 1}]


@pytest.mark.parametrize(
    "command",
    [
        {"do": "layers", "add": 2},
        {"do": "layers", "add": "1"},
        {"do": "layers"},
        {"do": "units", "layer": 3, "add": 1},
        {"do": "units", "layer": 0, "add": 1},
        {"do": "units", "layer": 1, "add": 0},
    ],
    ids=str,
)
def test_what_makes_no_sense_changes_nothing(command: dict[str, Any]) -> None:
    app = AppDriver(layers="8,4", tab="network")
    app.press("step")
    app.ask(**command)

    assert app.settings.network.hidden_layers == (8, 4)
    assert app.epoch == 1
    assert not app.seat.error


def test_the_menu_has_buttons_for_all_of_it() -> None:
    app = AppDriver(layers="8,4", tab="network")
    app.open_menu("change network")
    app.press("layer more")
    app.set("resized layer", 3)
    app.press("unit less")
    assert app.settings.network.hidden_layers == (8, 4, 3)

    for _ in range(3):
        app.press("layer less")
    assert app.settings.network.hidden_layers == ()
    assert not app.can_press("layer less")
    assert not app.has("unit less")


def test_a_new_layer_is_as_wide_as_the_last_and_bounds_are_kept() -> None:
    network = NetworkSettings((8, 4))

    assert with_layers(network, 1).hidden_layers == (8, 4, 4)
    assert with_layers(NetworkSettings(()), 1).hidden_layers == NetworkSettings().hidden_layers[-1:]
    assert with_layers(NetworkSettings(()), -1).hidden_layers == ()
    assert with_layers(NetworkSettings((2,) * 6), 1).hidden_layers == (2,) * 6
    assert with_units(network, 1, -1).hidden_layers == (7, 4)
    assert with_units(NetworkSettings((1,)), 1, -1).hidden_layers == (1,)
    assert with_units(NetworkSettings((256,)), 1, 1).hidden_layers == (256,)
