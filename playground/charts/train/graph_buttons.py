"""The buttons on the network's graph that make the network larger or smaller."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import table
from playground.charts.kit.theme import Theme
from playground.settings.network import NetworkSettings, with_layers, with_units
from playground.words.catalogue import charts as says

CHARACTER = 0.21  # half the width of a character, in parts of its height
ROOM = 6.4  # times the size of the type: what the buttons for layers take of the lowest line


@lru_cache(maxsize=64)
def buttons(hidden_layers: tuple[int, ...], titles: tuple[str, ...], theme: Theme) -> pa.Table:
    """Return the buttons beside the columns' titles, which add or remove a unit, and those that do so with a layer.

    A button has the ``command`` that it sends, as JSON; the word before the buttons for layers has none. Its place is
    ``shift`` pixels beside the middle of column ``x``, or beside the right end of the lowest line where ``x`` is -1.
    """
    rows = list(_buttons(NetworkSettings(hidden_layers), titles, theme))
    names = ("x", "shift", "text", "name", "command")
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    return table(
        x=np.array(columns["x"], np.int8),
        shift=np.array(columns["shift"], np.float32),
        **{name: np.array(columns[name], object) for name in names[2:]},
    )


def _buttons(network: NetworkSettings, titles: tuple[str, ...], theme: Theme) -> Iterator[tuple[Any, ...]]:
    size = theme.font_size
    yield -1, -4.7 * size, says.LAYERS(), "", ""
    for add, text in ((-1, "−"), (1, "+")):
        for layer in range(1, len(titles) - 1):
            if with_units(network, layer, add) != network:
                shift = add * (len(titles[layer]) * CHARACTER * size + size)
                name = (says.ADD_UNIT if add > 0 else says.REMOVE_UNIT)(layer=str(layer))
                yield layer, shift, text, name, json.dumps({"do": "units", "layer": layer, "add": add})
        if with_layers(network, add) != network:
            name = says.ADD_LAYER() if add > 0 else says.REMOVE_LAYER()
            yield -1, -size if add > 0 else -2.5 * size, text, name, json.dumps({"do": "layers", "add": add})
