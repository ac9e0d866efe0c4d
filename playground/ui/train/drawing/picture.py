"""The picture of the answer while points are drawn on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.charts.kit.figure import Figure, table, words
from playground.charts.kit.points import PARTS
from playground.datasets import Points
from playground.ui.train.drawing.sketch import Sketch
from playground.words.catalogue.own import drawing as says
from playground.words.lists import paragraph

_NAMES = tuple(f"class {label}" for label in range(Points.MOST_CLASSES))


def drawn_picture(figure: Figure, sketch: Sketch) -> Figure:
    """Return the picture of the answer with the points as they are drawn, to be added to, moved and erased."""
    rows = np.array(sketch.points.points, np.int64).reshape(-1, 4)
    points = table(
        x=rows[:, 0] / Points.HUNDRED,
        y=rows[:, 1] / Points.HUNDRED,
        label=words(rows[:, 2], _NAMES),
        part=words(rows[:, 3], PARTS),
        flipped=np.zeros(len(rows), bool),
    )
    n_test = int(rows[:, 3].sum())
    interaction = {
        "kind": "points",
        "table": "points",
        "at": says.AT(x="{x}", y="{y}", what="{what}"),  # filled in by the chart's script
        "point": says.POINT(name="{name}", part="{part}"),
        "none": says.NO_POINT(),
        "keys": says.KEYS(),
    }
    said = says.DRAWN_SAID(train=f"{len(rows) - n_test:,}", test=f"{n_test:,}")
    return replace(
        figure, data=figure.data | {"points": points}, alt=paragraph([figure.alt, said]), interaction=interaction
    )
