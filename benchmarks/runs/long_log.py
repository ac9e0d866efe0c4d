"""How long a run log of 10,000 runs takes: to be listed for the first time, and to be searched."""

from __future__ import annotations

from collections.abc import Callable, Sized
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from playwright.sync_api import Browser, Page
from sqlalchemy import insert

from benchmarks.app.browser import chromium
from benchmarks.app.server import serving
from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.spread import Spread, spread
from playground.journal import Journal
from playground.journal.database import Database
from playground.journal.entry import entry_of
from playground.journal.tables import RunRow
from playground.measurements.run import Run
from playground.settings.run import Settings

RUNS, QUICK_RUNS = 10_000, 500
ROUNDS, QUICK_ROUNDS = 7, 2
FOUND = 20  # runs by each search
FIRST_SECONDS, SEARCH_SECONDS = 2.0, 0.3
DATA = ("moons", "circles", "blobs", "spirals")
STATUS = ".caption[role=status]"
INTRO = (
    "A log of {runs:,} runs of {epochs} epochs each, {megabytes:.0f} MB. The reading: a process opens the log, checks "
    "it and lists it; then it searches. The page: a browser that shows the dashboard goes to the page Runs of a server "
    "that has not opened the log yet, until the page says how many runs there are; then a word is put into Find, until "
    "the page says how many runs have it. {rounds} rounds, each with a server of its own; median with quartiles in "
    "brackets."
)


def report(*, quick: bool) -> str:
    """Measure and return the report in Markdown."""
    rounds, n_runs = (QUICK_ROUNDS, QUICK_RUNS) if quick else (ROUNDS, RUNS)
    with TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        epochs = fill(folder, n_runs)
        size = Journal(folder).path.stat().st_size
        opened, searched = zip(*(_read(folder, n_runs) for _ in range(rounds)), strict=True)
        first, found = zip(*(_on_the_page(browser, folder, n_runs) for _ in range(rounds)), strict=True)
    intro = INTRO.format(runs=n_runs, epochs=epochs, megabytes=size / 1e6, rounds=rounds)
    findings = [
        _finding("The reading: opened, checked and listed", spread(opened)),
        _finding("The reading: searched", spread(searched)),
        _finding("The page: the first list", spread(first), FIRST_SECONDS),
        _finding("The page: a search", spread(found), SEARCH_SECONDS),
    ]
    return "\n\n".join([intro, findings_table(findings)])


def fill(folder: Path, n_runs: int) -> int:
    """Put so many runs into a log, the default one under other names and seeds; return their epochs."""
    run = Run(Settings())
    run.trainer.advance(run.settings.training.max_epochs)
    one = entry_of(run, pinned=False)
    rows = [
        one
        | {
            "identity": f"{number}",
            "dataset": DATA[number % len(DATA)],
            "query": f"v=2&data={DATA[number % len(DATA)]}&l2={number / 1000}&seed={number}",
            "training_seed": number,
            "title": f"series {number // 100}" if number % 5 == 0 else "",
        }
        for number in range(n_runs)
    ]
    with Database(folder).writing() as session:
        session.execute(insert(RunRow), rows)
    return run.history.epoch


def _read(folder: Path, n_runs: int) -> tuple[float, float]:
    """Return the seconds in which a log is opened and listed, and in which it is searched."""
    log = Journal(folder)
    return _seconds(lambda: _expect(n_runs, log.runs())), _seconds(
        lambda: _expect(FOUND, log.runs(text=searched(n_runs)))
    )


def _on_the_page(browser: Browser, folder: Path, n_runs: int) -> tuple[float, float]:
    """Return the seconds until the page shows its first list, and until it shows what was searched for."""
    with serving(data=folder) as server:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        try:
            page.goto(f"http://localhost:{server.port}/")
            link = page.get_by_role("link", name="Runs")
            link.wait_for()
            first = _until(page, link.click, f"{n_runs:,} runs.")
            find = page.get_by_role("textbox", name="Find")
            find.fill(searched(n_runs))
            found = _until(page, lambda: find.press("Enter"), f"{FOUND} runs.")
            return first, found
        finally:
            page.close()


def searched(n_runs: int) -> str:
    """Return the title of a series in the middle of the log, of which every fifth of its hundred runs has it."""
    return f"series {n_runs // 200}"


def _expect(n_runs: int, listing: Sized) -> None:
    if len(listing) != n_runs:
        raise RuntimeError(f"the log lists {len(listing)} runs, not {n_runs}")


def _until(page: Page, do: Callable[[], None], words: str) -> float:
    """Return the seconds from what is done until the page says the words."""

    def done() -> None:
        do()
        page.wait_for_function(
            "([place, words]) => document.querySelector(place)?.innerText.startsWith(words)", arg=[STATUS, words]
        )

    return _seconds(done)


def _seconds(work: Callable[[], object]) -> float:
    begin = monotonic()
    work()
    return monotonic() - begin


def _finding(what: str, seconds: Spread, most: float | None = None) -> Finding:
    text = f"{seconds:.2f} s"
    return Finding(what, seconds.median, text) if most is None else Finding(
        what, seconds.median, text, f"below {most:g} s", "<", most
    )  # fmt: skip
