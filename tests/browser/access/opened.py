"""Every page of the app as it is looked at for barriers: opened, and after its numbers have moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.pages.test_inspector import step, wait_for_graph
from tests.browser.pages.test_runs import tick
from tests.browser.stage_page import press, wait_for_charts, wait_for_epoch, wait_for_script, wait_for_state


@dataclass(frozen=True, slots=True)
class Opened:
    """A page of the app: its address, what shows that it stands, and what makes its numbers move and rest again."""

    name: str
    query: str
    stands: Callable[[Page], None]
    move: Callable[[Page], None]


def race_stands(page: Page) -> None:
    wait_for_charts(page, (".st-key-race-A", ".st-key-race-B"))


def start_stands(page: Page) -> None:
    page.get_by_role("button", name="Start").wait_for()


def runs_stand(page: Page) -> None:
    """Keep a run, and go to where it is kept."""
    wait_for_charts(page)
    press(page, "Step")
    wait_for_epoch(page, 1)
    page.get_by_role("link", name="Runs", exact=True).click()
    page.wait_for_selector(".st-key-runs-table canvas")


def play_and_pause(page: Page) -> None:
    press(page, "Play")
    wait_for_epoch(page, 5)
    press(page, "Pause")
    wait_for_state(page, "Paused")


def study(page: Page) -> None:
    press(page, "Start")
    page.get_by_text("5 networks trained for").wait_for()
    start_stands(page)


def sweep(page: Page) -> None:
    press(page, "Start")
    page.locator(".found", has_text="(median of 2 seeds)").wait_for()
    start_stands(page)


def follow_the_sample(page: Page) -> None:
    step(page, "forward", 4)


def chapter_stands(page: Page) -> None:
    page.get_by_role("button", name="Begin").first.wait_for()


def play_a_lesson(page: Page) -> None:
    """Open the first lesson of the chapter, play it to its end and have it explained."""
    page.get_by_role("button", name="Begin").first.click()
    press(page, "Play")
    page.wait_for_selector(".st-key-lesson-row .stage-chart canvas")
    wait_for_script(page)
    press(page, "Reveal")
    page.get_by_role("heading", name="Answer", exact=True).wait_for()


def choose_a_run(page: Page) -> None:
    tick(page, 0)
    page.wait_for_selector(".st-key-runs-curves canvas")


PAGES = [
    Opened("Learn", "learn?v=2", chapter_stands, play_a_lesson),
    Opened("Train", "?v=2", wait_for_charts, play_and_pause),
    Opened("Race", "race?v=2&b.l2=0.1", race_stands, play_and_pause),
    Opened("Luck", "luck?v=2&n=40&layers=4&seeds=5&upto=50", start_stands, study),
    Opened("Sweep", "sweep?v=2&n=40&layers=4&steps=3&seeds=2&sweepepochs=20", start_stands, sweep),
    Opened("Runs", "?v=2&n=20&layers=2&epochs=1&seed=4713", runs_stand, choose_a_run),
    Opened("Backpropagation", "backpropagation?v=2", wait_for_graph, follow_the_sample),
]
