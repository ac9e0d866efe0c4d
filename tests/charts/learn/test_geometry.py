"""Contours with a ball, and the triangle of three probabilities, by their tables."""

from __future__ import annotations

import numpy as np
import pytest

from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.contours import LEVELS, TURN, contours
from playground.charts.learn.explorables.triangle import CORNERS, KEYS, probabilities_at, triangle
from playground.measurements.explorables.penalty_geometry import NORMS, geometry


def points(figure, name: str) -> np.ndarray:
    rows = figure.data[name]
    return np.stack([rows["x"].to_numpy(), rows["y"].to_numpy()], axis=1)


@pytest.mark.parametrize("norm", NORMS)
def test_contours_are_where_the_loss_has_their_levels_and_one_touches_the_ball(norm: str) -> None:
    shown = geometry((1.4, 0.5), 0.6, 2.0, -30.0)
    figure = contours(shown, norm, Theme(), name="ball")

    np.testing.assert_allclose(shown.loss(points(figure, "contours")), np.repeat(LEVELS, len(TURN)), rtol=1e-4)
    touching = points(figure, "touching")
    np.testing.assert_allclose(shown.loss(touching), shown.loss(shown.best[norm].w), rtol=1e-4)
    edge = points(figure, "ball")
    np.testing.assert_allclose(np.linalg.norm(edge, ord=1 if norm == "l1" else 2, axis=1), 0.6, rtol=1e-5)
    # Around the ball J is nowhere lower than where the contour touches it.
    assert shown.loss(edge).min() >= shown.loss(shown.best[norm].w) - 1e-5


def test_minimum_and_radius_have_handles_and_the_numbers_are_told() -> None:
    figure = contours(geometry((1.0, 0.5), 0.5, 1.0, 0.0), "l1", Theme(), name="Diamond")

    assert figure.data["handles"].to_pylist() == [
        {"x": 1.0, "y": 0.5, "x_key": "m1", "y_key": "m2"},
        {"x": 0.5, "y": 0.0, "x_key": "radius", "y_key": ""},
    ]
    assert figure.alt == "Diamond. w₁ 0.500; w₂ 0; J 0.250; t 0.500."


def test_probabilities_are_mixed_of_the_corners() -> None:
    p, way = np.array([0.2, 0.3, 0.5]), np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    figure = triangle(p, {"one": way, "other": way[::-1]}, ("a", "b", "c"), Theme(), name="Triangle")

    (handle,) = figure.data["handles"].to_pylist()
    place = np.array([handle["x"], handle["y"]])
    assert place == pytest.approx(0.2 * CORNERS[0] + 0.3 * CORNERS[1] + 0.5 * CORNERS[2])
    assert (handle["x_key"], handle["y_key"]) == KEYS
    assert probabilities_at(*place) == pytest.approx(p)
    np.testing.assert_allclose(points(figure, "ways"), CORNERS[[0, 2, 2, 0]], atol=1e-6)
    assert figure.alt == "Triangle. a 0.200; b 0.300; c 0.500."


@pytest.mark.parametrize(
    ("place", "p"),
    [
        ((0.5, -3.0), (0.5, 0.5, 0.0)),
        ((-4.0, -2.0), (1.0, 0.0, 0.0)),
        ((0.5, 5.0), (0.0, 0.0, 1.0)),
        ((1e6, 1e6), None),
    ],
)
def test_a_place_beyond_the_triangle_is_on_its_edge(place: tuple[float, float], p: tuple[float, ...] | None) -> None:
    found = probabilities_at(*place)

    assert found.min() >= 0.0
    assert found.sum() == pytest.approx(1.0)
    if p is not None:
        assert found == pytest.approx(np.array(p), abs=1e-9)
