"""What the run log writes down of a run."""

from __future__ import annotations

import hashlib
import platform
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import numpy as np
import sklearn

import playground
from playground.journal.columns import columns_of, pack
from playground.measurements.run import Run
from playground.settings import links
from playground.settings.run import Settings
from playground.training.reason import Status

PAUSED = "paused"  # the status of a run that could go on


def query_of(settings: Settings) -> str:
    """Return the query of the link that gives these settings, without the question mark: "v=2&layers=8,8&l2=1"."""
    return urlencode(links.to_kept_query(settings), safe=",")


def entry_of(run: Run, *, pinned: bool) -> dict[str, Any]:
    """Return the row for a run as it now is, by the columns of the table; no id and no time of day is asked for.

    Runs are the same, and have the same ``identity``, when their settings and their last epoch are. If a setting was
    changed in mid-run, the numbers must agree too.
    """
    run = run.present
    settings, trainer, epochs = run.settings, run.trainer, run.history.epoch
    columns, query = columns_of(run), query_of(run.settings)
    history = pack(columns)
    last = {name: float(column[-1]) for name, column in columns.items()}
    identity = f"{query} at {epochs}"
    if run.changed_at is not None:
        digest = hashlib.sha256(b"".join(column.tobytes() for column in columns.values())).hexdigest()
        identity += f" changed at {run.changed_at} {digest}"
    return {
        "identity": identity,
        "kept_at": datetime.now(UTC),
        "pinned": pinned,
        "title": "",
        "note": "",
        "tags": "",
        "query": query,
        "dataset": settings.data.entry.name,
        "task": run.dataset.task,
        "data_seed": settings.data.seed,
        "weight_seed": settings.network.seed,
        "training_seed": settings.training.seed,
        "status": PAUSED if trainer.status is Status.OPEN else trainer.status.value,
        "verdict": run.verdict().kind.value,
        "epochs": epochs,
        "changed_at": run.changed_at,
        "best_epoch": run.history.best_epoch,
        "best_test_loss": float(columns["test_loss"][run.history.best_epoch]),
        **{name: last[name] for name in ("train_loss", "test_loss", "train_score", "test_score", "penalty", "zeros")},
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scikit_learn": sklearn.__version__,
        "playground": playground.__version__,
        "history": history,
    }
