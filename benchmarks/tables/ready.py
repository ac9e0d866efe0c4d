"""How long a large table takes, from the bytes of its file to a run that is ready to train."""

from __future__ import annotations

from time import perf_counter

import numpy as np
import pandas as pd

from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.spread import spread
from playground.measurements.run import Run
from playground.settings.own.own_table import TableFile
from playground.settings.run import DataSettings, Settings

ROWS, COLUMNS, SAMPLES = 100_000, 20, 5000
ROUNDS, QUICK_ROUNDS = 7, 2
SECONDS = 3.0


def report(*, quick: bool) -> str:
    """Measure and return the report in Markdown."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    data = table()
    taken = spread([_ready(data) for _ in range(rounds)])
    intro = (
        f"A CSV of {ROWS:,} rows and {COLUMNS} columns, {len(data) / 1e6:.0f} MB: read, understood and treated, "
        f"{SAMPLES:,} rows drawn and split, and a run made of them. {rounds} rounds; median with quartiles in brackets."
    )
    finding = Finding("The table is ready to train", taken.median, f"{taken:.2f} s", f"≤ {SECONDS} s", "<=", SECONDS)
    return "\n\n".join([intro, findings_table([finding])])


def table() -> bytes:
    """Return the CSV: numbers, and a class of two words in the last column."""
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(ROWS, COLUMNS - 1)).round(5)).add_prefix("input ")
    frame["label"] = np.where(frame["input 0"] + frame["input 1"] > 0, "yes", "no")
    return frame.to_csv(index=False).encode()


def _ready(data: bytes) -> float:
    start = perf_counter()
    own = TableFile("table.csv", data).first()
    Run(Settings(DataSettings(own=own, n_samples=SAMPLES, noise=0.0)))
    return perf_counter() - start
