"""The inspector in a real browser, and the way there and back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.stage_page import (
    choose,
    epoch,
    move_slider,
    number,
    press,
    unfold,
    value,
    wait_for_charts,
    wait_for_epoch,
    wait_for_script,
    wait_for_state,
)


def wait_for_graph(page: Page) -> None:
    page.wait_for_selector(".st-key-graph .marks")
    wait_for_script(page)


def open_inspector(page: Page) -> None:
    """Go from the dashboard to the inspector by the link under the controls."""
    page.get_by_role("link", name="Inspect", exact=True).click()
    page.wait_for_url("**/backpropagation")
    wait_for_graph(page)


def step(page: Page, direction: str, n: int) -> None:
    """Step forward or backward so many times, each time waiting for what it reveals."""
    for i in range(1, n + 1):
        press(page, f"Step {direction}")
        page.wait_for_selector(f'.numbers[data-{direction}="{i}"]')


def picture(page: Page) -> str:
    return page.evaluate("document.querySelector('.st-key-graph canvas').toDataURL()")


def test_a_sample_goes_forward_and_back_and_the_update_lowers_its_loss(open_app: Open) -> None:
    page = open_app()
    open_inspector(page)
    before = picture(page)
    expect(page.get_by_role("button", name="Step backward")).to_be_disabled()

    step(page, "forward", 4)
    page.wait_for_function("old => document.querySelector('.st-key-graph canvas').toDataURL() !== old", arg=before)
    expect(page.get_by_role("button", name="Step forward")).to_be_disabled()
    loss = number(page, "loss C")
    step(page, "backward", 2)
    expect(page.locator(".st-key-equations .katex-display")).to_have_count(5)
    assert value(page, "largest error of a gradient") < 1e-6
    press(page, "Apply the update")
    page.wait_for_selector('.numbers[data-forward="0"]')

    assert number(page, "loss before the update") == loss
    assert value(page, "loss after it") < value(page, "loss before the update")
    step(page, "forward", 4)
    assert number(page, "loss C") == number(page, "loss after it")


def test_the_keys_do_what_the_buttons_do(open_app: Open) -> None:
    page = open_app()
    open_inspector(page)
    for i in range(1, 5):
        page.keyboard.press("f")
        page.wait_for_selector(f'.numbers[data-forward="{i}"]')
    for i in range(1, 3):
        page.keyboard.press("b")
        page.wait_for_selector(f'.numbers[data-backward="{i}"]')
    page.keyboard.press("u")
    wait_for_state(page, "The weights have moved")
    page.keyboard.press("0")
    wait_for_state(page, "the sample enters the network")
    page.wait_for_function("document.querySelector('[data-number=updates]').innerText === '0'")


def test_the_help_of_a_link_does_not_keep_one_from_pressing_what_it_covers(open_app: Open) -> None:
    page = open_app("?presenter=1", ready=wait_for_script)
    page.get_by_test_id("stExpandSidebarButton").click()
    link = page.get_by_role("link", name="Inspect", exact=True)
    link.click()
    page.wait_for_url("**/backpropagation?v=2&presenter=1")
    wait_for_graph(page)
    wait_for_script(page)
    page.mouse.move(0, 0)  # where the page has replaced the link under the mouse, its help is gone
    link.hover()
    page.get_by_text("Follow one sample through a small network").wait_for()
    step(page, "forward", 1)


def test_the_choices_are_in_the_address_and_survive_a_reload(open_app: Open) -> None:
    page = open_app()
    open_inspector(page)
    choose(page, "Data set", "Blobs")
    page.wait_for_url("**data=blobs**")
    move_slider(page, "Hidden layers")
    page.wait_for_url("**layers=3%2C3**")
    sample = page.get_by_role("spinbutton", name="Sample")
    sample.fill("7")
    sample.press("Enter")
    page.wait_for_url("**sample=7**")
    wait_for_script(page)
    shown, target = number(page, "sample"), number(page, "target y")

    page.reload()
    wait_for_graph(page)
    assert (number(page, "sample"), number(page, "target y")) == (shown, target)
    expect(page.get_by_role("spinbutton", name="Sample")).to_have_value("7")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_the_dashboard_keeps_its_run_and_its_address_while_a_sample_is_followed(open_app: Open) -> None:
    page = open_app("?noise=0.2&act=tanh")
    unfold(page, "Network")
    move_slider(page, "Dropout")
    page.wait_for_url("**dropout=0.05**")
    press(page, "Step")
    wait_for_epoch(page, 1)
    address, loss = page.url, number(page, "train loss")

    open_inspector(page)
    choose(page, "Activation", "sigmoid")
    page.wait_for_url("**/backpropagation?v=2&act=sigmoid")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    page.get_by_role("link", name="Train", exact=True).click()
    page.wait_for_url(address)
    wait_for_charts(page)
    wait_for_script(page)

    assert (epoch(page), number(page, "train loss")) == (1, loss)
    expect(page.get_by_role("slider", name="Dropout")).to_have_attribute("aria-valuetext", "0.05")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    press(page, "Step")
    wait_for_epoch(page, 2)
