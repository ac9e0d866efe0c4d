"""Colours that can be read and told apart, on a light page, on a dark one and in grey."""

import re
import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import ImageColor

from playground.charts.kit.field_picture import classes_picture, values_picture
from playground.charts.kit.plane import axes
from playground.charts.kit.points import by_class, dot_signal, layered, sample_marks
from playground.charts.kit.theme import Theme
from playground.charts.train.layers import histograms
from playground.charts.train.learning_curves import learning_curves
from playground.measurements.distributions import weight_histograms

ROOT = Path(__file__).parents[3]
THEMES = [Theme(), Theme(dark=True), Theme(presenter=True), Theme(dark=True, presenter=True)]
every_theme = pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light presenter", "dark presenter"])


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [c / 255 for c in ImageColor.getrgb(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """Return L* of CIELAB, 0 for black and 100 for white: what is left in grey."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


def _samples(theme: Theme, n_classes: int, parts: int = 2) -> list[dict]:
    """Return the layers of the samples in a spec."""
    names = tuple(f"class {i}" for i in range(n_classes))
    x, y = axes(theme, ("a", "b"))
    return layered(*sample_marks(theme, x, y, by_class(theme, names), parts)).to_dict(validate=False)["layer"]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@every_theme
def test_text_has_a_contrast_of_at_least_four_and_a_half(theme: Theme) -> None:
    config = theme.config()
    colours = [config[part][key] for part in ("axis", "legend") for key in ("labelColor", "titleColor")]

    assert min(contrast(colour, theme.paper) for colour in [*colours, config["text"]["color"]]) >= 4.5


@every_theme
def test_text_within_charts_has_a_contrast_of_at_least_four_and_a_half(make_run, theme: Theme) -> None:
    run = make_run(hidden=(4,) * 6, epochs=2)
    curves = learning_curves(
        run.history, theme, measure="loss", regression=False, log_loss=False, log_epochs=False, stop_epoch=1
    )
    weights = histograms(weight_histograms(run.trainer.network), theme, title="weight w", count_zeros=True)
    colours = []
    for layer in curves.spec["layer"] + weights.spec.get("layer", []):
        if layer["mark"]["type"] == "text" and "stroke" not in layer["mark"]:  # what has a stroke is a halo
            encoded = layer["encoding"].get("color", {}).get("scale", {}).get("range", [])
            colours += encoded or [layer["mark"]["color"]]

    assert colours
    assert min(contrast(colour, theme.paper) for colour in colours) >= 4.5


@every_theme
@pytest.mark.parametrize("n_classes", [2, 3, 5, 10])
@pytest.mark.parametrize("discretise", [False, True])
def test_points_stand_out_of_every_region_they_can_lie_in(theme: Theme, n_classes: int, *, discretise: bool) -> None:
    sure = np.eye(n_classes)[None]
    unsure = np.full((1, 1, n_classes), 1 / n_classes)
    pictures = [classes_picture(p, theme, discretise=discretise) for p in (sure, unsure)]
    pictures.append(values_picture(np.linspace(-1, 1, 50)[None], -1, 1, theme, discretise=discretise))
    pixels = np.concatenate([np.asarray(picture.image().convert("RGB")).reshape(-1, 3) for picture in pictures])
    regions = {"#" + bytes(pixel).hex() for pixel in pixels}
    marks = [layer["mark"] for layer in _samples(theme, n_classes)]
    train, outline = (
        next(mark for mark in marks if mark.get("shape") == shape and "stroke" in mark)
        for shape in ("circle", "diamond")
    )

    assert len(regions) > 1
    for mark in (train, outline):
        assert min(contrast(mark["stroke"], region) for region in regions) >= 3


@every_theme
@pytest.mark.parametrize("shape", ["diamond", "triangle-up"])
def test_hollow_points_have_the_page_within_ink(theme: Theme, shape: str) -> None:
    outline, hollow = (m["mark"] for m in _samples(theme, 2, parts=3) if m["mark"].get("shape") == shape)

    assert outline["fill"] == theme.paper
    assert contrast(outline["fill"], outline["stroke"]) >= 3
    assert "fill" not in hollow


@every_theme
def test_every_line_stands_out_of_the_page(theme: Theme) -> None:
    ghosts = [theme.pale(theme.train), theme.pale(theme.test)]
    colours = [
        theme.train,
        theme.test,
        theme.valid,
        theme.quiet,
        *theme.sides,
        *theme.run_colours,
        *theme.layer_colours(7),
        *ghosts,
    ]

    assert min(contrast(colour, theme.paper) for colour in colours) >= 3
    for ghost, colour in zip(ghosts, (theme.train, theme.test), strict=True):
        assert contrast(ghost, theme.paper) < contrast(colour, theme.paper)
    assert max(contrast(ghost, theme.paper) for ghost in ghosts) < 3.6


@every_theme
def test_curves_of_training_and_test_stand_out_from_the_page_and_from_each_other(theme: Theme) -> None:
    assert min(contrast(colour, theme.paper) for colour in (theme.train, theme.test, theme.valid)) >= 3
    assert contrast(theme.test, theme.paper) > contrast(theme.train, theme.paper)
    assert abs(lightness(theme.train) - lightness(theme.test)) >= 10


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_of_the_theme_is_the_page_that_streamlit_draws(*, dark: bool) -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    page = config["theme"]["dark" if dark else "light"]

    assert (page["backgroundColor"], page["textColor"]) == (Theme(dark=dark).paper, Theme(dark=dark).ink)


@every_theme
def test_two_classes_are_distinct_in_grey(theme: Theme) -> None:
    one, other = theme.class_colours(2)

    assert abs(lightness(one) - lightness(other)) >= 10
    assert min(contrast(one, theme.paper), contrast(other, theme.paper)) >= 2.5


@every_theme
@pytest.mark.parametrize("n_classes", [2, 3, 4, 5, 6, 10])
def test_every_class_has_a_colour_of_its_own(theme: Theme, n_classes: int) -> None:
    colours = [ImageColor.getrgb(colour) for colour in theme.class_colours(n_classes)]

    assert len(colours) == n_classes
    for one, other in combinations(colours, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) > 40**2


@every_theme
@pytest.mark.parametrize("n_layers", range(1, 8))
def test_layers_go_in_steps_of_lightness_from_the_first_to_the_last(theme: Theme, n_layers: int) -> None:
    steps = [lightness(colour) for colour in theme.layer_colours(n_layers)]

    assert len(steps) == n_layers
    assert all(later - earlier >= 3 for earlier, later in pairwise(steps))


def test_a_projector_gets_larger_type_and_thicker_lines() -> None:
    quiet, large = Theme(), Theme(presenter=True)

    assert (large.font_size, large.line) == (18, 4)
    assert (quiet.font_size >= 11, quiet.point < large.point) == (True, True)


def diameter(theme: Theme, n: int, side: float) -> float:
    """Return the pixels of a point in a square chart, worked out from the signal's formula."""
    least, share = re.fullmatch(
        r"max\(([\d.]+), ([\d.]+) \* min\(width, height\)\)", dot_signal(n, theme)["expr"]
    ).groups()
    return max(float(least), float(share) * side)


@every_theme
def test_points_grow_with_the_chart_and_shrink_with_their_number(theme: Theme) -> None:
    sizes = [diameter(theme, 200, side) for side in (250, 440, 1000)]

    assert sizes[0] < sizes[1] < sizes[2]
    assert sizes[2] / 1000 == pytest.approx(sizes[1] / 440)  # the same share of the picture
    assert 5 <= sizes[0] <= 9
    assert diameter(theme, 20, 440) >= diameter(theme, 200, 440) > diameter(theme, 1000, 440) >= 5
    assert 1000 * diameter(theme, 1000, 440) ** 2 < 440**2  # never more than the picture has room for


def test_points_are_larger_for_a_projector() -> None:
    assert diameter(Theme(presenter=True), 200, 300) >= 1.4 * diameter(Theme(), 200, 300)
