"""Lessons in a real browser: predict, play, reveal; and no lesson is longer than a screen before its run."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from playground.lessons.chapters import LESSONS
from tests.browser.access.looks import colours
from tests.browser.conftest import Open
from tests.browser.stage_page import press, settles_at, the, wait_for_charts, wait_for_script

DESK, PROJECTOR, LARGE = (1366, 768), (1280, 720), (1920, 1080)
PLAYED = ("gap-opens", "deleting-units", "too-much-dropout")  # one run, two, and five values of a knob

# What is cut off or must be scrolled: of the page, of its text, of what stands in a tile.
TOO_LONG = """() => {
  const long = ['[data-testid=stMain]', '.st-key-lesson-text', '.st-key-lesson-stage', '.st-key-lesson-buttons']
    .filter(one => { const e = document.querySelector(one); return e.scrollHeight > e.clientHeight + 1; });
  const wide = ['[data-testid=stMain]', '.st-key-lesson-buttons', '.st-key-lesson-text']
    .filter(one => { const e = document.querySelector(one); return e.scrollWidth > e.clientWidth + 1; });
  return [...long, ...wide.map(one => one + ' in width')];
}"""
SMALL = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
  .filter(e => e.checkVisibility()
    && !e.closest('.unseen, .keys, kbd, .katex, [aria-live], [data-testid=stIconMaterial]')
    && [...e.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
  .filter(e => e.getBoundingClientRect().width > 1)  // others are heard, not seen
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < 18)
  .map(e => e.outerHTML.slice(0, 120))"""
ABOUT_SQUARE = """() => [...document.querySelectorAll('.st-key-lesson-stage-0 canvas')]
  .map(canvas => canvas.offsetWidth / canvas.offsetHeight).slice(0, 1).map(ratio => 0.6 <= ratio && ratio <= 1.7)"""


def stands(page: Page) -> None:
    wait_for_charts(page, (".st-key-lesson-stage-chart-0", ".st-key-lesson-stage-chart-1"))
    wait_for_script(page)


def query(key: str, size: tuple[int, int]) -> str:
    return f"learn?v=2&lesson={key}" + ("&presenter=1" if size == PROJECTOR else "")


@pytest.mark.parametrize("size", [DESK, PROJECTOR], ids=["desk", "projector"])
def test_no_lesson_is_longer_than_a_screen_before_its_run(open_app: Open, size: tuple[int, int]) -> None:
    page = open_app(query(next(iter(LESSONS)), size), width=size[0], height=size[1], ready=stands)
    for i, (key, lesson) in enumerate(LESSONS.items()):
        expect(the(page.locator("h2.lesson-title"))).to_have_text(lesson.text.name())
        stands(page)
        assert settles_at(page, TOO_LONG, []), key
        if size == PROJECTOR:
            assert settles_at(page, SMALL, []), key
        if i + 1 < len(LESSONS):
            press(page, "Next")
    expect(page.get_by_role("button", name=re.compile("^Next"))).to_be_disabled()


@pytest.mark.parametrize("size", [DESK, PROJECTOR, LARGE], ids=["desk", "projector", "large"])
@pytest.mark.parametrize("key", PLAYED)
def test_a_lesson_is_predicted_played_and_explained_in_light_and_dark(
    open_app: Open, key: str, size: tuple[int, int]
) -> None:
    lesson = LESSONS[key]
    page = open_app(query(key, size), width=size[0], height=size[1], ready=stands)
    page.get_by_text(lesson.text.answers[0](), exact=True).click()
    page.wait_for_url("**answer=1**")
    for dark in (True, False):
        colours(page, dark=dark)
        assert settles_at(page, ABOUT_SQUARE, [True])
    press(page, "Play")
    page.wait_for_function("+document.querySelector('.state').dataset.epoch > 3")
    press(page, "Reveal")
    answer = the(page.locator(".answer"))

    expect(answer).to_contain_text(re.compile("^(As you predicted|You predicted)"))
    page.wait_for_url("**revealed=1**")
    expect(page.locator("[aria-live=polite]", has_text=re.compile("redicted"))).to_have_count(1)
    for dark in (False, True):
        colours(page, dark=dark)
        expect(answer).to_be_in_viewport(ratio=0.99)
        expect(page.locator(".st-key-lesson-stage-0 canvas")).to_be_in_viewport(ratio=0.99)
    code = page.locator(".st-key-lesson-code")
    code.scroll_into_view_if_needed()
    expect(code.get_by_test_id("stCode").first).to_be_visible()
    expect(code.locator(".katex").first).to_be_visible()
