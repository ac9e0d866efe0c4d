"""Thinned networks drawn with the full one: a line for each, their average, and where they disagree."""

from __future__ import annotations

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import number, table
from playground.charts.kit.plane import lines
from playground.charts.kit.theme import Theme
from playground.measurements.boundary import contour
from playground.measurements.ensemble import Ensemble
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says

MOST_SPREAD = 0.5  # at which the haze is densest: the largest standard deviation a probability can have


def haze(ensemble: Ensemble | None) -> Array | None:
    """Return how far the members disagree (ny, nx), as levels of a haze: 1 is the most that probabilities allow."""
    return None if ensemble is None else ensemble.spread / MOST_SPREAD


def ensemble_over_plane(ensemble: Ensemble) -> dict[str, pa.Table]:
    """Return the tables that ``ensemble_marks`` draws over a plane: the members' boundaries and that of their average.

    Regression has no boundaries, so its tables are empty.
    """
    by_class = ensemble.members.ndim == 4
    members = [line for field in ensemble.fields for line in contour(field)] if by_class else []
    return {"members": lines(members), "average": lines(contour(ensemble.average) if by_class else [])}


def ensemble_over_line(ensemble: Ensemble, reach: float) -> dict[str, pa.Table]:
    """Return the tables that ``band_marks`` and ``ensemble_marks`` draw: curves, average, and one σ around it.

    Parameters
    ----------
    ensemble : Ensemble
        Predictions (K, nx).
    reach : float
        Larger values are drawn at ±reach.
    """
    x, mean, spread = ensemble.grid.x, ensemble.average.values, ensemble.spread

    def curve(y: Array) -> Array:
        return np.stack([x, np.clip(y, -reach, reach)], axis=1)

    low, high = curve(mean - spread), curve(mean + spread)
    return {
        "band": table(x=x, y=low[:, 1], high=high[:, 1]),
        "members": lines([curve(member) for member in ensemble.members]),
        "average": lines([curve(mean)]),
    }


def band_marks(theme: Theme, x: alt.X, y: alt.Y) -> alt.Chart:
    """Return the layer of the named dataset ``band``."""
    return (
        alt.Chart(alt.NamedData("band"))
        .mark_area(color=theme.quiet, opacity=0.25, clip=True)
        .encode(x=x, y=y, y2=alt.Y2("high:Q"))
    )


def ensemble_marks(theme: Theme, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return the layers of ``members``, thin lines, and of ``average``, a dashed one."""
    members = (
        alt.Chart(alt.NamedData("members"))
        .mark_line(color=theme.ink, strokeWidth=theme.line * 0.4, opacity=0.6, clip=True, order=False)
        .encode(x=x, y=y, detail="line:N")
    )
    average = (
        alt.Chart(alt.NamedData("average"))
        .mark_line(color=theme.ink, strokeWidth=theme.line, strokeDash=[5, 3], clip=True, order=False)
        .encode(x=x, y=y, detail="line:N")
    )
    return [members, average]


def ensemble_words(ensemble: Ensemble) -> str:
    """Return how many thinned networks are drawn and how far they disagree."""
    spread = ensemble.spread
    message = says.THINNED_CLASSES if ensemble.members.ndim == 4 else says.THINNED_NUMBERS
    return message(n=str(len(ensemble.members)), mean=number(float(spread.mean())), most=number(float(spread.max())))
