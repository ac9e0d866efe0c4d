"""The stage's socket is cut, or cannot be had at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from playground.words.catalogue import live as says
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    CHARTS,
    epoch,
    finish,
    numbers,
    press,
    remember_views,
    views_survive,
    wait_for_epoch,
    wait_for_exact_epoch,
    wait_for_script,
    wait_for_state,
)

SOCKET = re.compile("/stage/socket$")
CLOSED = 4000  # no code of ours
PROVOKED = "Failed to load resource"  # what was blocked


def wait_for_charts_at_rest(page: Page, charts: Iterable[str] = CHARTS) -> None:
    """Wait until the charts are drawn by Streamlit itself."""
    for chart in charts:
        page.locator(f"{chart} [data-testid=stVegaLiteChart] canvas").wait_for()
    wait_for_script(page)


def test_a_run_plays_on_with_the_same_numbers_whenever_its_socket_is_cut(open_app: Open) -> None:
    page = open_app("?epochs=100")
    finish(page, 100)
    undisturbed = numbers(page)

    sockets: list[WebSocketRoute] = []

    def connect(socket: WebSocketRoute) -> None:
        socket.connect_to_server()
        sockets.append(socket)

    page = open_app("?epochs=100&speed=medium", prepare=lambda page: page.route_web_socket(SOCKET, connect))
    remember_views(page)
    press(page, "Play")
    for n in range(1, 4):
        wait_for_epoch(page, 20 * n)
        assert len(sockets) == n
        sockets[-1].close(code=CLOSED)
    wait_for_state(page, "Epoch limit reached")
    wait_for_exact_epoch(page, 100)
    assert numbers(page) == undisturbed
    assert views_survive(page)


def block_scripts(page: Page) -> None:
    page.route("**/stage/**", lambda route: route.abort())


def block_socket(page: Page) -> None:
    page.route_web_socket(SOCKET, lambda socket: socket.close(code=CLOSED))


@pytest.mark.parametrize("block", [block_scripts, block_socket])
def test_without_a_socket_the_page_says_so_and_look_again_trains_on(open_app: Open, block: object) -> None:
    page = open_app("?epochs=100000", prepare=block, ready=wait_for_charts_at_rest, expected=PROVOKED)
    page.get_by_text(says.NO_STAGE()).wait_for()
    assert epoch(page) == 0
    assert page.get_by_role("button", name=says.LOOK_AGAIN()).count() == 0

    press(page, "Play")
    wait_for_epoch(page, 1)
    for _ in range(2):
        wait_for_script(page)
        seen = epoch(page)
        press(page, says.LOOK_AGAIN())
        wait_for_epoch(page, seen + 1)
    wait_for_script(page)
    press(page, "Pause")
    expect(page.get_by_role("button", name=says.LOOK_AGAIN())).to_have_count(0)
    wait_for_charts_at_rest(page)
    seen = epoch(page)
    press(page, "Step")
    wait_for_exact_epoch(page, seen + 1)


@pytest.mark.parametrize(
    ("query", "charts"),
    [
        ("?v=2&tab=gradients", CHARTS),
        ("?v=2&data=digits&tab=units", CHARTS),
        ("?v=2&data=sine&dropout=0.2&thinned=1", CHARTS),
        ("race?v=2", (".st-key-race-A", ".st-key-race-curves", ".st-key-race-zeros")),
    ],
)
def test_charts_at_rest_before_the_first_epoch_are_drawn_without_complaints(
    open_app: Open, query: str, charts: tuple[str, ...]
) -> None:
    def ready(page: Page) -> None:
        wait_for_charts_at_rest(page, charts)

    open_app(query, prepare=block_scripts, ready=ready, expected=PROVOKED)
