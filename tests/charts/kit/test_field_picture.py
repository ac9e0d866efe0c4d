"""The field as a picture: colours that say which class, and a boundary where the page shows through."""

import base64
import io

import numpy as np
import pytest
from PIL import Image, ImageColor

from playground.charts.kit.field_picture import classes_picture, values_picture
from playground.charts.kit.picture import Picture
from playground.charts.kit.theme import Theme

THEMES = [Theme(), Theme(dark=True)]
both_themes = pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])


def decoded(picture: Picture) -> np.ndarray:
    """Return the picture's data URL as numbers (height, width, 3)."""
    kind, _, text = picture.data_url().partition(",")
    assert kind == "data:image/png;base64"
    with Image.open(io.BytesIO(base64.b64decode(text, validate=True))) as image:
        assert image.format == "PNG"
        return np.asarray(image.convert("RGB")).astype(int)


def two_classes(p: np.ndarray) -> np.ndarray:
    """Return probabilities (ny, nx, 2) of two classes from those of the second."""
    return np.stack([1 - p, p], axis=-1).astype(np.float32)


def rgb(colour: str) -> np.ndarray:
    return np.array(ImageColor.getrgb(colour), int)


def nearest(pixel: np.ndarray, colours: tuple[str, ...], theme: Theme) -> int:
    """Return which colour a pixel is a tint of: the one towards which it differs most from the page."""
    towards = [rgb(colour) - rgb(theme.paper) for colour in colours]
    away = pixel - rgb(theme.paper)
    return int(np.argmax([away @ t / np.linalg.norm(t) for t in towards]))


@both_themes
@pytest.mark.parametrize("k", [2, 3, 10])
@pytest.mark.parametrize("discretise", [True, False])
def test_a_picture_has_a_pixel_for_every_point_of_the_grid(theme: Theme, k: int, *, discretise: bool) -> None:
    p = np.random.default_rng(0).dirichlet(np.ones(k), size=(30, 40))

    assert decoded(classes_picture(p, theme, discretise=discretise)).shape == (30, 40, 3)


@both_themes
def test_two_classes_go_from_orange_through_the_page_to_blue(theme: Theme) -> None:
    row = decoded(classes_picture(two_classes(np.array([[0.0, 0.5, 1.0]])), theme, discretise=False))[0]
    paper = rgb(theme.paper)

    assert nearest(row[0], theme.class_colours(2), theme) == 0
    assert nearest(row[2], theme.class_colours(2), theme) == 1
    assert row[0][0] > row[0][2] + 40  # more red than blue
    assert row[2][2] > row[2][0] + 40
    assert np.abs(row[1] - paper).max() <= 12
    assert min(np.abs(row[0] - paper).max(), np.abs(row[2] - paper).max()) > 40


@both_themes
def test_the_surer_the_prediction_the_farther_its_colour_from_the_page(theme: Theme) -> None:
    p = np.linspace(0, 1, 101)
    row = decoded(classes_picture(two_classes(p[None]), theme, discretise=False))[0]
    distance = np.linalg.norm(row - rgb(theme.paper), axis=1)

    assert (np.diff(distance[50:]) >= -1.5).all()
    assert (np.diff(distance[:50]) <= 1.5).all()
    assert distance[0] > 5 * distance[50]


@both_themes
def test_samples_stand_out_on_the_field_of_their_own_class(theme: Theme) -> None:
    for k in (0, 1):
        pixel = decoded(classes_picture(two_classes(np.array([[float(k)]])), theme, discretise=False))[0, 0]
        assert np.linalg.norm(pixel - rgb(theme.class_colours(2)[k])) > 60


@both_themes
@pytest.mark.parametrize("k", [2, 4])
@pytest.mark.parametrize("discretise", [True, False])
def test_the_top_row_of_the_picture_is_the_largest_y(theme: Theme, k: int, *, discretise: bool) -> None:
    p = np.zeros((5, 5, k))
    p[:, :, 0] = 1.0
    p[-1, :, 0], p[-1, :, 1] = 0.0, 1.0  # row -1 of the field is y_max
    p[:, 0, 0], p[:, 0, 1] = 0.0, 1.0  # column 0 is x_min

    picture = decoded(classes_picture(p, theme, discretise=discretise))

    classes = [[nearest(pixel, theme.class_colours(k), theme) for pixel in row] for row in picture]
    assert classes == [[1] * 5] + [[1, 0, 0, 0, 0]] * 4


@both_themes
def test_discretised_two_classes_have_two_colours_and_the_winner_everywhere(theme: Theme) -> None:
    p = np.random.default_rng(0).random((50, 50))
    picture = decoded(classes_picture(two_classes(p), theme, discretise=True))

    assert len(np.unique(picture.reshape(-1, 3), axis=0)) == 2
    winner = [[nearest(pixel, theme.class_colours(2), theme) for pixel in row] for row in picture[::-1]]
    np.testing.assert_array_equal(winner, p > 0.5)


@both_themes
@pytest.mark.parametrize("k", [3, 6, 10])
def test_discretised_several_classes_have_a_colour_each(theme: Theme, k: int) -> None:
    p = np.random.default_rng(0).dirichlet(np.ones(k), size=(50, 50))
    picture = decoded(classes_picture(p, theme, discretise=True))

    assert len(np.unique(picture.reshape(-1, 3), axis=0)) == k
    colours = {tuple(picture[::-1][where][0]) for where in (p.argmax(axis=-1) == c for c in range(k))}
    assert len(colours) == k


@both_themes
def test_values_go_from_orange_at_the_low_end_to_blue_at_the_high_end_and_stay_there_beyond(theme: Theme) -> None:
    values = np.array([[-100.0, -2.0, 0.0, 2.0, 100.0]])
    row = decoded(values_picture(values, -2.0, 2.0, theme, discretise=False))[0]

    assert (row[0] == row[1]).all()
    assert (row[3] == row[4]).all()
    assert nearest(row[0], theme.class_colours(2), theme) == 0
    assert nearest(row[4], theme.class_colours(2), theme) == 1
    assert np.abs(row[2] - rgb(theme.paper)).max() <= 12


def test_discretised_values_have_eight_bands() -> None:
    values = np.linspace(-2, 2, 1000)[None]
    row = decoded(values_picture(values, -2.0, 2.0, Theme(), discretise=True))[0]

    assert len(np.unique(row, axis=0)) == 8
    assert np.count_nonzero((np.diff(row, axis=0) != 0).any(axis=1)) == 7


def test_an_infinite_or_undefined_value_still_makes_a_picture() -> None:
    values = np.array([[np.nan, np.inf, -np.inf, 0.0]])

    assert decoded(values_picture(values, -1.0, 1.0, Theme(), discretise=False)).shape == (1, 4, 3)


def test_a_picture_of_a_hundred_by_hundred_stays_small() -> None:
    x, y = np.meshgrid(np.linspace(-3, 3, 100), np.linspace(-3, 3, 100))
    p = 1 / (1 + np.exp(-4 * (np.sin(3 * x) + y)))

    assert len(classes_picture(two_classes(p), Theme(), discretise=False).data_url()) < 12_000
