"""Test losses of thinned networks, of their average as more are averaged, and of the whole network."""

from __future__ import annotations

import numpy as np

from playground.charts.kit.figure import Figure, number
from playground.charts.kit.theme import Theme
from playground.charts.learn.variant_lines import variant_lines
from playground.measurements.theory.thinned_losses import ThinnedLosses
from playground.words.catalogue import guides as says


def ensemble_losses(losses: ThinnedLosses, theme: Theme, *, is_regression: bool) -> Figure:
    """Return three lines over the number of thinned networks: of each by itself, of the average, of the whole.

    Parameters
    ----------
    losses : ThinnedLosses
        Of at least one thinned network.
    theme : Theme
        Colours and sizes.
    is_regression : bool
        Whether the losses are squared errors.
    """
    n = len(losses.single)
    said = says.ENSEMBLE_SAID(
        n=str(n), single=number(float(losses.single.mean())), least=number(float(losses.single.min())),
        most=number(float(losses.single.max())), average=number(float(losses.average[-1])),
        whole=number(losses.whole),
    )  # fmt: skip
    return variant_lines(
        {says.SINGLE(): losses.single, says.AVERAGE(): losses.average, says.WHOLE(): np.full(n, losses.whole)},
        theme, title=says.ENSEMBLE_SQUARES() if is_regression else says.ENSEMBLE_LOSS(), name=says.ENSEMBLE(),
        axis=says.AVERAGED(), clauses=[said],
    )  # fmt: skip
