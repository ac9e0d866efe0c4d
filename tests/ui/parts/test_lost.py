"""What a page says of a run that the browser's tab remembers and the server's session does not have."""

from __future__ import annotations

import json
from typing import Any

import pytest

from playground.ui.shell import address, tab_state
from playground.words import training as words
from tests.ui.driver import AppDriver


def seat_texts(app: AppDriver) -> dict[str, Any]:
    """Return what the browser's tab is to remember of the page."""
    text = app.seat.texts["signal"]
    return json.loads(text) if text else {}


def test_the_tab_remembers_a_run_from_its_first_epoch_to_its_reset() -> None:
    app = AppDriver()
    assert seat_texts(app) == {}
    app.press("Step")
    assert seat_texts(app) == {"epoch": 1, "changed": None}
    app.set("L2, λ₂", 0.01)
    app.press("Step")
    assert seat_texts(app) == {"epoch": 2, "changed": 1}
    app.press("Reset")
    assert seat_texts(app) == {}


def test_the_tab_remembers_a_race() -> None:
    app = AppDriver("race")
    assert seat_texts(app) == {}
    app.press("Step")
    assert seat_texts(app) == {"epoch": 1}


def test_what_is_said_of_a_run_names_its_epoch_and_whether_it_was_changed() -> None:
    assert "in epoch 1,234, is gone. The same settings" in words.lost_run({"epoch": 1234, "changed": None})
    assert "in epoch 40: played again" in words.lost_run({"epoch": 60, "changed": 40})
    assert "race, in epoch 7," in words.lost_race({"epoch": 7})
    assert "43" in words.lost_study({"share": 0.43})
    assert "3 of 12 networks" in words.lost_sweep({"done": 3, "total": 12})


@pytest.mark.parametrize("say", [words.lost_run, words.lost_race, words.lost_study, words.lost_sweep])
@pytest.mark.parametrize("value", [
    None, True, "<b>7</b>", -3, -(2**63) - 1, 10**400, [], float("nan"), float("inf"), {"epoch": 1},
])  # fmt: skip
def test_nothing_is_said_of_what_no_page_has_left(say: Any, value: Any) -> None:
    names = ("epoch", "changed", "share", "done", "total")
    assert say({}) == ""
    assert say(dict.fromkeys(names, value)) == ""


def remembered(told: object, monkeypatch: pytest.MonkeyPatch) -> object:
    """Return what the race has lost by what its browser tells."""
    kept: dict[str, Any] = {"address": {"lost": told}}
    monkeypatch.setattr(tab_state, "value", kept.get)
    monkeypatch.setattr(tab_state, "set_value", kept.__setitem__)
    address._note_lost()
    return address.lost("race")


@pytest.mark.parametrize("told", [
    None, 5, {}, {"page": "race"}, {"page": "race", "memory": None}, {"page": [], "memory": "{}"},
    {"page": "race", "memory": "[1]"}, {"page": "race", "memory": "9" * 5000},
    {"page": "race", "memory": "[" * 100_000},
], ids=lambda told: str(told)[:40])  # fmt: skip
def test_a_memory_that_makes_no_sense_is_none(told: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert remembered(told, monkeypatch) is None


def test_a_memory_is_that_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert remembered({"page": "race", "memory": '{"epoch": 3}'}, monkeypatch) == {"epoch": 3}
    assert remembered({"page": "", "memory": '{"epoch": 3}'}, monkeypatch) is None
