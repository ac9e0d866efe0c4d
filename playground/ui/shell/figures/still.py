"""A figure that stands still, drawn by Streamlit itself with its tables inside."""

from __future__ import annotations

from streamlit.delta_generator import DeltaGenerator

from playground.charts.kit.figure import Figure


def draw_still(place: DeltaGenerator, key: str, figure: Figure) -> None:
    """Draw a figure as large as its place. Screen readers hear its words with the numbers."""
    place.vega_lite_chart(figure.whole_spec(), key=key, theme=None, width="stretch", height="stretch", alt=figure.alt)
