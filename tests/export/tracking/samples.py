"""Small runs and the link of a small sweep."""

from __future__ import annotations

from playground.measurements.run import Run
from playground.settings.links import from_query
from playground.settings.run import Settings

RUN = {"v": "2", "n": "40", "layers": "4", "dropout": "0.2", "l2": "1", "epochs": "6"}
SWEEP = {"v": "2", "n": "40", "layers": "3", "knob": "dropout", "from": "0", "to": "0.5", "steps": "2", "seeds": "2",
         "sweepepochs": "3"}  # fmt: skip


def settings_of(**query: str) -> Settings:
    link = from_query(RUN | query)
    assert not link.problems
    return link.settings


def trained(epochs: int = 6, **query: str) -> Run:
    run = Run(settings_of(**query))
    run.trainer.advance(epochs)
    return run
