"""Charts of the variants of a lesson, and the still picture on its card."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np
import pytest

from playground.charts.kit.theme import Theme
from playground.charts.learn.colours import LEGEND_WIDTH, LEGEND_WIDTH_PRESENTED, SYMBOL_WIDTH, names_legend
from playground.charts.learn.still import WIDTH, still_picture
from playground.charts.learn.variant_ends import variant_ends
from playground.charts.learn.variant_lines import variant_lines
from playground.lessons.chapters import LESSONS
from playground.lessons.lesson import Lesson

THEMES = [Theme(), Theme(dark=True), Theme(presenter=True)]
SERIES = {"small": np.array([3.0, 2.0, 1.0]), "large": np.array([4.0, np.nan, 2.0])}
ENDS = {"1": (0.5, 0.6), "4": (0.2, 0.7), "256": (0.1, 0.9)}


def encoded(spec: Any, channel: str) -> list[dict[str, Any]]:
    """Return every encoding of a channel in a spec."""
    if isinstance(spec, list):
        return [one for part in spec for one in encoded(part, channel)]
    if not isinstance(spec, dict):
        return []
    own = [spec["encoding"][channel]] if channel in spec.get("encoding", {}) else []
    return own + [one for part in spec.values() for one in encoded(part, channel)]


@pytest.mark.parametrize("theme", THEMES)
def test_a_line_for_each_variant_with_what_is_finite(theme: Theme) -> None:
    figure = variant_lines(SERIES, theme, title="loss", name="Losses")
    lines = figure.data["lines"].to_pylist()

    assert [(row["epoch"], row["value"]) for row in lines if row["variant"] == "small"] == [(0, 3), (1, 2), (2, 1)]
    assert [(row["epoch"], row["value"]) for row in lines if row["variant"] == "large"] == [(0, 4), (2, 2)]
    assert figure.data["ends"].to_pylist() == [
        {"epoch": 2, "value": 1.0, "variant": "small"}, {"epoch": 2, "value": 2.0, "variant": "large"},
    ]  # fmt: skip
    colours = {str(one["scale"]) for one in encoded(figure.spec, "color") if "scale" in one}
    assert colours == {str({"domain": ["small", "large"], "range": list(theme.sides)})}
    assert "small 1.00" in figure.alt
    assert "large 2.00" in figure.alt


def test_the_vertical_axis_has_its_title_or_takes_no_room_for_one() -> None:
    figures = [variant_lines(SERIES, Theme(), title=title, name="x") for title in ("loss", "")]
    titles = [{one.get("title", "none") for one in encoded(figure.spec, "y")} for figure in figures]

    assert "loss" in titles[0]
    assert titles[1] <= {None, "none"}
    assert None in titles[1]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "lesson", [lesson for lesson in LESSONS.values() if len(lesson.variants) > 1], ids=lambda lesson: lesson.key
)
def test_a_legend_is_as_narrow_as_a_small_chart(lesson: Lesson, theme: Theme) -> None:
    names = tuple(lesson.variants)
    columns = names_legend(names, theme).to_dict()["columns"]
    room = LEGEND_WIDTH_PRESENTED if theme.presenter else LEGEND_WIDTH

    assert 1 <= columns <= len(names)
    assert columns == 1 or columns * (max(map(len, names)) + SYMBOL_WIDTH) <= room


def test_ends_stand_in_their_order_or_where_their_numbers_are() -> None:
    ordered = variant_ends(ENDS, Theme(), axis="Units", title="loss", name="Ends")
    placed = variant_ends(ENDS, Theme(), axis="Units", title="loss", name="Ends", log_axis=True)

    assert [row["variant"] for row in ordered.data["ends"].to_pylist()] == ["1", "4", "256"]
    assert {one["type"] for one in encoded(ordered.spec, "x")} == {"ordinal"}
    assert all(one["sort"] == ["1", "4", "256"] for one in encoded(ordered.spec, "x"))
    assert [row["variant"] for row in placed.data["ends"].to_pylist()] == [1.0, 4.0, 256.0]
    for one in encoded(placed.spec, "x"):
        assert (one["type"], one["scale"]["type"], one["axis"]["values"]) == ("quantitative", "log", [1.0, 4.0, 256.0])
    assert placed.alt == ordered.alt
    assert "256" in placed.alt


@pytest.mark.parametrize(
    "lesson", [lesson for lesson in LESSONS.values() if lesson.is_log], ids=lambda lesson: lesson.key
)
def test_what_stands_on_a_logarithmic_axis_are_rising_numbers_above_0(lesson: Lesson) -> None:
    numbers = [float(name) for name in lesson.variants]

    assert numbers == sorted(set(numbers))
    assert numbers[0] > 0


@pytest.mark.parametrize("theme", THEMES[:2])
@pytest.mark.parametrize("n_areas", [0, 1, 2])
def test_a_still_picture_is_an_image_in_the_colours_of_the_theme(theme: Theme, n_areas: int) -> None:
    square = ((0, 0), (50, 0), (50, 100), (0, 100))
    areas = dict.fromkeys(("A", "B")[:n_areas], (square,))
    html = still_picture({"train": ((0, 80), (100, 10))}, areas, ((30, 40, 1),), theme, alt="What <is> seen")
    root = ElementTree.fromstring(unquote(html.partition("data:image/svg+xml,")[2].removesuffix('">')))
    tag = "{http://www.w3.org/2000/svg}"
    (line,) = root.iter(f"{tag}polyline")

    assert 'alt="What &lt;is&gt; seen"' in html
    assert line.get("stroke") == theme.train
    assert [place.split(",")[1] for place in (line.get("points") or "").split()] == ["20", "90"]
    shifts = [float((group.get("transform") or "")[10:].partition(",")[0]) for group in root.iter(f"{tag}g")]
    assert len(shifts) == n_areas + 1
    assert shifts[-1] + float((line.get("points") or "").split()[-1].partition(",")[0]) <= WIDTH
    frames = [rect.get("stroke") for rect in root.iter(f"{tag}rect") if rect.get("stroke")]
    assert frames == ([theme.grid] if n_areas == 1 else list(theme.sides[:n_areas]))
