"""A page that is loaded anew, by its reader or because its server was started anew, says what was lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.server import CUT_OFF, app_server, free_port
from tests.browser.stage_page import move_slider, press, wait_for_charts, wait_for_epoch, wait_for_script


def is_told(page: Page, words: str) -> None:
    """Wait until the page says so beside what offers to begin again."""
    expect(page.locator(".st-key-lost")).to_contain_text(words)


def nothing_is_told(page: Page) -> None:
    wait_for_script(page)
    expect(page.locator(".st-key-lost")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "begin", "words", "again", "goes_on"),
    [
        ("?v=2&epochs=100000", "Play", "its run, in epoch", "Play it again", ".numbers:not([data-epoch='0'])"),
        ("race?v=2&epochs=100000", "Play", "its race, in epoch", "Play it again", ".numbers:not([data-epoch='0'])"),
        ("luck?v=2&layers=64,64&upto=5000", "Start", "its study", "Start it again", ".luck-state progress"),
        ("sweep?v=2&layers=64,64&upto=5000", "Start", "its sweep", "Go on with it", ".progress"),
    ],
    ids=["run", "race", "study", "sweep"],
)
def test_a_page_that_is_loaded_anew_says_what_is_gone_and_begins_it_again(
    open_app: Open, query: str, begin: str, words: str, again: str, goes_on: str
) -> None:
    page = open_app(query, ready=wait_for_script)
    press(page, begin)
    page.wait_for_function("sessionStorage.length > 0")
    page.reload()
    is_told(page, words)
    press(page, again)
    page.locator(goes_on).wait_for()
    nothing_is_told(page)


def test_nothing_is_told_of_a_run_that_had_not_begun_or_of_another_link(open_app: Open) -> None:
    page = open_app("?v=2&epochs=100000")
    page.reload()
    wait_for_charts(page)
    nothing_is_told(page)
    press(page, "Play")
    wait_for_epoch(page, 3)
    page.goto(page.url.replace("epochs=100000", "epochs=50000"))
    wait_for_charts(page)
    nothing_is_told(page)


def test_a_page_whose_server_is_started_anew_in_mid_run_has_its_settings_and_offers_to_play_again(
    open_app: Open,
) -> None:
    port = free_port()
    with app_server(port=port) as address:
        page = open_app("?v=2&epochs=100000", at=address, expected=CUT_OFF)
        press(page, "Play")
        wait_for_epoch(page, 3)
        move_slider(page, "L2, λ₂")
        page.wait_for_url("**l2=0.001**")
    with app_server(port=port):
        is_told(page, "is gone. It was changed on its way")
        assert "l2=0.001" in page.url
        wait_for_charts(page)
        press(page, "Play it again")
        wait_for_epoch(page, 3)
        nothing_is_told(page)
        page.close()
