"""Whatever is set while a stage plays takes effect at once, and the stage plays on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.driver import DASHBOARD, GROUPS, AppDriver
from tests.ui.screen import FIELDS


def another_value(control: Any) -> Any:
    """Return a value that a control does not have; the next one, with which a run can go on."""
    if control.type == "toggle":
        return not control.value
    if control.type in {"slider", "number_input"}:
        return control.value + (control.step if control.value < control.max else -control.step)
    if control.type == "select_slider":
        numbers = [_number(text) for text in control.options if text != "full"]
        place = numbers.index(control.value)
        return numbers[place + 1] if place + 1 < len(numbers) else numbers[place - 1]
    if control.type == "button_group":
        return control.value[:1] if isinstance(control.value, list) else "score"
    if control.type == "radio":
        return "a" if control.value == "b" else "b"
    return control.options[(control.index + 1) % len(control.options)]


def _number(text: str) -> float:
    number = float(text.replace(",", ""))
    return int(number) if number == int(number) else number


def shown(app: AppDriver) -> tuple[Any, ...]:
    """Return the settings that a page trains with, and how it shows that."""
    state = app.state()
    runs = state.race.runs if app.page == "race" else (state.run,)
    return *(run.settings for run in runs), state.view


@pytest.mark.long
@pytest.mark.parametrize("page", [DASHBOARD, "race"])
def test_every_control_takes_effect_and_the_stage_plays_on(page: str) -> None:
    app = AppDriver(page, unfolded=GROUPS, n="200", layers="3", speed="medium")
    keys = app.keys(*FIELDS)
    app.press("play")
    idle, stopped = [], []
    for key in keys:
        if not app.has(key):
            continue  # another control has hidden this one
        before, value = shown(app), another_value(app.control(key))
        app.set(key, value)
        idle += [key] if shown(app) == before else []
        if key.endswith(".speed"):
            app.set(key, "medium")
        frame = app.seat.frame
        app.paint()
        stopped += [] if app.is_playing and app.seat.frame > frame else [key]

    assert len(keys) > 35
    assert (idle, stopped) == ([], [])
    assert app.seat.error == ""
    assert app.problems == []
