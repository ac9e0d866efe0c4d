"""Drawn points as Hypothesis makes them."""

from hypothesis import strategies as st

from datasets.drawn import Points
from datasets.drawn.point import HUNDRED, MOST_CLASSES, REACHES, Point


@st.composite
def drawings(draw: st.DrawFn, *, most: int = 60) -> Points:
    """Any points on any plane."""
    reach = draw(st.sampled_from(REACHES))
    place = st.integers(-HUNDRED * reach, HUNDRED * reach)
    point = st.builds(Point, place, place, st.integers(0, MOST_CLASSES - 1), st.integers(0, 1))
    return Points(reach, tuple(draw(st.lists(point, max_size=most))))
