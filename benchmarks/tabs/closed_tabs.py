"""The server's memory: before tabs are opened, with runs in all of them, and once it has let go of the closed ones."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from time import monotonic, sleep
from urllib.request import urlopen

import psutil
from playwright.sync_api import Browser

from benchmarks.app.browser import chromium, dashboard
from benchmarks.app.server import Server, serving
from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.markdown import table
from benchmarks.kit.spread import spread
from playground.settings.run import Settings

TABS, QUICK_TABS = 20, 3
ROUNDS, QUICK_ROUNDS = 6, 2
GIVEN_BACK_SECONDS = 60.0  # within which the memory of closed tabs is to be given back
TRY_SECONDS = 0.2  # between two looks at what is in memory
PATIENCE_SECONDS = 180.0
INTRO = (
    "{tabs} tabs of one browser open the dashboard and play its first run to the end, epoch {epochs}; then all are "
    "closed, and nobody comes. {rounds} rounds on one server, which has had one tab before. Memory is the server's "
    "{measure}, in MB, as the operating system counts it; the seconds are from the last tab that was closed to the "
    "moment when the server has none in memory."
)


@dataclass(frozen=True, slots=True)
class Round:
    """The server's memory in one round, in bytes.

    Attributes
    ----------
    before, opened, closed, forgotten : int
        Before tabs are opened, with a finished run in all of them, when all are closed, and when the server has none
        of them in memory.
    seconds : float
        From the last closed tab to there.
    """

    before: int
    opened: int
    closed: int
    forgotten: int
    seconds: float

    @property
    def given_back(self) -> float:
        """Share of what the tabs had taken."""
        return (self.opened - self.forgotten) / (self.opened - self.before)


def report(*, quick: bool) -> str:
    """Measure and return the report in Markdown."""
    tabs, rounds = (QUICK_TABS, QUICK_ROUNDS) if quick else (TABS, ROUNDS)
    with serving(measures_itself=True) as server, chromium() as browser:
        _open_and_close(browser, server, 1)
        measured = list(_rounds(browser, server, tabs, rounds))
        _, measure = _memory(server)
    intro = INTRO.format(tabs=tabs, epochs=Settings().training.max_epochs, rounds=rounds, measure=measure)
    return "\n\n".join([intro, rounds_table(measured), findings_table(findings(measured, tabs))])


def rounds_table(measured: Sequence[Round]) -> str:
    """Return the rounds as a Markdown table."""
    head = ["Round", "before", "all open", "all closed", "forgotten", "after, s"]
    rows = [
        [str(number), *(f"{size / 1e6:.0f}" for size in (one.before, one.opened, one.closed, one.forgotten)),
         f"{one.seconds:.1f}"]
        for number, one in enumerate(measured, 1)
    ]  # fmt: skip
    return table(head, rows)


def findings(measured: Sequence[Round], tabs: int) -> list[Finding]:
    """Return what the rounds say together. Of the growth the first is left out, as it fills what is kept for later."""
    a_tab = spread((one.opened - one.before) / tabs / 1e6 for one in measured)
    given_back, seconds = spread(one.given_back for one in measured), max(one.seconds for one in measured)
    growth = spread((later.forgotten - one.forgotten) / tabs / 1e6 for one, later in pairwise(measured))
    return [
        Finding("a tab with a finished run", a_tab.median, f"{a_tab:.1f} MB"),
        Finding("given back of it", given_back.median, f"{given_back:.0%}"),
        Finding("left for each tab from round to round", growth.median, f"{growth:.2f} MB"),
        Finding("the latest that all are forgotten", seconds, f"{seconds:.1f} s", f"within {GIVEN_BACK_SECONDS:g} s",
                "<=", GIVEN_BACK_SECONDS),
    ]  # fmt: skip


def _rounds(browser: Browser, server: Server, tabs: int, rounds: int) -> Iterator[Round]:
    for number in range(rounds):
        yield _open_and_close(browser, server, tabs)
        print(f"round {number + 1} of {rounds}", file=sys.stderr)


def _open_and_close(browser: Browser, server: Server, tabs: int) -> Round:
    """Open so many tabs, play a run to its end in each, close them, and wait until the server has let go of them."""
    before, _ = _memory(server)
    last = Settings().training.max_epochs
    with ExitStack() as stack:
        for _ in range(tabs):
            page = stack.enter_context(dashboard(browser, server.port, "?v=2&speed=fast"))
            page.get_by_role("button", name="Play").click()
            page.locator(f".numbers[data-epoch='{last}']").wait_for()
        opened, _ = _memory(server)
    closed_at = monotonic()
    closed, _ = _memory(server)
    while _tabs_in_memory(server):
        if monotonic() - closed_at > PATIENCE_SECONDS:
            raise RuntimeError(f"after {PATIENCE_SECONDS:g} s the server still has closed tabs in memory")
        sleep(TRY_SECONDS)
    return Round(before, opened, closed, _memory(server)[0], monotonic() - closed_at)


def _tabs_in_memory(server: Server) -> int:
    with urlopen(f"http://localhost:{server.port}/memory", timeout=30) as answer:
        return int(json.load(answer)["stages"])


def _memory(server: Server) -> tuple[int, str]:
    """Return the bytes of memory of the server's process, and what they are; the share of others' where it is told."""
    process = psutil.Process(server.pid)
    shared = getattr(process.memory_full_info(), "pss", None)
    if shared is None:
        return process.memory_info().rss, "resident set size (RSS)"
    return int(shared), "proportional set size (PSS)"
