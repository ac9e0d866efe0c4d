"""Controls outside of a fragment mark the page as changed, as a fragment may be rerun without the rest of its page."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from playground.ui.shell import tab_state
from tests.ui.conftest import AppFactory, go_to

KINDS = ("selectbox", "slider", "select_slider", "number_input", "toggle", "radio", "button_group")


def controls(at: AppTest) -> dict[str, Any]:
    """Return every control of the sidebar by its key."""
    return {control.key: control for kind in KINDS for control in at.sidebar.get(kind)}


def move(control: Any) -> None:
    """Give a control a value that it does not have."""
    if control.type == "toggle":
        control.set_value(not control.value)
    elif control.type in {"slider", "number_input"}:
        control.set_value(control.min if control.value > control.min else control.max)
    elif control.type == "button_group":
        control.set_value(control.value[:1])
    elif control.type == "select_slider":
        text = next(option for option in control.options if float(option) != control.value)
        control.set_value(int(text) if text.isdigit() else float(text))
    elif control.type == "radio":
        control.set_value("a" if control.value == "b" else "b")
    else:
        control.select_index((control.index + 1) % len(control.options))


@pytest.mark.parametrize(("path", "within"), [("", ""), ("race", "race ")])
def test_every_control_beside_a_stage_that_plays_marks_the_page_as_changed(
    make_app: AppFactory, monkeypatch: pytest.MonkeyPatch, path: str, within: str
) -> None:
    marks: list[str] = []
    monkeypatch.setattr(tab_state, "controls_changed", lambda: marks.append("changed"))
    at = make_app(n="40", layers="3")
    for group in ("Samples and inputs", "Network", "Training"):
        at.session_state[f"{within}group {group}"] = True
    go_to(at, path)
    keys, silent = list(controls(at)), []
    for key in keys:
        if key in (now := controls(at)):
            marks.clear()
            move(now[key])
            at.run()
            assert not at.exception
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
