"""The race in a real browser: pin, change, race, and the charts stay where they are."""

from __future__ import annotations

from playwright.sync_api import Page

from playground.words.catalogue import race as says
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    FITS,
    move_slider,
    press,
    remember_views,
    settles_at,
    views_survive,
    wait_for_charts,
    wait_for_epoch,
    wait_for_script,
    wait_for_state,
)

CHARTS = (".st-key-race-A", ".st-key-race-B", ".st-key-race-apart", ".st-key-race-curves", ".st-key-race-zeros")


def wait_for_race(page: Page) -> None:
    wait_for_charts(page, CHARTS)
    wait_for_script(page)


def both_at_their_limit(epoch: int) -> str:
    """Return what the page says when both have reached that epoch, and it is their limit."""
    return says.BOTH_AT_THE_LIMIT(epoch=f"{epoch:,}")


def open_race(page: Page) -> None:
    """Go from the dashboard to the race by its link."""
    page.get_by_role("link", name="Race", exact=True).click()
    page.wait_for_url("**/race**")
    wait_for_race(page)


def test_two_settings_race_in_lock_step_and_the_charts_keep_their_views(open_app: Open) -> None:
    page = open_app("?epochs=120")
    open_race(page)
    remember_views(page, CHARTS)
    move_slider(page, "Dropout")
    page.wait_for_url("**b.dropout=0.05**")
    press(page, "Play")
    wait_for_epoch(page, 10)
    move_slider(page, "L2, λ₂")
    page.wait_for_url("**b.l2=0.001**")
    wait_for_state(page, both_at_their_limit(120))

    assert views_survive(page)
    shown = [page.locator(f'[data-number="{side} epoch"]').inner_text() for side in "AB"]
    assert shown == ["120", "120"]
    assert settles_at(page, FITS, wanted=True)
    press(page, "Reset")
    page.get_by_text("Untrained: press Play.").wait_for()


def test_the_link_of_a_race_opens_it_in_another_window(open_app: Open) -> None:
    page = open_app("?l2=1")
    open_race(page)
    move_slider(page, "Dropout")
    page.wait_for_url("**b.dropout=0.05**")
    address = page.url

    page.goto(address)
    wait_for_race(page)
    page.get_by_text("dropout 0 in A, 0.05 in B").wait_for()
    assert "l2=1" in page.url
