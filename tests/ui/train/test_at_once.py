"""A changed setting is seen before the rest of the page is drawn, which takes longer than a person waits."""

from __future__ import annotations

from typing import Any

import pytest

from playground.ui.train import page
from tests.ui.driver import AppDriver


def test_the_new_run_is_shown_when_the_page_begins_to_draw_its_places(monkeypatch: pytest.MonkeyPatch) -> None:
    app = AppDriver(n=60)
    app.paint()
    known: list[int] = []
    draw = page.stage

    def noted(state: Any, theme: Any) -> None:
        known.append(app.seat.frame)
        draw(state, theme)

    monkeypatch.setattr(page, "stage", noted)
    frame = app.seat.frame
    app.rerun()
    app.paint()
    unchanged = app.seat.frame
    app.set("DataSettings.noise", 0.5)

    assert known[0] == frame
    assert known[-1] == unchanged + 1
