"""What is kept in MLflow of a run or a sweep, in plain values that nothing changes any more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from math import isfinite

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import PRINTED
from playground.charts.overview import figures
from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.sweep import Sweep
from playground.comparisons.sweep.table import sweep_table
from playground.estimator.of_run import estimator_of
from playground.estimator.stored import stored
from playground.export.report.contents import report
from playground.export.run_file.archive import npz
from playground.measurements.export import as_csv, as_json, link_text
from playground.measurements.provenance import versions
from playground.measurements.run import Run
from playground.measurements.spreadsheet import csv_of
from playground.settings.fields import domains
from playground.settings.links import to_kept_query, to_sweep_query
from playground.settings.pages import SweepSettings
from playground.settings.run import PARTS, Settings
from playground.words.catalogue.export import tracking as says
from playground.words.lists import paragraph
from playground.words.sweep.findings import found
from playground.words.sweep.progress import cell_reason
from playground.words.training import reason_text, state
from playground.words.verdict import verdict_text

LONGEST_VALUE = 6000  # characters of a parameter's value that MLflow takes
DOCUMENT, NUMBERS = "estimator.json", "estimator.npz"
_ONLY_LOOK = frozenset({"measure", "log_loss", "presenter"})  # of a sweep's settings
_PREFIX = "playground."


@dataclass(frozen=True, eq=False)
class Entry:
    """A run as MLflow has runs.

    Attributes
    ----------
    name : str
    params, tags : dict of str to str
        What MLflow shows of it: all settings by their names in links, with the link; kind, versions, and how it ended.
    metrics : tuple of (str, float, int)
        Name, finite value and epoch.
    files : dict of str to bytes
        By path.
    figures : dict of str to Figure
        To be painted, by name.
    model : dict of str to bytes
        The files of its estimator; none for what has no network.
    children : tuple of Entry
        Runs that belong to it.
    """

    name: str
    params: dict[str, str]
    tags: dict[str, str]
    metrics: tuple[tuple[str, float, int], ...]
    files: dict[str, bytes] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    model: dict[str, bytes] = field(default_factory=dict)
    children: tuple[Entry, ...] = ()

    @cached_property
    def digest(self) -> str:
        """Hexadecimal digits that are the same for the same settings, versions and numbers."""
        told = [self.params, self.tags, self.metrics, [child.digest for child in self.children]]
        return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def entry_of_run(run: Run) -> Entry:
    """Return what is kept of a run in its present epoch.

    Of data of a person's own no sample is in it, so there is no figure that draws them.
    """
    trainer, settings = run.trainer, run.settings
    drawn = figures(run, PRINTED)
    document, arrays = stored(estimator_of(run))
    tags = {
        "status": trainer.status.value,
        "epoch": str(trainer.epoch),
        "best_epoch": str(run.history.best_epoch),
        "changed_at": "" if run.changed_at is None else str(run.changed_at),
    }
    return Entry(
        says.RUN(data=settings.data.entry.title, epoch=f"{trainer.epoch:,}"),
        _params(settings, link_text(to_kept_query(settings))),
        _tags("run", paragraph([verdict_text(run.verdict()).whole, state(run, playing=False)]), tags),
        tuple(_of_history(run)),
        files={
            "history.csv": as_csv(run).encode(),
            "run.json": as_json(run, reason=reason_text(trainer.reason)).encode(),
        },
        figures={"curves": drawn["curves"]} if settings.data.own else drawn,
        model={DOCUMENT: json.dumps(document, allow_nan=False).encode(), NUMBERS: npz(arrays)},
    )


def entry_of_sweep(sweep: Sweep, view: SweepSettings) -> Entry:
    """Return what is kept of a sweep with these settings: itself, and within it each cell that is done."""
    plan, outcome = sweep.plan, Outcome(sweep.plan, dict(sweep.results))
    swept = {
        domain.key: domain.format(getattr(view, name))
        for name, domain in domains(view).items()
        if name not in _ONLY_LOOK
    }
    link = link_text(to_sweep_query(plan.base, view))
    counted = {"cells": int(outcome.done.sum()), "cells_failed": int(outcome.failed.sum())}
    return Entry(
        report(sweep, link).title,
        _params(plan.base, link) | swept,
        _tags("sweep", found(outcome), {"status": sweep.state.value}),
        tuple((name, float(n), 0) for name, n in counted.items()),
        files={"sweep.csv": csv_of(sweep_table(outcome, cell_reason))},
        figures=figures(sweep, PRINTED),
        children=tuple(
            _of_cell(plan.settings(place), result, place[-1]) for place, result in sorted(outcome.results.items())
        ),
    )


def _of_cell(settings: Settings, result: CellResult, seed: int) -> Entry:
    numbers = {name: value for name, value in asdict(result).items() if isinstance(value, int | float)}
    return Entry(
        says.CELL(data=settings.data.entry.title, seed=str(seed)),
        _params(settings, link_text(to_kept_query(settings))),
        _tags("cell", cell_reason(settings, result), {"status": result.status, "seed": str(seed)}),
        tuple((name, float(value), result.epochs) for name, value in numbers.items() if isfinite(value)),
    )


def _of_history(run: Run) -> Iterator[tuple[str, float, int]]:
    """Yield every number of the history that is one, epoch by epoch."""
    columns = run.history.flat_columns()
    epochs = columns.pop("epoch")
    for row, epoch in enumerate(epochs):
        for name, column in columns.items():
            if isfinite(column[row]):
                yield name, float(column[row]), int(epoch)


def _params(settings: Settings, link: str) -> dict[str, str]:
    """Return every setting as text by its name in links, and the link, but for a value that MLflow has no room for."""
    parts = [getattr(settings, part) for part in PARTS]
    values = {
        domain.key: domain.format(getattr(part, name)) for part in parts for name, domain in domains(part).items()
    }
    return {key: text for key, text in {"link": link, **values}.items() if len(text) <= LONGEST_VALUE}


def _tags(kind: str, note: str, others: Mapping[str, str]) -> dict[str, str]:
    """Return tags: what MLflow shows as the run's description, kind and versions."""
    own = {"kind": kind, **others, **{f"version.{name}": version for name, version in versions().items()}}
    return {"mlflow.note.content": note} | {f"{_PREFIX}{name}": text for name, text in own.items() if text}
