"""What a notebook shows of a chart."""

from __future__ import annotations

from typing import Any

import altair as alt

from playground.charts.kit.still.whole import Spec

Bundle = dict[str, Any]
VEGA_LITE = f"application/vnd.vegalite.{alt.SCHEMA_VERSION.partition('.')[0]}+json"  # as JupyterLab and VS Code name it


def mime_bundle(spec: Spec, words: str) -> tuple[Bundle, Bundle]:
    """Return a whole spec as data of several MIME types, and their metadata, as IPython's display protocol has them.

    Parameters
    ----------
    spec : dict
        Vega-Lite with its data and size.
    words : str
        What stands in its place where nothing can be drawn.

    Returns
    -------
    dict, dict
        The spec, what the renderer makes of it that ``altair.renderers.enable`` has chosen, and the words.
    """
    renderer = alt.renderers.get()
    drawn = renderer(spec) if renderer else {}
    bundle, metadata = drawn if isinstance(drawn, tuple) else (drawn, {})
    return {VEGA_LITE: spec, **bundle, "text/plain": words}, metadata
