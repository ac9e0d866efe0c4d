"""The ledger, the confusion matrices and the thinned networks in a real browser."""

from __future__ import annotations

from tests.browser.conftest import Open
from tests.browser.stage_page import (
    move_slider,
    pictures,
    press,
    remember_views,
    turn_to,
    views_survive,
    wait_for_charts,
    wait_for_epoch,
    wait_for_new_pictures,
    wait_for_script,
)


def test_ledger_and_confusion_play_without_rebuilding_their_charts(open_app: Open) -> None:
    page = open_app("?flip=0.2")
    for tab, word in (("Ledger", "ledger"), ("Confusion", "confusion")):
        turn_to(page, tab, word)
        remember_views(page)
        before = pictures(page)
        press(page, "Step")
        wait_for_new_pictures(page, before)
        assert views_survive(page)
        assert page.get_by_text("Test points", exact=True).count() == (word == "confusion")


def test_thinned_networks_are_switched_on_beside_the_chart_and_play(open_app: Open) -> None:
    page = open_app()
    assert page.get_by_text("Thinned networks").count() == 0
    move_slider(page, "Dropout")
    page.get_by_text("Thinned networks").click()
    page.wait_for_url("**thinned=1**")
    wait_for_script(page)
    wait_for_charts(page)
    before = pictures(page)
    remember_views(page)
    press(page, "Play")
    wait_for_epoch(page, 20)
    wait_for_new_pictures(page, before)
    press(page, "Pause")
    assert views_survive(page)


def test_all_tabs_fit_beside_each_other_and_nothing_scrolls(open_app: Open) -> None:
    page = open_app("?tab=confusion&data=digits")
    row = page.get_by_role("tablist")
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollHeight <= main.clientHeight")
