"""How a run plays: frames come no faster than they are painted, and whatever a person does, it plays on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.pages.test_race import open_race
from tests.browser.stage_page import (
    epoch,
    finish,
    move_slider,
    numbers,
    press,
    remember_views,
    views_survive,
    wait_for_charts,
    wait_for_epoch,
    wait_for_exact_epoch,
    wait_for_script,
    wait_for_state,
)
from tests.browser.traffic import Traffic, watch

NOTE_LOSSES = """() => {
  window.lost = false;
  const note = () => { window.lost ||= document.querySelector('.numbers') === null; };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
}"""


def watched(open_app: Open, query: str) -> tuple[Page, Traffic]:
    """Open the app and return the page with what travels on its stage's socket."""
    traffic: list[Traffic] = []
    page = open_app(query, prepare=lambda page: traffic.append(watch(page)))
    return page, traffic[0]


@pytest.mark.parametrize("slowness", [1, 20])
@pytest.mark.parametrize("speed", ["medium", "fast"])
def test_a_browser_is_never_sent_more_than_two_frames_that_it_has_not_painted(
    open_app: Open, speed: str, slowness: int
) -> None:
    page, traffic = watched(open_app, f"?speed={speed}&epochs=100000")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowness})
    press(page, "Play")
    enough = len(traffic.painted) + (12 if slowness == 1 else 6)  # a slow one paints one in more than a second
    while len(traffic.painted) < enough:
        wait_for_epoch(page, epoch(page) + 1)
    assert traffic.sockets == 1
    assert traffic.painted == sorted(traffic.painted)
    assert traffic.most_unpainted <= 2


def test_at_medium_speed_no_epoch_is_left_out(open_app: Open) -> None:
    page = open_app("?speed=medium&epochs=40")
    page.evaluate("""() => {
      window.epochs = new Set();
      const note = () => window.epochs.add(+document.querySelector('.numbers')?.dataset.epoch);
      new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
    }""")
    finish(page, 40)
    assert page.evaluate("[...Array(41).keys()].slice(1).every(epoch => window.epochs.has(epoch))")


def test_a_run_that_is_paused_costs_nothing(open_app: Open) -> None:
    page, traffic = watched(open_app, "?epochs=100000")
    press(page, "Play")
    wait_for_epoch(page, 3)
    press(page, "Pause")
    wait_for_state(page, "Paused")
    wait_for_script(page)
    stopped, n_frames = epoch(page), len(traffic.sent)
    page.evaluate("async () => { for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame); }")
    assert (epoch(page), len(traffic.sent)) == (stopped, n_frames)


def test_sliders_take_effect_at_once_while_the_run_plays(open_app: Open) -> None:
    page = open_app("?epochs=100000")
    page.evaluate(NOTE_LOSSES)
    remember_views(page)
    press(page, "Play")
    wait_for_epoch(page, 3)
    for label, word in (("L2, λ₂", "l2=0.001"), ("L1, λ₁", "l1=0.001"), ("Dropout", "dropout=0.05")):
        move_slider(page, label)
        assert word in page.url
        wait_for_epoch(page, epoch(page) + 3)
    wait_for_state(page, "Settings were changed in epoch")
    assert not page.evaluate("window.lost")
    assert views_survive(page)


def leave_for_the_inspector(page: Page) -> None:
    page.get_by_role("link", name="Inspect", exact=True).click()
    page.wait_for_url("**/backpropagation**")
    page.locator(".st-key-graph .marks").wait_for()


def come_back_by_link(page: Page) -> None:
    page.get_by_role("link", name="Train", exact=True).click()


def come_back_by_button(page: Page) -> None:
    page.go_back()


def test_a_run_that_is_left_while_it_plays_waits_and_plays_on_from_where_it_was(open_app: Open) -> None:
    page = open_app("?epochs=120")
    finish(page, 120)
    undisturbed = numbers(page)

    page, traffic = watched(open_app, "?epochs=120&speed=medium")
    press(page, "Play")
    for at_least, come_back in ((20, come_back_by_link), (60, come_back_by_button)):
        wait_for_epoch(page, at_least)
        leave_for_the_inspector(page)
        left_at = len(traffic.sent)
        page.evaluate("async () => { for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame); }")
        assert len(traffic.sent) == left_at
        come_back(page)
        wait_for_charts(page)
        assert at_least <= epoch(page) < 120
    wait_for_state(page, "Epoch limit reached")
    wait_for_exact_epoch(page, 120)
    assert numbers(page) == undisturbed


@pytest.mark.parametrize("link", ["Train", "Back"])
def test_a_race_that_plays_is_left_for_the_dashboard(open_app: Open, link: str) -> None:
    page = open_app()
    open_race(page)
    press(page, "Play")
    wait_for_epoch(page, 3)
    page.go_back() if link == "Back" else page.get_by_role("link", name=link, exact=True).click()
    page.wait_for_url(lambda address: "race" not in address)
    wait_for_charts(page)
    assert epoch(page) == 0
    press(page, "Play")
    wait_for_epoch(page, 50)


def test_a_link_to_the_page_itself_lets_the_run_play_on(open_app: Open) -> None:
    page = open_app("?epochs=100000")
    press(page, "Play")
    wait_for_epoch(page, 3)
    reached = epoch(page)
    page.get_by_role("link", name="Train", exact=True).click()
    wait_for_epoch(page, reached + 100)
    wait_for_charts(page)


def test_two_windows_play_runs_of_their_own(open_app: Open) -> None:
    first, second = open_app("?epochs=150"), open_app("?epochs=150&noise=0.1")
    press(first, "Play")
    press(second, "Play")
    for page in (first, second):
        wait_for_state(page, "Epoch limit reached")
        wait_for_exact_epoch(page, 150)
    together = [numbers(first), numbers(second)]
    assert together[0] != together[1]
    for page, shown in zip((first, second), together, strict=True):
        press(page, "Reset")
        wait_for_exact_epoch(page, 0)
        finish(page, 150)
        assert numbers(page) == shown
