"""The run log in a real browser: a run is played to its end, found again, and opened again."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from playground.ui.runs.table import HEAD, ROW
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    epoch,
    number,
    press,
    the,
    wait_for_charts,
    wait_for_epoch,
    wait_for_script,
    wait_for_state,
)

TABLE = ".st-key-runs-table [data-testid=stDataFrame]"


def open_runs(page: Page) -> None:
    """Go from the dashboard to the run log by the link at the top of the sidebar."""
    page.get_by_role("link", name="Runs").click()
    page.wait_for_url("**/runs")
    page.wait_for_selector(f"{TABLE} canvas")
    wait_for_script(page)


def tick(page: Page, row: int) -> None:
    """Choose a row of the table by the box at its left."""
    wait_for_script(page)
    the(page.locator(TABLE)).click(position={"x": 17, "y": HEAD + ROW * (row + 0.5)})
    wait_for_script(page)


def wait_for_words(page: Page, words: str) -> None:
    """Wait until the line under the table says so."""
    page.wait_for_function(
        "words => document.querySelector('.caption[role=status]')?.innerText.includes(words)", arg=words
    )


def wait_for_curves(page: Page) -> None:
    page.wait_for_selector(".st-key-runs-curves .marks")


def test_a_run_played_to_its_end_is_found_again_with_its_curves_and_opened(open_app: Open) -> None:
    page = open_app("?n=40&layers=8&epochs=20&seed=4711")
    press(page, "Play")
    wait_for_state(page, "Epoch limit reached")
    wait_for_epoch(page, 20)
    train, test = number(page, "train loss"), number(page, "test loss")

    open_runs(page)
    find = page.get_by_role("textbox", name="Find")
    find.fill("seed=4711")
    find.press("Enter")
    wait_for_words(page, "1 run.")
    expect(page.get_by_role("button", name="Open in Train")).to_be_disabled()
    tick(page, 0)
    wait_for_words(page, "training 4711")
    wait_for_curves(page)
    said = re.compile(re.escape(f"train {train}, test {test} after epoch 20"))
    expect(page.locator(".st-key-runs-curves [role=graphics-document]")).to_have_attribute("aria-label", said)

    press(page, "Open in Train")
    page.wait_for_url("**n=40**epochs=20**seed=4711**")
    wait_for_charts(page)
    wait_for_script(page)
    assert epoch(page) == 0
    press(page, "Play")
    wait_for_epoch(page, 20)
    assert (number(page, "train loss"), number(page, "test loss")) == (train, test)


def test_a_run_is_deleted_after_a_second_word(open_app: Open) -> None:
    page = open_app("?n=20&layers=2&epochs=1&seed=4712")
    press(page, "Step")
    wait_for_epoch(page, 1)
    open_runs(page)
    find = page.get_by_role("textbox", name="Find")
    find.fill("seed=4712")
    find.press("Enter")
    wait_for_words(page, "1 run.")
    tick(page, 0)
    wait_for_words(page, "training 4712")

    press(page, "Delete")
    press(page, "Delete for good")
    page.get_by_text("No kept run fits the filters").wait_for()
