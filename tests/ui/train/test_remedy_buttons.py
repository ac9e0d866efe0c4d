"""A remedy's button changes one setting, its control follows, and the run is played again from its beginning."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest

from tests.ui.driver import AppDriver


def commands(app: AppDriver) -> list[dict[str, Any]]:
    """Return what the page's own buttons send."""
    return [json.loads(unescape(sent)) for html in app.html for sent in re.findall(r'data-command="([^"]+)"', html)]


@pytest.fixture
def overfitted() -> AppDriver:
    """A run that overfits, paused."""
    app = AppDriver(layers="64,64", noise="0.3", opt="adam", rate="0.01", batch="16")
    app.train_unseen(400)
    app.rerun()
    return app


def test_every_remedy_with_a_value_has_a_button(overfitted: AppDriver) -> None:
    fields = {command["field"]: command["value"] for command in commands(overfitted) if command["do"] == "try"}

    assert fields["l2"] > 0
    assert "dropout" not in fields
    assert fields["n_samples"] > overfitted.settings.data.n_samples


def test_pressing_one_plays_the_run_again_with_it_and_the_sidebar_follows(overfitted: AppDriver) -> None:
    overfitted.ask(do="try", part="training", field="dropout", value=0.5)

    assert overfitted.settings.training.dropout == 0.5
    assert overfitted.value("TrainingSettings.dropout") == 0.5
    assert overfitted.is_playing
    assert overfitted.run.changed_at is None
    assert overfitted.epoch < 400
    overfitted.rerun()
    assert overfitted.settings.training.dropout == 0.5


def test_layers_follow_too(overfitted: AppDriver) -> None:
    overfitted.ask(do="try", part="network", field="hidden_layers", value=[8])

    assert overfitted.run.widths == (2, 8, 1)
    overfitted.rerun()
    assert overfitted.run.widths == (2, 8, 1)


def test_the_best_epoch_can_be_looked_at(overfitted: AppDriver) -> None:
    best = overfitted.run.history.best_epoch
    assert {"do": "display", "epoch": best} in commands(overfitted)

    overfitted.ask(do="display", epoch=best)

    assert overfitted.epoch == best
    assert f"Looking back at epoch {best} of 400." in overfitted.text


@pytest.mark.parametrize(
    "command",
    [
        {"do": "try", "part": "training", "field": "dropout", "value": 5},
        {"do": "try", "part": "training", "field": "dropout", "value": "much"},
        {"do": "try", "part": "training", "field": "nothing", "value": 1},
        {"do": "try", "part": "weather", "field": "dropout", "value": 1},
        {"do": "display", "epoch": -1},
        {"do": "display", "epoch": "x"},
        {"do": "display", "epoch": 10**9},
        {"do": "switch", "field": "nothing"},
        {"do": "tab", "tab": "nothing"},
        {"do": "go"},
        {"do": ["x"]},
        {},
    ],
)
def test_a_command_that_makes_no_sense_does_nothing(overfitted: AppDriver, command: dict[str, Any]) -> None:
    settings, view = overfitted.settings, overfitted.view
    overfitted.ask(**command)

    assert overfitted.seat.error == ""
    assert (overfitted.settings, overfitted.view, overfitted.run.trainer.epoch) == (settings, view, 400)
