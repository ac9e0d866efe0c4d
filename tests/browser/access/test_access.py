"""The pages for those who listen to them, work them by keys alone, or need strong contrast."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from playground.ui.contents import PAGES as RECORDS
from tests.browser.access.axe import barriers
from tests.browser.access.looks import look
from tests.browser.access.opened import PAGES, Opened
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    epoch,
    press,
    wait_for_epoch,
    wait_for_script,
    wait_for_state,
)

# Of buttons: what they stand out with, their words, and the keys written on them, which are seen through.
COLOURS = """buttons => buttons.map(button => {
  const colour = (element, name) => getComputedStyle(element)[name].match(/[\\d.]+/g).slice(0, 3).map(Number);
  const [words, key] = ['p', 'kbd'].map(name => button.querySelector(name));
  const opacity = +getComputedStyle(key).opacity;
  return [colour(button, 'backgroundColor'), colour(words, 'color'), colour(key, 'color'), opacity];
})"""


NOTE_SAID = """() => {
  window.said = [];
  const live = document.querySelector('.st-key-verdict [aria-live=polite]');
  new MutationObserver(() => window.said.push(live.textContent)).observe(live, { subtree: true, childList: true });
}"""


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the contrast ratio of WCAG 2.2 of two colours of channels from 0 to 1."""

    def luminance(colour: Sequence[float]) -> float:
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dim, bright = sorted([luminance(one), luminance(other)])
    return (bright + 0.05) / (dim + 0.05)


def barriers_in_every_look(page: Page) -> list[str]:
    """Return what is in people's way in light and dark and for a projector, and leave the page in its first look."""
    found = []
    for dark, presenter in ((False, False), (True, False), (True, True)):
        look(page, dark=dark, presenter=presenter)
        found += [f"dark {dark}, presenter {presenter}: {barrier}" for barrier in barriers(page)]
    look(page, dark=False, presenter=False)
    return found


@pytest.mark.parametrize("opened", PAGES, ids=lambda opened: opened.name)
def test_a_page_says_where_one_is_and_keeps_nobody_out_at_rest_and_after_some_epochs(
    open_app: Open, opened: Opened
) -> None:
    page = open_app(opened.query, ready=opened.stands)
    wait_for_script(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(opened.name)
    links = page.get_by_role("navigation", name="Pages").get_by_role("link")
    expect(links).to_have_text([record.link for record in RECORDS])
    assert len({box["y"] for link in links.all() if (box := link.bounding_box()) is not None}) == 1  # in one row
    present = page.get_by_role("navigation").locator("[aria-current=page]:visible")
    expect(present).to_have_text("Inspect" if opened.name == "Backpropagation" else opened.name)
    expect(page.get_by_role("main")).to_have_count(1)
    assert barriers_in_every_look(page) == []

    opened.move(page)
    wait_for_script(page)
    assert barriers_in_every_look(page) == []


def test_the_present_page_is_named_though_its_link_is_drawn_anew(open_app: Open) -> None:
    race = next(opened for opened in PAGES if opened.name == "Race")
    page = open_app(race.query, ready=race.stands)
    present = page.get_by_role("navigation").locator("[aria-current=page]:visible")
    expect(present).to_have_text("Race")

    present.evaluate(
        """link => {
          const anew = link.cloneNode(true);
          anew.removeAttribute("aria-current");
          link.replaceWith(anew);
        }"""
    )

    expect(present).to_have_text("Race")


def test_every_page_is_looked_at() -> None:
    assert [opened.name for opened in PAGES] == [record.title for record in RECORDS]


def test_headings_lead_to_the_parts_of_the_dashboard_and_take_no_room(open_app: Open) -> None:
    page = open_app()
    wait_for_script(page)
    parts = page.get_by_role("main").get_by_role("heading", level=2)

    expect(parts).to_have_text(["Key numbers", "Verdict", "Answer of the network", "Curves", "Weights"])
    for box in (heading.bounding_box() for heading in page.get_by_role("heading").all()):
        assert box is not None
    sizes = page.eval_on_selector_all(
        "[data-testid=stElementContainer]:has(> * > .unseen)", "all => all.map(e => [e.offsetWidth, e.offsetHeight])"
    )
    assert sizes
    assert all(size == [1, 1] for size in sizes)


@pytest.mark.parametrize("dark", [False, True])
def test_words_and_keys_on_buttons_can_be_read(open_app: Open, *, dark: bool) -> None:
    page = open_app(dark=dark)
    buttons = page.get_by_role("button", name=re.compile("^(Play|Step)"))
    expect(buttons).to_have_count(2)
    look(page, dark=dark, presenter=False)
    seen = buttons.evaluate_all(COLOURS)

    assert len(seen) == 2
    for paper, words, keys, opacity in seen:
        below = [channel / 255 for channel in paper]
        assert contrast(below, [channel / 255 for channel in words]) >= 4.5
        mixed = [opacity * key / 255 + (1 - opacity) * under for key, under in zip(keys, below, strict=True)]
        assert contrast(below, mixed) >= 4.5


def test_the_verdict_is_read_out_when_it_is_another_one_or_rests_and_not_at_every_change(open_app: Open) -> None:
    page = open_app("?v=2&epochs=60")
    page.wait_for_selector(".st-key-verdict .verdict")
    page.evaluate(NOTE_SAID)
    press(page, "Play")
    wait_for_state(page, "Epoch limit reached")
    wait_for_epoch(page, 60)
    last = re.sub(r"\s+", " ", page.locator(".verdict").inner_text()).partition(" ")[2]
    page.wait_for_function("last => window.said.at(-1) === last", arg=last)
    said = page.evaluate("window.said")

    assert epoch(page) == 60
    assert 1 <= len(said) <= 6
