"""The least loss within a ball against closed forms, and the laws of its place."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from playground.measurements.explorables.penalty_geometry import curvature_of, geometry, size

SETTINGS = st.tuples(
    st.tuples(st.floats(-2, 2), st.floats(-2, 2)), st.floats(0.05, 2.5), st.floats(1, 6), st.floats(-90, 90)
)


def on_the_disc(minimum: np.ndarray, radius: float, curvature: np.ndarray) -> np.ndarray:
    """Return the solution on the disc, by the root of the secular equation |(A + λ1)⁻¹ A m| = t."""

    def solution(strength: float) -> np.ndarray:
        return np.linalg.solve(curvature + strength * np.eye(2), curvature @ minimum)

    return solution(brentq(lambda strength: np.linalg.norm(solution(strength)) - radius, 0.0, 1e4, xtol=1e-14))


def on_the_diamond(minimum: np.ndarray, radius: float, curvature: np.ndarray) -> np.ndarray:
    """Return the solution on the diamond, the best of its four edges, on each of which J is a parabola."""
    corners = radius * np.array([[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]])
    found = []
    for start, end in pairwise(corners):
        along = end - start
        share = np.clip(along @ curvature @ (minimum - start) / (along @ curvature @ along), 0, 1)
        found.append(start + share * along)
    return min(found, key=lambda w: (w - minimum) @ curvature @ (w - minimum))


@given(SETTINGS)
def test_the_solution_is_that_of_a_closed_form(settings) -> None:
    minimum, radius, ratio, angle = settings
    shown = geometry(minimum, radius, ratio, angle)
    for norm, solve in (("l1", on_the_diamond), ("l2", on_the_disc)):
        best = shown.best[norm]
        if best.binds:
            solution = solve(np.array(minimum), radius, shown.curvature)
            np.testing.assert_allclose(best.w, solution, atol=2e-3 * radius)
            assert float(shown.loss(best.w)) == pytest.approx(float(shown.loss(solution)), rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("radius", [0.3, 0.5, 0.7, 1.1])
def test_where_the_path_leaves_the_axis_its_last_point_there_has_a_zero(radius: float) -> None:
    shown = geometry((radius + 0.4, 0.4), radius, 1.0, 0.0)

    assert shown.best["l1"].w == pytest.approx([radius, 0.0])
    assert shown.best["l1"].n_zeros == 1


@given(SETTINGS)
def test_the_solution_lies_on_the_ball_where_the_free_minimum_lies_outside(settings) -> None:
    minimum, radius, ratio, angle = settings
    shown = geometry(minimum, radius, ratio, angle)
    for norm, best in shown.best.items():
        assert best.binds == (size(np.array(minimum), norm) > radius)
        if best.binds:
            assert size(best.w, norm) == pytest.approx(radius, rel=1e-6)
        else:
            assert tuple(best.w) == minimum
        assert shown.loss(best.w) >= 0
        assert np.all(np.diff(size(best.path, norm)) >= -1e-6)  # a path from 0 outwards


def test_the_diamond_has_an_exact_zero_where_the_disc_has_none() -> None:
    shown = geometry((1.4, 0.5), 0.5, 2.0, -30.0)

    assert shown.best["l1"].w == pytest.approx([0.5, 0.0])
    assert (shown.best["l1"].n_zeros, shown.best["l2"].n_zeros) == (1, 0)


def test_with_round_contours_the_solutions_are_known() -> None:
    shown = geometry((1.2, 0.9), 1.0, 1.0, 40.0)

    assert shown.best["l2"].w == pytest.approx([0.8, 0.6], abs=1e-4)  # the minimum, scaled
    assert shown.best["l1"].w == pytest.approx([0.65, 0.35], abs=1e-4)  # the minimum, both moved by the same amount


def test_curvatures_have_their_ratio_and_their_direction() -> None:
    values, vectors = np.linalg.eigh(curvature_of(4.0, 30.0))

    assert values == pytest.approx([0.5, 2.0])
    assert abs(vectors[:, 0]) == pytest.approx([np.cos(np.pi / 6), 0.5])
