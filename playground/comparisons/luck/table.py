"""The numbers of a study as a table, a row for each network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from playground.comparisons.luck.compared import Compared
from playground.comparisons.luck.seed_results import SeedResults
from playground.settings.seeding import reseeded


def seeds_table(results: Sequence[SeedResults], varied: str, compared: Compared | None = None) -> dict[str, list[Any]]:
    """Return columns by name, A's networks first.

    ``side`` is A or B, ``seed`` counts the networks from 0, which has the seeds of the settings; then the seeds of
    data, first weights and training, the epoch that all networks have reached, what ``columns`` names after it (NaN for
    a network that diverged), the epoch in which it diverged (0 if it did not), and its test loss in the epoch of the
    lowest watched loss, with that epoch. These losses are each network's own. ``compared``, the last, is the number by
    which the networks are compared, by the common loss of A and B; NaN where there is none.
    """
    compared = compared or Compared(results)
    sides = [_of_side(side, result, varied) for side, result in zip("AB", results, strict=False)]
    table = {name: [value for side in sides for value in side[name]] for name in sides[0]}
    values = np.concatenate(compared.values)
    return table | {"compared": (values if compared.is_possible else np.full_like(values, np.nan)).tolist()}


def _of_side(side: str, result: SeedResults, varied: str) -> dict[str, list[Any]]:
    numbers = range(result.n_networks)
    each = [reseeded(result.settings, varied, number) for number in numbers]
    best = result.best_epochs
    return {
        "side": [side] * result.n_networks,
        "seed": list(numbers),
        "data_seed": [one.data.seed for one in each],
        "weight_seed": [one.network.seed for one in each],
        "training_seed": [one.training.seed for one in each],
        "epoch": [result.epoch] * result.n_networks,
        **{name: result[name][-1].tolist() for name in result.columns},
        "diverged_at": np.where(result.has_diverged, result.diverged_at, 0).tolist(),
        "best_test_loss": result["test_loss"][best, np.arange(result.n_networks)].tolist(),
        "best_epoch": best.tolist(),
    }
