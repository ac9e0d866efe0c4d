"""A walk through all figures to be moved, at a desk or for a projector."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from playground.ui.learn.explorable import Explorable
from playground.ui.learn.explorables import EXPLORABLES
from tests.browser.conftest import Open
from tests.browser.stage_page import press, settles_at, the, wait_for_charts, wait_for_script

CHART = ".st-key-explorable-figure-0"
SIZES = {False: {"width": 1366, "height": 768}, True: {"width": 1280, "height": 720}}  # for a projector: the latter


# Formulas that something stands over, or that are cut off; each is below an element of a column.
COVERED = """() => [...document.querySelectorAll('[data-testid=stMain] .katex-display')].filter(formula => {
  const element = formula.closest('[data-testid=stElementContainer]');
  const drawn = [...formula.querySelectorAll('.base')].map(base => base.getBoundingClientRect().bottom);
  let following = element.nextElementSibling;  // what is only heard has no place among the others
  while (following && getComputedStyle(following).position === 'absolute') following = following.nextElementSibling;
  const next = following?.getBoundingClientRect();
  return formula.scrollHeight > formula.clientHeight + 1 || (next && Math.max(...drawn) > next.top + 1);
}).map(formula => formula.textContent)"""


def figure_stands(page: Page) -> None:
    """Wait until the open figure is drawn and the page rests."""
    wait_for_charts(page, (CHART,))
    wait_for_script(page)


def formulas_stand_free(page: Page, one: Explorable) -> bool:
    """Open every excerpt below a figure and see that nothing covers a formula; fail with those that are covered."""
    excerpts = page.locator(".st-key-explorable-text details")
    expect(excerpts).to_have_count(len(one.excerpts))
    expect(excerpts.and_(page.locator("[open]"))).to_have_count(0)  # those of the figure before may have been open
    for excerpt in excerpts.all():
        excerpt.locator("summary").press("Enter")  # one that opens moves the next away from a pointer
        expect(excerpt.locator(".katex-display")).to_be_visible()
    return settles_at(page, COVERED, [])


def walk_figures(open_app: Open, *, presenter: bool) -> Iterator[tuple[Explorable, Page]]:
    """Open every figure, the first of a chapter by its link and the others by Next; give it with its page."""
    first = {one.chapter: one.key for one in reversed(EXPLORABLES.values())}
    page = None
    for key, one in EXPLORABLES.items():
        if page is not None and first[one.chapter] != key:
            press(page, "Next")
        else:
            query = f"learn?v=2&explore={key}{'&presenter=1' * presenter}"
            page = open_app(query, **SIZES[presenter], ready=figure_stands)
        expect(the(page.locator(".lesson-title"))).to_have_text(one.name())
        figure_stands(page)
        yield one, page
