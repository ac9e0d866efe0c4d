"""Buttons of all pages are pressed while everything plays, and pages are left at work: nothing breaks."""

from __future__ import annotations

import random

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Open
from tests.browser.leaving.walk import Walk
from tests.browser.stage_page import press, wait_for_charts, wait_for_epoch, wait_for_script

# `python -m tests.browser.leaving.walk` goes on until every button was pressed many times.
PRESSES, LONGEST, SEED = 100, 1000, 11
STYLE = "getComputedStyle(document.querySelector('[data-testid=stHeader]')).pointerEvents"


def test_whatever_is_pressed_while_everything_plays_no_page_breaks(browser: Browser, address: str) -> None:
    window = browser.new_context(viewport={"width": 1366, "height": 768})
    walk = Walk(window.new_page(), address, random.Random(SEED))
    walk.begin()
    for _ in range(LONGEST):  # a step presses nothing where a busy machine has not yet drawn the page
        if walk.faults or walk.pressed.total() >= PRESSES:
            break
        walk.step()
    window.close()
    assert walk.faults == []
    assert walk.pressed.total() >= PRESSES


def test_a_study_at_work_is_left_for_the_dashboard_and_come_back_to(open_app: Open) -> None:
    page = open_app("luck?v=2&n=1000&layers=128,128&seeds=50&upto=5000", ready=wait_for_script)
    for _ in range(3):
        press(page, "Start")
        page.locator(".luck-state progress").wait_for()
        page.get_by_role("link", name="Train", exact=True).click()
        wait_for_charts(page)
        page.get_by_role("link", name="Luck", exact=True).click()
        page.locator(".luck-state progress").wait_for()
        press(page, "Cancel")


def test_keeping_a_run_leaves_the_page_its_style(open_app: Open) -> None:
    page = open_app("?v=2&epochs=100000")
    press(page, "Play")
    wait_for_epoch(page, 2)
    press(page, "Use")
    press(page, "Keep this run")
    page.get_by_test_id("stToast").wait_for()
    wait_for_script(page)
    assert page.evaluate(STYLE) == "none"
    expect(page.locator(".st-key-answer canvas")).to_be_visible()
    wait_for_charts(page)
