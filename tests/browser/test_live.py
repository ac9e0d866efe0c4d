"""How the dashboard lives: nothing flickers, nothing lags, and an unseen tab costs nothing."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import Open
from tests.browser.stage_page import epoch, frame, press, wait_for_charts, wait_for_epoch, wait_for_state
from tests.browser.test_race import open_race

FRAME = re.compile(rb'data-frame="(\d+)"')

NOTE_PAINTED_FRAMES = """() => {
  window.painted = [];
  const note = () => {
    const frame = +document.querySelector('.numbers').dataset.frame;
    if (frame !== window.painted.at(-1)?.[1]) window.painted.push([Date.now(), frame]);
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""

NOTE_LOSSES = """() => {
  window.lost = false;
  const note = () => { window.lost ||= document.querySelector('.numbers') === null; };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
}"""

# An acknowledgement waits for two animation frames; these are held back here and come when the test says.
HOLD_ANIMATION = """() => {
  window.held = [];
  window.animate = window.requestAnimationFrame;
  window.requestAnimationFrame = callback => window.held.push(callback);
}"""

IS_TO_ACKNOWLEDGE = "window.held.some(callback => String(callback).includes('setTriggerValue'))"

MEET = """([name, order]) => {
  const acknowledge = () => [1, 2].forEach(() => window.held.splice(0).forEach(callback => callback()));
  const named = element => (element.ariaLabel ?? element.innerText).trim() === name;
  const click = () => [...document.querySelectorAll('a, input')].find(named).click();
  const act = () => name === 'Back' ? history.back() : click();
  const goOn = () => {
    window.requestAnimationFrame = window.animate;
    window.held.forEach(callback => window.animate(callback));
  };
  if (order === 'before') acknowledge();
  act();
  if (order === 'after') acknowledge();
  if (order === 'later') setTimeout(() => { acknowledge(); goOn(); }, 5); else goOn();
}"""


def frames_sent(page: Page) -> list[tuple[float, int]]:
    """Note when the server's frames reach the browser, in milliseconds since 1970, from the next load on."""
    sent: list[tuple[float, int]] = []

    def received(payload: str | bytes) -> None:
        data = payload if isinstance(payload, bytes) else payload.encode()
        sent.extend((1000 * time.time(), int(frame)) for frame in FRAME.findall(data))

    def connected(socket: WebSocket) -> None:
        socket.on("framereceived", received)

    page.on("websocket", connected)
    return sent


def throttle(page: Page, factor: int) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": factor})


def page_runs_and_acknowledgements(page: Page) -> list[str]:
    """Return a list that grows: what the browser asks for, and when the whole page has been run, from the next load."""
    log: list[str] = []

    def sent(data: str | bytes) -> None:
        if isinstance(data, bytes) and (message := BackMsg.FromString(data)).HasField("rerun_script"):
            if not message.rerun_script.fragment_id:
                log.append("page asked for")
            elif b"painted" in data:
                log.append("acknowledged")

    def received(data: str | bytes) -> None:
        if isinstance(data, bytes) and (message := ForwardMsg.FromString(data)).HasField("script_finished"):
            log.extend(["page run"] * (message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY))

    def connected(socket: WebSocket) -> None:
        socket.on("framesent", sent)
        socket.on("framereceived", received)

    page.on("websocket", connected)
    return log


def meet_an_acknowledgement(page: Page, name: str, order: str) -> None:
    """Click a link or a switch, or go back, "before" or "after" an acknowledgement in one task, or just "later"."""
    page.evaluate(HOLD_ANIMATION)
    page.wait_for_function(IS_TO_ACKNOWLEDGE, polling=20)
    page.evaluate(MEET, [name, order])


def play_and_meet_an_acknowledgement(page: Page, name: str, order: str) -> None:
    press(page, "Play")
    wait_for_epoch(page, 3)
    meet_an_acknowledgement(page, name, order)


def test_nothing_is_acknowledged_while_the_page_is_run_again(open_app: Open) -> None:
    page = open_app("?discrete=1&epochs=100000")
    log = page_runs_and_acknowledgements(page)
    page.reload()
    wait_for_charts(page)
    page.evaluate(NOTE_LOSSES)
    press(page, "Play")
    wait_for_epoch(page, 3)
    for _ in range(4):
        meet_an_acknowledgement(page, "Presenter mode", "later")
        wait_for_epoch(page, epoch(page) + 10)

    assert log.count("page asked for") >= 5
    assert log.count("acknowledged") >= 4
    assert ("page asked for", "acknowledged") not in pairwise(log)
    assert not page.evaluate("window.lost")
    assert page.get_by_role("switch", name="Discretise").is_checked()


def test_a_slow_browser_is_never_more_than_four_frames_behind(open_app: Open) -> None:
    page = open_app()
    sent = frames_sent(page)
    page.reload()
    wait_for_charts(page)
    page.evaluate(NOTE_PAINTED_FRAMES)
    throttle(page, 20)
    press(page, "Play")
    page.wait_for_function("window.painted.length >= 6")
    throttle(page, 1)
    painted = page.evaluate("window.painted")

    def painted_by(when: float) -> int:
        return max((frame for at, frame in painted if at <= when), default=0)

    behind = [frame - painted_by(when) for when, frame in sent if when <= painted[-1][0]]
    assert len(behind) >= 5
    assert max(behind) <= 4


def test_a_hidden_tab_waits_and_goes_on_when_it_is_seen_again(open_app: Open) -> None:
    hidden = open_app("?v=2&epochs=100000")
    press(hidden, "Play")
    wait_for_epoch(hidden, 5)

    seen = open_app("?epochs=2000", beside=hidden)
    left_at = frame(hidden)
    press(seen, "Play")
    wait_for_state(seen, "Epoch limit reached")
    # Without a window Chromium paints a tab that is not seen about once a second; with one it never does.
    assert frame(hidden) - left_at < frame(seen) / 2

    hidden.bring_to_front()
    wait_for_epoch(hidden, epoch(hidden) + 1)


@pytest.mark.parametrize("order", ["before", "after"])
def test_an_acknowledgement_beside_a_click_on_a_link_does_not_empty_the_next_page(open_app: Open, order: str) -> None:
    page = open_app()
    play_and_meet_an_acknowledgement(page, "Inspect", order)
    page.wait_for_url("**/backpropagation")
    page.locator(".st-key-graph .marks").wait_for()

    page.get_by_role("link", name="Train", exact=True).click()
    wait_for_charts(page)
    wait_for_epoch(page, epoch(page) + 3)


@pytest.mark.parametrize("link", ["Train", "Back"])
def test_a_race_that_plays_is_left_for_the_dashboard(open_app: Open, link: str) -> None:
    page = open_app()
    open_race(page)
    play_and_meet_an_acknowledgement(page, link, "after")
    page.wait_for_url(lambda address: "race" not in address)
    wait_for_charts(page)
    assert epoch(page) == 0
    press(page, "Play")
    wait_for_epoch(page, 50)


@pytest.mark.parametrize("order", ["before", "after"])
@pytest.mark.parametrize("where", ["Train", "Race"])
def test_a_control_moved_in_the_instant_of_an_acknowledgement_is_heard(open_app: Open, where: str, order: str) -> None:
    page = open_app()
    if where == "Race":
        open_race(page)
    play_and_meet_an_acknowledgement(page, "Presenter mode", order)
    page.wait_for_url("**presenter=1**")
    wait_for_epoch(page, epoch(page) + 10)


def test_a_link_to_the_page_itself_lets_the_run_play_on(open_app: Open) -> None:
    page = open_app()
    press(page, "Play")
    wait_for_epoch(page, 3)
    reached = epoch(page)
    page.get_by_role("link", name="Train", exact=True).click()
    # The page is drawn anew, without numbers for a moment.
    page.wait_for_function("than => +document.querySelector('.numbers')?.dataset.epoch > than + 100", arg=reached)
