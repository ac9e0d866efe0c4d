"""A figure to be moved, in a real browser: a slider, a handle in the chart, and the keys."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.learn.walk import CHART, figure_stands
from tests.browser.stage_page import the, wait_for_charts

SLIDER = '[data-control="logit"]'
SHARES = "document.querySelector('[data-number=p]').innerText.split(', ').map(Number)"
SECOND_IS_LARGEST, THIRD_IS_LARGEST = (f"{SHARES}[{k}] === Math.max(...{SHARES})" for k in (1, 2))


def logit(page: Page) -> float:
    """Return where the slider of the logit is."""
    return float(page.locator(SLIDER).input_value())


def p(page: Page) -> str:
    """Return the probability that stands beside the chart."""
    return page.locator('[data-number="p"]').inner_text()


def wait_for_other(page: Page, before: str) -> None:
    page.wait_for_function("old => document.querySelector('[data-number=\"p\"]').innerText !== old", arg=before)


def test_slider_keys_and_chart_move_the_figure_and_the_address_follows(open_app: Open) -> None:
    page = open_app("learn?v=2&explore=losses-over-logit", ready=lambda page: wait_for_charts(page, (CHART,)))
    slider = page.locator(SLIDER)
    expect(slider).to_have_attribute("aria-valuetext", "−6")

    before = p(page)
    slider.focus()
    page.keyboard.press("ArrowRight")
    wait_for_other(page, before)
    assert logit(page) == -5.9
    page.wait_for_url("**at=logit~-5.9*")
    expect(slider).to_be_focused()  # although the page has run again
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "8")

    before = p(page)
    box = page.locator(f"{CHART} .stage-chart canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.5 * box["height"])
    page.mouse.down()
    wait_for_other(page, before)
    dragged = p(page)
    page.mouse.move(box["x"] + 0.6 * box["width"], box["y"] + 0.5 * box["height"], steps=5)
    wait_for_other(page, dragged)
    page.mouse.up()
    page.wait_for_function("old => +document.querySelector('[data-control=logit]').value > old", arg=-1.0)
    expect(page.locator(f"{CHART} .stage-chart")).to_have_attribute("role", "img")


def test_the_point_of_the_triangle_is_dragged_and_moved_by_keys(open_app: Open) -> None:
    page = open_app("learn?v=2&explore=softmax-triangle", ready=figure_stands)
    box = page.locator(f"{CHART} .stage-chart canvas").bounding_box()
    assert box is not None
    middle, width, height = box["x"] + box["width"] / 2, min(box["width"], box["height"]), box["height"]

    def likeliest() -> int:
        """Return which class the page gives the largest probability, counted from 0."""
        shares = [float(share) for share in p(page).split(", ")]
        return shares.index(max(shares))

    assert likeliest() == 0
    page.mouse.move(middle - 0.3 * width, box["y"] + 0.75 * height)
    page.mouse.down()
    before = p(page)
    page.mouse.move(middle + 0.3 * width, box["y"] + 0.75 * height, steps=4)
    page.wait_for_function(SECOND_IS_LARGEST)
    assert likeliest() == 1
    page.mouse.move(middle, box["y"] + 0.2 * height, steps=4)
    page.wait_for_function(THIRD_IS_LARGEST)
    page.mouse.up()
    page.wait_for_url("**at=z1~*")
    assert p(page) != before

    before = p(page)
    slider = the(page.locator('[data-control="z1"]'))
    slider.focus()
    page.keyboard.press("End")
    wait_for_other(page, before)
    expect(slider).to_have_attribute("aria-valuetext", "5")
    expect(slider).to_be_focused()
