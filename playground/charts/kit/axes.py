"""The axes of every chart over epochs: the epoch axis, which shows ten epochs from the start, and the value axis."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import table
from playground.charts.kit.guides import tick
from playground.charts.kit.theme import Theme
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import training as names
from playground.words.numbers import power_of_ten

TOPS = (0.1, 0.2, 0.5, 1.0)
SHARES = tick(shares=True)
FEWEST = 10  # epochs that the axis shows at least
LOSS_FLOOR = 1e-6  # a power of ten: a log axis has no zero, and a loss below this is drawn here


def epoch_axis(theme: Theme, *, log_epochs: bool) -> alt.X:
    """Return the horizontal axis; a logarithmic one begins at epoch 1."""
    return alt.X(
        "epoch:Q",
        title=names.EPOCH(),
        scale=alt.Scale(type="log", nice=False) if log_epochs else alt.Scale(nice=False, zero=False),
        axis=alt.Axis(tickCount=theme.ticks, format=",d", grid=False),
    )


def value_axis(theme: Theme, field: str, title: str, *, log_value: bool, shares: bool, is_loss: bool) -> alt.Y:
    """Return the vertical axis of a field; the axis of a loss begins at 0 unless it is logarithmic.

    An empty title takes no room.
    """
    return alt.Y(
        f"{field}:Q",
        title=title or None,
        scale=alt.Scale(type="log", nice=True) if log_value else alt.Scale(zero=is_loss, nice=True),
        axis=alt.Axis(tickCount=theme.ticks - 1, labelExpr=tick(shares=shares)),
    )


def floored(
    values: Sequence[Array], title: str, *, log_value: bool, floor: float = LOSS_FLOOR
) -> tuple[list[Array], str]:
    """Return what is drawn of some values, and the title of their axis, which says so where any of them is cut.

    Parameters
    ----------
    values : sequence of ndarray
        Of any shapes; NaN stays.
    title : str
        Of the axis where nothing is cut.
    log_value : bool
        Whether the axis is logarithmic; values on a linear one stay as they are.
    floor : float
        A power of ten, at which smaller values are drawn.
    """
    if not log_value:
        return list(values), title
    is_cut = any((array < floor).any() for array in values)
    return [np.maximum(array, floor) for array in values], (
        says.CUT(quantity=title, floor=power_of_ten(floor)) if is_cut else title
    )


def alone(lines: pa.Table) -> pa.Table:
    """Return the rows of lines over epochs if these have one epoch only, after 0: a line of one point is not seen.

    Otherwise no row is returned.
    """
    epochs = lines["epoch"].to_numpy()
    return lines if epochs.size and 0 < epochs.min() == epochs.max() else lines.slice(0, 0)


def share_axis(theme: Theme, field: str, title: str) -> alt.Y:
    """Return the vertical axis of shares, from 0 to what ``share_span`` lets it reach."""
    scale = alt.Scale(zero=True, nice=False)
    return alt.Y(f"{field}:Q", title=title, scale=scale, axis=alt.Axis(tickCount=theme.ticks - 1, labelExpr=SHARES))


def share_span(shares: Array, last_epoch: int, *, log_epochs: bool) -> pa.Table:
    """Return the same as ``span`` for shares: from 0 to 10, 20, 50 or 100 %, the first that is above them all."""
    largest = float(np.nan_to_num(shares).max(initial=0.0))
    return span(np.array([0.0, top_share(largest)]), last_epoch, log_epochs=log_epochs)


def top_share(largest: float) -> float:
    """Return where an axis of shares ends: seldom moved, and with room for what is small."""
    return next((top for top in TOPS if largest <= top), 1.0)


def span(values: Array, last_epoch: int, *, log_epochs: bool) -> pa.Table:
    """Return the two rows that the axes must include: first and last epoch, smallest and largest value.

    Parameters
    ----------
    values : ndarray
        The drawn values, of any shape; NaN does not count. Without a value the range is 0.01 to 1.
    last_epoch : int
        The last epoch of the run.
    log_epochs : bool
        Whether the axis begins at epoch 1.
    """
    finite = values[np.isfinite(values)]
    low, high = (finite.min(), finite.max()) if finite.size else (0.01, 1.0)
    epochs = np.array([1 if log_epochs else 0, max(last_epoch, FEWEST)], np.int32)
    return table(epoch=epochs, value=np.array([low, high], np.float64))


def span_marks(x: alt.X, y: alt.Y) -> alt.Chart:
    """Return the invisible layer of the named dataset ``span``."""
    return alt.Chart(alt.NamedData("span")).mark_point(opacity=0, size=1).encode(x=x, y=y)
