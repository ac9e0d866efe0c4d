"""A visit that a busy server did not answer is made again, and not for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from playground.ui.shell.serving import closed_tabs
from playground.ui.shell.serving.closed_tabs import TAB_SOCKET, TRIES, ClosedTabs

SCOPE = {"type": "websocket", "path": TAB_SOCKET, "headers": [(b"host", b"localhost:8501")], "subprotocols": ["token"]}


class App:
    """An app that answers nobody before some visits.

    Parameters
    ----------
    busy_for : int
        How many visits it does not answer.
    """

    def __init__(self, busy_for: int) -> None:
        self.busy_for, self.n_visits = busy_for, -1  # the first to come is a tab

    async def __call__(self, _scope: Any, receive: Callable[[], Any], send: Callable[[Any], Any]) -> None:
        self.n_visits += 1
        if self.n_visits == 0:
            return
        await send({"type": "websocket.accept"})
        assert (await receive())["type"] == "websocket.connect"
        assert (await receive())["type"] == "websocket.receive"
        if self.n_visits > self.busy_for:
            await send({"type": "websocket.send", "bytes": b"an answer"})
        assert (await receive())["type"] == "websocket.disconnect"


async def visits_after_a_tab(app: App) -> int:
    """Return how many visits the app gets once a tab was closed."""
    tabs = ClosedTabs(app)
    await tabs(SCOPE, asyncio.Event().wait, asyncio.sleep)
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others)
    return app.n_visits


@pytest.mark.parametrize(("busy_for", "visits"), [(0, 1), (1, 2), (TRIES - 1, TRIES), (TRIES + 3, TRIES)])
def test_a_visit_is_made_again_until_it_is_answered(
    busy_for: int, visits: int, set_option: Callable[[str, object], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_option("server.disconnectedSessionTTL", 0)
    monkeypatch.setattr(closed_tabs, "MARGIN_SECONDS", 0.0)
    monkeypatch.setattr(closed_tabs, "PATIENCE_SECONDS", 0.01)

    assert asyncio.run(visits_after_a_tab(App(busy_for))) == visits
