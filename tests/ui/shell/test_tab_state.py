"""Controls outside of a fragment mark the page as changed, as a fragment may be rerun without the rest of its page."""

from __future__ import annotations

from typing import Any

import pytest

from playground.ui.shell import tab_state
from tests.ui.driver import DASHBOARD, GROUPS, AppDriver


def another_value(control: Any) -> Any:
    """Return a value that a control does not have."""
    if control.type == "toggle":
        return not control.value
    if control.type in {"slider", "number_input"}:
        return control.min if control.value > control.min else control.max
    if control.type == "button_group":
        return control.value[:1]
    if control.type == "select_slider":
        text = next(option for option in control.options if float(option) != control.value)
        return int(text) if text.isdigit() else float(text)
    if control.type == "radio":
        return "a" if control.value == "b" else "b"
    return control.options[(control.index + 1) % len(control.options)]


@pytest.mark.long
@pytest.mark.parametrize("page", [DASHBOARD, "race"])
def test_every_control_beside_a_stage_that_plays_marks_the_page_as_changed(
    monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    marks: list[str] = []
    monkeypatch.setattr(tab_state, "controls_changed", lambda: marks.append("changed"))
    app = AppDriver(page, unfolded=GROUPS, n="40", layers="3")
    keys, silent = list(app.sidebar_fields), []
    for key in keys:
        if control := app.sidebar_fields.get(key):
            marks.clear()
            app.set(key, another_value(control))
            silent += [] if marks else [key]

    assert len(keys) > 25
    assert silent == []


def test_a_fragment_runs_the_page_until_what_its_controls_say_is_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    reruns: list[str] = []
    monkeypatch.setattr(tab_state.st, "session_state", {})
    monkeypatch.setattr(tab_state.st, "rerun", lambda: reruns.append("page"))

    tab_state.rerun_page_if_changed()
    assert reruns == []
    tab_state.controls_changed()
    tab_state.rerun_page_if_changed()
    tab_state.rerun_page_if_changed()  # the page was interrupted before it came to its controls
    assert len(reruns) == 2
    tab_state.controls_applied()
    tab_state.rerun_page_if_changed()
    assert len(reruns) == 2
