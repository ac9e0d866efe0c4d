"""A walk over the pages that presses their buttons while everything plays, and looks at the page after each press.

``python -m tests.browser.leaving.walk 50`` goes on until each button of each page was pressed fifty times; ``--seed``
gives another walk, ``--counts FILE`` adds up what several walks have pressed. It writes what it found, how often it
pressed what, and what it has seen and not pressed so often.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from playwright.sync_api import ConsoleMessage, Error, Page, Response, sync_playwright

from playground.journal.database import VARIABLE
from playground.ui.runs.table import HEAD
from playground.ui.runs.table import ROW as HEIGHT
from tests.browser.conftest import FLAGS
from tests.browser.leaving.looking import LISTEN, STEP
from tests.browser.programs import CHROMIUM
from tests.browser.server import app_server

BEGIN = re.compile(r"(Play|Start|Go on)$")  # what has to be pressed for something to play
ALREADY = 4  # presses after which it is pressed again: a small sweep is soon done
QUERY = "?v=2&flip=0.2&epochs=100000"  # has no end that the walk could reach
PATIENCE_FRAMES = 600  # in which a page that is being changed has its contents again
RESTS = (0, 0, 0, 1, 2, 4, 8)  # frames between two presses: some find the page in the middle of what the last one did
STRAYING = 0.1  # share of presses that go anywhere, where all buttons in sight were pressed often enough
ROW = "a row of the table"  # which is painted: it is ticked where it lies on the page
Button = tuple[str, str]  # its page's path, and its name


@dataclass
class Walk:
    """One tab in which buttons are pressed.

    Attributes
    ----------
    page : Page
        The tab, before it is opened.
    address : str
        Of the server.
    rng : Random
        Where the walk goes.
    times : int
        How often each button is to be pressed.
    pressed : Counter of (str, str)
        How often each button that was seen was pressed, by its page's path and its name.
    faults : list of str
        What went wrong, with the presses before it.
    """

    page: Page
    address: str
    rng: random.Random
    times: int = 10**9
    pressed: Counter[Button] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    _last: list[str] = field(default_factory=list)
    _path: str = ""
    _names: list[str] = field(default_factory=list)
    _table: dict[str, float] | None = None
    _wrong: list[str] = field(default_factory=list)
    _led_to: defaultdict[Button, set[Button]] = field(default_factory=lambda: defaultdict(set))

    def begin(self) -> None:
        """Open the dashboard and listen."""
        self.page.add_init_script(LISTEN)
        self.page.on("pageerror", lambda error: self._note(f"page: {error}"))
        self.page.on("console", self._hear)
        self.page.on("response", self._answered)
        self._open()

    def step(self) -> None:
        """Have something play, press one of the buttons that were pressed least, and look at the page.

        Where all in sight were pressed often enough, press what has led to such as were not.
        """
        beginning = [name for name in self._names if BEGIN.match(name)]
        if beginning and f"/{self._path} {beginning[0]}" not in self._last[-ALREADY:]:
            self._press(beginning[0])
        self._press(self._next() if self._names else "")

    def missing(self) -> dict[Button, int]:
        """Return how often each button was pressed that was seen and not pressed often enough."""
        return {button: times for button, times in self.pressed.items() if times < self.times}

    def _next(self) -> str:
        """Return the name of the button to press."""
        fewest = min(self.pressed[self._path, name] for name in self._names)
        if fewest < self.times:
            return self.rng.choice([name for name in self._names if self.pressed[self._path, name] == fewest])
        missing = self.missing().keys()
        leads = {name: len(self._led_to[self._path, name] & missing) for name in self._names}
        if not any(leads.values()) or self.rng.random() < STRAYING:
            return self.rng.choice(self._names)
        return self.rng.choices(list(leads), list(leads.values()))[0]

    def _press(self, name: str) -> None:
        """Press a button, or none, rest and look.

        What is wrong is noted unless it passes, and an error or a dialog however soon it passes.
        """
        where = self._path
        self._last = [*self._last[-5:], f"/{where} {name}"]
        if name == ROW:
            self._tick()
        faults = self._look(name, self.rng.choice(RESTS))
        for _ in range(PATIENCE_FRAMES):
            if not self._wrong:
                break
            faults += self._look("", 1)
        faults += self._wrong
        for fault in faults:
            self._note(fault)
        if faults:
            self._open()

    def _look(self, pressed: str, frames: int) -> list[str]:
        """Press a button, or none, rest for some frames and look; return what has appeared that must not."""
        before, button = {(self._path, name) for name in self._names}, (self._path, pressed)
        try:
            seen = self.page.evaluate(STEP, [pressed, frames, self.rng.random()])
        except Error as error:  # such as a page that is loaded anew
            self._note(f"lost the page: {error.message}, now at {self.page.url}")
            self._open()
            return []
        if seen["did"]:
            self.pressed[button] += 1
        self._path, self._wrong, self._table = seen["page"], seen["wrong"], seen["table"]
        self._names = [*seen["names"], *([ROW] if self._table else [])]
        now = {(self._path, name) for name in self._names}
        self.pressed.update(dict.fromkeys(now, 0))
        self._led_to[button] |= now - before
        return seen["appeared"]

    def _tick(self) -> None:
        """Tick one of the rows of the table by the box at its left, as the last look found it."""
        assert self._table is not None
        row = self.rng.randrange(round((self._table["height"] - HEAD) / HEIGHT))
        self.page.mouse.click(self._table["x"] + 17, self._table["y"] + HEAD + HEIGHT * (row + 0.5))
        self.pressed[self._path, ROW] += 1

    def _open(self) -> None:
        self.page.goto(self.address + QUERY)
        self.page.get_by_role("link", name="Train", exact=True).wait_for()
        self._path, self._names, self._table = "", [], None

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._note(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"status {response.status}: {response.url}")

    def _note(self, fault: str) -> None:
        self.faults.append(f"{fault} (after {', '.join(self._last)})")


def main() -> None:
    """Walk until each button that was seen was pressed so many times, and write what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.leaving.walk", description=__doc__)
    parser.add_argument("times", nargs="?", type=int, default=50, help="how often each button is to be pressed")
    parser.add_argument("--seed", type=int, default=0, help="of the walk")
    parser.add_argument("--minutes", type=float, default=240.0, help="after which it ends, however far it is")
    parser.add_argument("--counts", type=Path, help="file to which what is pressed is added, if there is one")
    asked = parser.parse_args()
    begin = time.monotonic()
    with (
        TemporaryDirectory() as folder,
        mock.patch.dict(os.environ, {VARIABLE: folder}),  # of the server, whose run log is its own
        app_server() as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM.path(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        walk = Walk(page, address, random.Random(asked.seed), asked.times, _counts(asked.counts))
        walk.begin()
        walk.step()
        while walk.missing() and time.monotonic() < begin + 60 * asked.minutes:
            walk.step()
        browser.close()
    if asked.counts is not None:
        asked.counts.write_text(json.dumps([[*button, times] for button, times in walk.pressed.items()]), "utf-8")
    counts = [f"{times:5} /{path} {name}" for (path, name), times in sorted(walk.pressed.items())]
    missing = [f"{times:5} /{path} {name}" for (path, name), times in sorted(walk.missing().items())]
    said = [
        *counts,
        *walk.faults,
        *([f"pressed fewer than {asked.times} times:", *missing] if missing else []),
        f"{walk.pressed.total():,} presses of {len(counts)} buttons, {len(walk.faults)} faults",
    ]
    sys.stdout.write("\n".join(said) + "\n")
    sys.exit(bool(walk.faults))


def _counts(path: Path | None) -> Counter[Button]:
    """Return how often earlier walks have pressed each button."""
    if path is None or not path.exists():
        return Counter()
    return Counter({(where, name): times for where, name, times in json.loads(path.read_text("utf-8"))})


if __name__ == "__main__":
    main()
