"""A sweep in a real browser: it runs while one watches, its charts stay, and its best run opens in the dashboard."""

from __future__ import annotations

from playwright.sync_api import Page

from playground.words.catalogue import pages as says
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    FITS,
    number,
    pictures,
    press,
    remember_views,
    settles_at,
    the,
    views_survive,
    wait_for_charts,
    wait_for_epoch,
    wait_for_new_pictures,
    wait_for_script,
)

CHARTS = (".st-key-sweep-curves", ".st-key-sweep-zeros")


def open_sweep(page: Page) -> None:
    """Go from the dashboard to the sweep's page."""
    page.get_by_role("link", name="Sweep").click()
    page.wait_for_url("**/sweep**")
    wait_for_sweep(page)


def wait_for_sweep(page: Page) -> None:
    wait_for_charts(page, CHARTS)
    wait_for_script(page)


def fill(page: Page, label: str, value: str) -> None:
    """Type a number into a box and wait until the address has it."""
    box = page.get_by_role("spinbutton", name=label).first
    box.fill(value)
    box.press("Enter")
    wait_for_script(page)


def wait_for_words(page: Page, words: str) -> None:
    page.wait_for_function("words => document.body.innerText.includes(words)", arg=words)


def test_a_sweep_runs_and_its_best_run_opens_in_the_dashboard_with_the_same_numbers(open_app: Open) -> None:
    page = open_app("?n=60&layers=8,8")
    open_sweep(page)
    fill(page, "Values", "3")
    page.wait_for_url("**steps=3**")
    fill(page, "Seeds", "2")
    page.wait_for_url("**seeds=2**")
    fill(page, "Epochs", "20")
    page.wait_for_url("**sweepepochs=20**")
    assert "n=60" in page.url
    wait_for_words(page, "6 runs; what was done before is not repeated.")
    remember_views(page, CHARTS)
    empty = pictures(page, CHARTS)

    press(page, "Start")
    wait_for_words(page, "6 of 6 runs done.")
    wait_for_words(page, "Lowest test loss: ")
    wait_for_new_pictures(page, empty, CHARTS)
    assert views_survive(page)
    assert settles_at(page, FITS, wanted=True)
    found = page.locator(".found").inner_text()
    address = page.url

    press(page, says.OPEN_VALUE())
    the(page.locator(".st-key-sweep-open button")).click()
    wait_for_charts(page)
    assert "epochs=20" in page.url
    press(page, "Play")
    wait_for_epoch(page, 20)
    best = page.evaluate("new URL(location).searchParams.get('l2')")
    assert f"λ₂ = {best} " in found
    assert number(page, "epoch") == "20"

    page.goto(address)
    wait_for_sweep(page)
    wait_for_words(page, "6 runs; what was done before is not repeated.")
    assert page.get_by_test_id("stAlert").count() == 0


def test_a_sweep_that_is_cancelled_keeps_what_is_done(open_app: Open) -> None:
    page = open_app("?n=60&layers=8,8")
    open_sweep(page)
    fill(page, "Values", "25")
    page.wait_for_url("**steps=25**")
    press(page, "Start")
    page.wait_for_function("/[1-9]\\d* of 125 runs done; about/.test(document.body.innerText)")
    wait_for_words(page, "It goes on for 90 s after this tab is closed or out of sight.")
    press(page, "Cancel")
    wait_for_words(page, "Start goes on with the others.")
    done = page.evaluate("+/(\\d+) of 125/.exec(document.body.innerText)[1]")
    assert 0 < done < 125
    press(page, "Start")
    page.wait_for_function("done => +/(\\d+) of 125/.exec(document.body.innerText)[1] > done", arg=done)
    press(page, "Cancel")
    wait_for_words(page, "Start goes on with the others.")
