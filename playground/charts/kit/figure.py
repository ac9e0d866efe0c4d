"""A figure is a Vega-Lite spec that stays, the tables that move, and the words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, ParamSpec

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.picture import Picture
from playground.charts.kit.still.notebook import Bundle, mime_bundle
from playground.charts.kit.still.whole import Chart, Spec, chart_of, standing_alone, with_tables
from playground.words.messages import present_language
from playground.words.numbers import number, percent

__all__ = ["Figure", "Spec", "beside", "finished", "kept_spec", "number", "percent", "table", "words"]

WIDTH, HEIGHT = 600, 360  # pixels of a figure that stands by itself
URL = "url"  # the column of a table that names pictures
PROBE = "probe"  # a table that is not drawn: what a chart tells the pointer
Asked = ParamSpec("Asked")


@dataclass(frozen=True, eq=False, slots=True)
class Figure:
    """What a chart shows at one moment.

    Attributes
    ----------
    spec : dict
        Vega-Lite, built once and cached: the same JSON frame after frame, so that it is sent once and the browser keeps
        the view it has made of it.
    data : dict of str to pyarrow.Table
        The spec's named datasets.
    name : str
        What the chart is, in words that stay as well.
    alt : str
        What a screen reader hears, with the numbers.
    caption : str
        What a reader must know to read it, to stand below it; empty where nothing need be said.
    pictures : dict of str to Picture
        By the names that the tables' columns ``url`` hold.
    interaction : dict or None
        What a person may do in the chart where it is live, as JSON: its ``kind`` and what that needs, such as the
        name of a table of ``buttons``.
    """

    spec: Spec
    data: dict[str, pa.Table]
    name: str
    alt: str
    caption: str = ""
    pictures: dict[str, Picture] = field(default_factory=dict)
    interaction: dict[str, Any] | None = None

    def whole_spec(self) -> Spec:
        """Return the spec with its data, as plain values that JSON can hold: what is undefined or infinite is null."""
        return with_tables(self.spec, self.whole_tables())

    def chart(self, *, width: int = WIDTH, height: int = HEIGHT, background: str | None = None) -> Chart:
        """Return the figure with its data as a chart of Altair, to be shown, changed and kept by Altair's own means.

        Parameters
        ----------
        width, height : int
            Pixels of the whole, with axes and legends.
        background : str or None
            A colour as CSS names it, such as ``"white"`` or ``"transparent"``; if None, that of the theme's page.
        """
        spec = standing_alone(
            self.whole_spec(), width=width, height=height, background=background, description=self.alt
        )
        return chart_of(spec)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[Bundle, Bundle]:
        """Return what a notebook shows in the place of the figure."""
        return mime_bundle(self.chart().to_dict(validate=False), self.alt)

    def whole_tables(self) -> dict[str, pa.Table]:
        """Return the tables that are drawn, with data URLs for names of pictures; without buttons: nothing is live."""
        buttons = (self.interaction or {}).get("buttons")
        drawn = {
            name: rows.slice(0, 0) if name == buttons else rows for name, rows in self.data.items() if name != PROBE
        }
        return {name: self._with_pictures(rows) if URL in rows.column_names else rows for name, rows in drawn.items()}

    def _with_pictures(self, rows: pa.Table) -> pa.Table:
        urls = [self.pictures[name].data_url() for name in rows[URL].to_pylist()]
        return rows.set_column(rows.column_names.index(URL), URL, pa.array(urls, pa.string()))


def beside(gap: int) -> dict[str, Any]:
    """Return the options that place a text so many pixels right of its mark, or left of it where ``left`` is set."""
    return {
        "align": alt.expr("datum.left ? 'right' : 'left'"),
        "dx": alt.expr(f"datum.left ? -{gap} : {gap}"),
    }


def finished(chart: alt.TopLevelMixin, config: Spec, *signals: Spec) -> Spec:
    """Return the chart as a spec with the theme's configuration and signals, without data of its own.

    It is drawn on the page as it is; the colour of the theme's page is noted for a figure that stands by itself.
    """
    spec: Spec = chart.to_dict(validate=False)
    spec.pop("datasets", None)
    _share_places(spec)
    _share_guides(spec)
    spec["config"] = config | {"background": "transparent"}
    if signals:
        spec["params"] = list(signals)
    spec["autosize"] = {"type": "fit", "contains": "padding", "resize": False}
    spec["usermeta"] = {
        "embedOptions": {"renderer": "canvas", "logLevel": 1},
        "paper": config["background"],
    }
    spec["padding"] = {"left": 2, "right": 6, "top": 4, "bottom": 2}
    return spec


def kept_spec(most: int) -> Callable[[Callable[Asked, Spec]], Callable[Asked, Spec]]:
    """Have a function that makes specs return the same spec again when asked again in the same language.

    Parameters
    ----------
    most : int
        How many specs are kept.
    """

    def keeping(make: Callable[Asked, Spec]) -> Callable[Asked, Spec]:
        in_language: Callable[..., Spec] = lru_cache(maxsize=most)(lambda _, *args, **kwargs: make(*args, **kwargs))

        @wraps(make)
        def kept(*args: Asked.args, **kwargs: Asked.kwargs) -> Spec:
            return in_language(present_language(), *args, **kwargs)

        return kept

    return keeping


def _share_places(spec: Spec) -> None:
    """Move an axis that several layers share to the whole chart: a spec is read more easily that says it once."""
    layers, apart = spec.get("layer", []), spec.get("resolve", {}).get("scale", {})
    for channel in ("x", "y"):
        if apart.get(channel) == "independent":
            continue
        places = [layer["encoding"][channel] for layer in layers if channel in layer.get("encoding", {})]
        shared = max(places, key=places.count, default=None)
        if shared is None or len(places) < len(layers) or places.count(shared) == 1:
            continue
        spec.setdefault("encoding", {})[channel] = shared
        for layer in layers:
            if layer["encoding"][channel] == shared:
                del layer["encoding"][channel]


def _share_guides(spec: Spec) -> None:
    """Move scale and legend of a datum to the whole chart: its layers take them from there, and the schema wants so."""
    for layer in spec.get("layer", []):
        for channel, definition in layer.get("encoding", {}).items():
            if "datum" not in definition:
                continue
            guides = {key: definition.pop(key) for key in ("scale", "legend") if key in definition}
            if guides:
                shared = spec.setdefault("encoding", {})
                shared[channel] = guides | shared.get(channel, {})


def table(**columns: Any) -> pa.Table:
    """Return a table; numbers become float32 or stay whole, words become a dictionary of few words."""
    return pa.table({name: _column(values) for name, values in columns.items()})


def _column(values: Any) -> pa.Array:
    if isinstance(values, pa.Array):
        return values
    array = np.asarray(values)
    if array.dtype.kind == "f":
        return pa.array(array.astype(np.float32))
    if array.dtype.kind in "US" or (array.size == 0 and array.dtype.kind == "O"):
        return pa.array(array.astype(object), pa.string())
    return pa.array(array)


def words(codes: Any, names: tuple[str, ...]) -> pa.Array:
    """Return a column of words from whole numbers that index ``names``: a byte a row."""
    return pa.DictionaryArray.from_arrays(pa.array(np.asarray(codes, np.int8)), pa.array(list(names), pa.string()))
