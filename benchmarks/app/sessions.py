"""Many pages that play on one server at the same time."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from time import time

import numpy as np
from playwright.sync_api import Browser

from benchmarks.app.base import query
from benchmarks.app.browser import dashboard, play
from benchmarks.app.response import answer_to_key, focus_slider

SESSIONS = 10


@dataclass(frozen=True, slots=True)
class Sessions:
    """What each of the pages saw.

    Attributes
    ----------
    frames, epochs : list of float
        Each page's frames a second, and epochs a second.
    answers : list of float
        Milliseconds from keys on sliders to the new picture.
    """

    frames: list[float]
    epochs: list[float]
    answers: list[float]

    @property
    def late_answer(self) -> float:
        """95th percentile of the answers."""
        return float(np.quantile(self.answers, 0.95))


def watch_sessions(browser: Browser, port: int, *, seconds: float, keys: int) -> Sessions:
    """Play in ten pages for so many seconds, and after that press so many keys in each."""
    frames, epochs, answers = [], [], []
    with ExitStack() as stack:
        pages = [stack.enter_context(dashboard(browser, port, query(noise="0"))) for _ in range(SESSIONS)]
        for page in pages:
            play(page, frames=2)
        begin = time()
        pages[0].wait_for_timeout(1000 * seconds)
        end = time()
        for page in pages:
            painted = [(at / 1000, epoch) for at, epoch in page.evaluate("window.benchmark.painted")]
            inside = [entry for entry in painted if begin <= entry[0] <= end]
            span = inside[-1][0] - inside[0][0]
            frames.append((len(inside) - 1) / span)
            epochs.append((inside[-1][1] - inside[0][1]) / span)
        for page in pages:
            focus_slider(page)
            answers += [answer_to_key(page, playing=True) for _ in range(keys)]
    return Sessions(frames, epochs, answers)
