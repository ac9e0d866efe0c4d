"""The stage below a path, and behind a proxy that speaks TLS, as the manual sets it up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.pages.test_race import open_race
from tests.browser.server import CUT_OFF, app_server
from tests.browser.serving.proxy import Proxy
from tests.browser.stage_page import (
    finish,
    numbers,
    press,
    remember_views,
    views_survive,
    wait_for_charts,
    wait_for_epoch,
    wait_for_exact_epoch,
    wait_for_state,
)

BASE = "class/room"


@pytest.fixture(scope="module")
def below_a_path() -> Iterator[str]:
    """Start the app below a path and give its address."""
    with app_server(BASE) as started:
        yield started


@pytest.fixture(scope="module")
def proxy(address: str, below_a_path: str, tmp_path_factory: pytest.TempPathFactory) -> Proxy:
    """Set up a proxy before both servers."""
    return Proxy(tmp_path_factory.mktemp("nginx"), {"/": address, f"/{BASE}/": below_a_path})


def note_sockets(sockets: list[str], page: Page) -> None:
    page.on("websocket", lambda socket: sockets.append(socket.url))


def play_everywhere(open_app: Open, at: str) -> None:
    """Play a run and a race at an address and see that sockets, scripts and files come from below it."""
    sockets: list[str] = []
    page = open_app("?epochs=40", at=at, prepare=lambda page: note_sockets(sockets, page))
    remember_views(page)
    finish(page, 40)
    assert views_survive(page)
    press(page, "Use")
    with page.expect_download() as come:
        page.locator("a.download").first.click()
    assert come.value.failure() is None
    assert come.value.url.startswith(f"{at}stage/files/")
    press(page, "Use")  # which folds it, as it would lie over the links to the pages
    open_race(page)
    press(page, "Play")
    wait_for_epoch(page, 3)

    below = at.replace("http", "ws", 1)
    assert sockets.count(f"{below}stage/socket") == 2
    assert all(socket.startswith(below) for socket in sockets)
    assert page.url.startswith(f"{at}race")
    page.close()


def test_the_stage_plays_below_a_path(open_app: Open, below_a_path: str) -> None:
    play_everywhere(open_app, below_a_path)


@pytest.mark.parametrize("path", ["", f"{BASE}/"], ids=["at the root", "below a path"])
def test_the_stage_plays_behind_a_proxy_with_tls(open_app: Open, proxy: Proxy, path: str) -> None:
    with proxy.serving():
        play_everywhere(open_app, proxy.address + path)


def test_a_run_plays_on_with_the_same_numbers_when_the_proxy_is_started_anew(open_app: Open, proxy: Proxy) -> None:
    with proxy.serving():
        page = open_app("?epochs=100", at=proxy.address)
        finish(page, 100)
        undisturbed = numbers(page)
        page.close()
        page = open_app("?epochs=100&speed=medium", at=proxy.address, expected=CUT_OFF)
        press(page, "Play")
        wait_for_epoch(page, 20)
    # Streamlit and the stage both look for their server until it is there again.
    with proxy.serving():
        wait_for_state(page, "Epoch limit reached")
        wait_for_exact_epoch(page, 100)
        wait_for_charts(page)
        assert numbers(page) == undisturbed
        press(page, "Reset")
        wait_for_exact_epoch(page, 0)
        page.close()
