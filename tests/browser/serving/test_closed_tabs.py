"""A closed tab's memory is given back though nobody comes; a tab whose connection breaks loses nothing."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, WebSocketRoute

from tests.browser.conftest import Open
from tests.browser.server import app_server
from tests.browser.stage_page import epoch, press, wait_for_epoch

BASE = "class/room"  # below which the visit has to find Streamlit's socket too
KEPT_SECONDS = 3  # for which a closed tab is kept
PATIENCE_SECONDS = 30.0
SOCKETS = re.compile("/(stage/socket|_stcore/stream)$")
CUT_OFF = "WebSocket onclose|WebSocket connection to"


@pytest.fixture(scope="module")
def measured_address() -> Iterator[str]:
    """Start the app that tells how many tabs it has in memory, and give its address."""
    options = [f"--server.disconnectedSessionTTL={KEPT_SECONDS}"]
    with app_server(BASE, script="benchmarks/app/measured_app.py", options=options) as started:
        yield started


def tabs_in_memory(address: str) -> int:
    """Return how many tabs' stages, and with them runs, the server has in memory."""
    root = address.removesuffix(f"{BASE}/")
    with urlopen(f"{root}memory", timeout=10) as answer:
        return int(json.load(answer)["stages"])


def wait_for_tabs_in_memory(address: str, wanted: int) -> None:
    """Wait until the server has so many tabs in memory; no browser says anything meanwhile."""
    end = time.monotonic() + PATIENCE_SECONDS
    while (found := tabs_in_memory(address)) != wanted:
        assert time.monotonic() < end, f"{found} tabs are in memory, not {wanted}"


def test_the_memory_of_closed_tabs_is_given_back_though_nobody_comes(open_app: Open, measured_address: str) -> None:
    pages = [open_app(query, at=measured_address) for query in ("?epochs=100000", "")]
    press(pages[0], "Play")
    wait_for_epoch(pages[0], 5)
    assert tabs_in_memory(measured_address) == 2
    for page in pages:
        page.close()

    wait_for_tabs_in_memory(measured_address, 0)


def test_a_tab_whose_connection_breaks_loses_nothing_while_others_are_forgotten(
    open_app: Open, measured_address: str
) -> None:
    sockets: list[tuple[WebSocketRoute, WebSocketRoute]] = []
    streams = 0

    def connect(socket: WebSocketRoute) -> None:
        nonlocal streams
        sockets.append((socket, socket.connect_to_server()))
        streams += socket.url.endswith("stream")

    def cut(page: Page) -> None:
        """Break both sockets at both ends, and wait until Streamlit's is there again."""
        before = streams
        while sockets:
            for end in sockets.pop():
                end.close()
        while streams == before:
            page.wait_for_timeout(10)

    page = open_app(
        "?epochs=100000&speed=medium", at=measured_address, expected=CUT_OFF,
        prepare=lambda page: page.route_web_socket(SOCKETS, connect),
    )  # fmt: skip
    press(page, "Play")
    wait_for_epoch(page, 5)
    open_app("", at=measured_address).close()
    assert tabs_in_memory(measured_address) == 2

    while tabs_in_memory(measured_address) == 2:
        seen = epoch(page)
        cut(page)
        wait_for_epoch(page, seen + 1)
    assert tabs_in_memory(measured_address) == 1

    press(page, "Pause")
    page.close()
    wait_for_tabs_in_memory(measured_address, 0)
