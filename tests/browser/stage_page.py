"""What the browser tests read from and do to the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from playwright.sync_api import Locator, Page, TimeoutError, expect

from playground.ui.train.tabs import Tab

TRIES, TRY_MS = 5, 3_000
BACK = {"ArrowLeft": "ArrowRight", "ArrowRight": "ArrowLeft", "End": "Home"}
DIGITS = str.maketrans(
    {"−": "-", ",": None, **{sign: plain for plain, sign in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}}
)
CHARTS = (".st-key-answer", ".st-key-curves", ".st-key-inner")
FITS = "(main => main.scrollHeight <= main.clientHeight)(document.querySelector('[data-testid=stMain]'))"


def canvases(charts: Iterable[str] = CHARTS) -> str:
    """Return what in the browser is the list of the charts' canvases, null for one that is not there."""
    return f"{list(charts)}.map(chart => document.querySelector(chart + ' .stage-chart canvas'))"


def wait_for_charts(page: Page, charts: Iterable[str] = CHARTS) -> None:
    """Wait until these charts are on the page, by default the dashboard's."""
    page.wait_for_function(f"{canvases(charts)}.every(canvas => canvas !== null)")


def wait_for_script(page: Page) -> None:
    """Wait until the server has answered what was asked of it; while a run plays it rests between two frames."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def settles_at(page: Page, script: str, wanted: Any) -> bool:
    """Wait until a script gives this value, as a page is laid out in steps; fail with the value that it keeps."""
    told = json.dumps(wanted, separators=(",", ":"))
    given = "const given = eval(script); return JSON.stringify(given instanceof Function ? given() : given) === told;"
    with suppress(TimeoutError):
        page.wait_for_function(f"([script, told]) => {{ {given} }}", arg=[f"({script})", told])
    kept = page.evaluate(script)
    assert kept == wanted, kept
    return True


def number(page: Page, name: str) -> str:
    """Return a key number as the page shows it."""
    return page.locator(f'[data-number="{name}"]').inner_text()


def value(page: Page, name: str) -> float:
    """Return a key number as a number."""
    return float(number(page, name).replace("·10", "e").translate(DIGITS))


def numbers(page: Page) -> dict[str, str]:
    """Return every key number."""
    pairs = page.eval_on_selector_all("[data-number]", "all => all.map(e => [e.dataset.number, e.innerText])")
    return dict(pairs)


def epoch(page: Page) -> int:
    """Return the epoch the page shows."""
    return int(page.locator(".numbers").get_attribute("data-epoch") or "")


def wait_for_epoch(page: Page, at_least: int) -> None:
    """Wait until the page shows that epoch or a later one."""
    page.wait_for_function(f"+document.querySelector('.numbers')?.dataset.epoch >= {at_least}")


def wait_for_exact_epoch(page: Page, wanted: int) -> None:
    """Wait until the page shows that epoch and no other."""
    page.wait_for_function(f"document.querySelector('.numbers')?.dataset.epoch == {wanted}")


def wait_for_state(page: Page, words: str) -> None:
    """Wait until the line beside the buttons says so."""
    page.wait_for_function("words => document.querySelector('.state')?.innerText.includes(words)", arg=words)


def the(found: Locator) -> Locator:
    """Wait until a locator finds one element: for a moment Streamlit keeps an old one beside the new one."""
    expect(found).to_have_count(1)
    return found


def press(page: Page, button: str) -> None:
    """Click a button by the beginning of its name."""
    the(page.get_by_role("button", name=re.compile(f"^{re.escape(button)}"))).click()


def pictures(page: Page, charts: Iterable[str] = CHARTS) -> list[str]:
    """Return the charts as they are painted."""
    return page.evaluate(f"{canvases(charts)}.map(canvas => canvas.toDataURL())")


def wait_for_new_pictures(page: Page, old: list[str], charts: Iterable[str] = CHARTS) -> None:
    """Wait until each of the charts is painted otherwise than before."""
    page.wait_for_function(f"old => {canvases(charts)}.every((canvas, i) => canvas?.toDataURL() !== old[i])", arg=old)


def remember_views(page: Page, charts: Iterable[str] = CHARTS) -> None:
    """Note the canvases that are on the page now."""
    page.evaluate(f"window.remembered = {canvases(charts)}")


def views_survive(page: Page) -> bool:
    """Return whether every canvas that was noted is still on the page."""
    return page.evaluate("window.remembered.every(canvas => canvas.isConnected)")


def move_slider(
    page: Page, label: str, *, key: str = "ArrowRight", until: str = "old => location.href !== old"
) -> None:
    """Move a slider with a key, by default one step up, and wait until the server has taken it.

    Streamlit's slider may lose a key that meets it just being drawn anew: it stays, or it moves and tells nobody. Then,
    as a person would, go back and press again. What shows that it was taken is a condition on the page, given the
    address before; without one it is that the address has changed.
    """
    wait_for_script(page)
    handle = the(page.get_by_role("slider", name=label))
    old, address = handle.get_attribute("aria-valuetext"), page.url
    for _ in range(TRIES):
        handle.focus()
        if handle.get_attribute("aria-valuetext") != old:
            handle.press(BACK[key])
        handle.press(key)
        with suppress(TimeoutError):
            page.wait_for_function(until, arg=address, timeout=TRY_MS)
            return
    raise AssertionError(f"the slider {label!r} was moved {TRIES} times from {old}, and the page never showed it")


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a list; a list that closes, as the page is drawn anew under it, is opened again."""
    wait_for_script(page)
    for _ in range(TRIES):
        with suppress(TimeoutError):
            page.get_by_role("combobox", name=label).click(timeout=TRY_MS)
            page.get_by_role("option", name=option, exact=True).click(timeout=TRY_MS)
            return
    raise AssertionError(f"the list {label!r} was opened {TRIES} times and never offered {option!r}")


def unfold(page: Page, group: str) -> None:
    """Unfold a group of the sidebar and wait for its controls."""
    the(page.locator("summary", has_text=group)).click()
    page.locator("details", has_text=group).get_by_test_id("stWidgetLabel").first.wait_for()
    wait_for_script(page)


def turn_to(page: Page, tab: Tab) -> None:
    """Open a tab that is not open and wait until its chart has taken the place of the last one's."""
    page.evaluate("document.querySelector('.st-key-inner canvas').dataset.left = true")
    if not tab.is_first:
        the(page.locator(".st-key-more-tabs button").first).click()
    role = "radio" if tab.is_first else "button"
    the(page.get_by_role(role, name=tab.title, exact=True)).click()
    page.wait_for_url(f"**tab={tab.key}**")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    page.wait_for_function("document.querySelector('.st-key-inner canvas:not([data-left])') !== null")
    wait_for_script(page)
    wait_for_charts(page)


def finish(page: Page, limit: int) -> None:
    """Play until the epoch limit is reached."""
    press(page, "Play")
    wait_for_state(page, "Epoch limit reached")
    wait_for_epoch(page, limit)
    assert epoch(page) == limit
