"""What the run log writes down of a study."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import numpy as np
import sklearn

import playground
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.seed_study import SeedStudy
from playground.journal.studies.packed import packed_curves, packed_networks
from playground.settings.links import to_pair_query
from playground.settings.pages import LuckSettings
from playground.settings.versions import CURRENT, KEY


def query_of_study(study: SeedStudy) -> str:
    """Return the query of the link that asks for this study, without what says only how it is shown.

    SettingsError if no link can ask for it, such as for more seeds than the page has.
    """
    view = LuckSettings(
        n_seeds=study.n_seeds, varied=study.varied, epochs=study.epochs, pair=len(study.sides) > 1
    )  # fmt: skip
    return urlencode({KEY: str(CURRENT)} | to_pair_query(study.sides[0], study.sides[-1], view), safe=",")


def study_entry(study: SeedStudy, *, pinned: bool) -> dict[str, Any]:
    """Return the row for a study as far as it is, by the columns of the table.

    Studies are the same, and have the same ``identity``, when their settings and their last epoch are.

    Raises
    ------
    ValueError
        When there are no results yet.
    SettingsError
        See ``query_of_study``.
    """
    results, query = study.results(), query_of_study(study)
    if not results:
        raise ValueError("a study can be kept once every network has been trained for a while")
    epoch = results[0].epoch
    losses = [_median(result) for result in results]
    return {
        "identity": f"{query} at {epoch}",
        "kept_at": datetime.now(UTC),
        "pinned": pinned,
        "title": "",
        "note": "",
        "tags": "",
        "query": query,
        "dataset": study.sides[0].data.entry.name,
        "task": study.dataset.task,
        "n_classes": study.n_classes,
        "n_sides": len(study.sides),
        "n_seeds": study.n_seeds,
        "varied": study.varied,
        "epochs": study.epochs,
        "epoch": epoch,
        "n_diverged": sum(result.n_diverged for result in results),
        "test_loss_a": losses[0],
        "test_loss_b": losses[1] if len(losses) > 1 else np.nan,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scikit_learn": sklearn.__version__,
        "playground": playground.__version__,
        "curves": packed_curves(results),
        "networks": packed_networks(results),
    }


def _median(result: SeedResults) -> float:
    losses: Sequence[float] = result["test_loss"][-1]
    return float(np.nanmedian(losses)) if np.isfinite(losses).any() else float("nan")
