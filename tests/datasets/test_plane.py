"""Planes lead from drawn points back to the network's inputs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

import datasets
from datasets import CATALOGUE, FEATURES, DatasetError, Plane

TABLES = [name for name, entry in CATALOGUE.items() if not entry.generated]
POINTS = [name for name, entry in CATALOGUE.items() if entry.has_plane_features]


@examples(max_examples=30)
@given(
    name=st.sampled_from(POINTS),
    features=st.lists(st.sampled_from(list(FEATURES)), min_size=1, unique=True),
    seed=st.integers(0, 2**32),
)
def test_drawn_samples_lead_back_to_their_inputs(name: str, features: list[str], seed: int) -> None:
    dataset = datasets.load(name, n_samples=60, features=features, seed=seed)

    np.testing.assert_allclose(dataset.plane.to_inputs(dataset.plane.train), dataset.X_train, rtol=0, atol=1e-12)
    np.testing.assert_allclose(dataset.plane.to_inputs(dataset.plane.test), dataset.X_test, rtol=0, atol=1e-12)
    assert dataset.feature_names == tuple(FEATURES[key].title for key in FEATURES if key in features)


def test_points_of_one_feature_lead_back_to_their_inputs() -> None:
    dataset = datasets.load("sine")

    assert dataset.plane.axis_titles == dataset.feature_names == ("x",)
    np.testing.assert_allclose(dataset.plane.to_inputs(dataset.plane.train), dataset.X_train, rtol=0, atol=1e-12)


def test_points_are_drawn_in_their_own_coordinates() -> None:
    plane = datasets.load("moons", noise=0, features=("xy",)).plane
    upper = np.hypot(*plane.train.T) - 1
    lower = np.hypot(*(plane.train - [1, 0.5]).T) - 1

    assert plane.axis_titles == ("x", "y")
    assert plane.explained is None
    np.testing.assert_allclose(np.minimum(abs(upper), abs(lower)), 0, atol=1e-12)


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_drawn_on_their_principal_components(name: str) -> None:
    dataset = datasets.load(name)
    variances = np.linalg.eigvalsh(np.cov(dataset.X_train.T, bias=True))[::-1]

    np.testing.assert_allclose(dataset.plane.train.var(axis=0), variances[:2])
    assert dataset.plane.axis_titles == ("component 1", "component 2")
    assert dataset.plane.explained == pytest.approx(variances[:2].sum() / variances.sum())


@pytest.mark.parametrize("name", TABLES)
def test_tables_lead_back_to_their_projection(name: str) -> None:
    dataset = datasets.load(name)
    centre = dataset.X_train.mean(axis=0)
    for X, drawn in ((dataset.X_train, dataset.plane.train), (dataset.X_test, dataset.plane.test)):
        inputs = dataset.plane.to_inputs(drawn)
        left_out = X - inputs

        # A projection keeps what lies in the plane and leaves out what is perpendicular to it.
        np.testing.assert_allclose(np.linalg.norm(inputs - centre, axis=1), np.linalg.norm(drawn, axis=1))
        np.testing.assert_allclose(np.sum(left_out * (inputs - centre), axis=1), 0, atol=1e-9)
        assert np.linalg.matrix_rank(inputs - centre, tol=1e-9) == 2


@pytest.mark.parametrize("name", CATALOGUE)
def test_extents_hold_all_points(name: str) -> None:
    plane = datasets.load(name).plane
    points = np.concatenate([plane.train, plane.test])
    tight = np.column_stack([points.min(axis=0), points.max(axis=0)])
    span = tight[:, 1] - tight[:, 0]

    assert plane.extent(margin=0) == tuple(tight.ravel())
    loose = np.reshape(plane.extent(), (-1, 2))
    np.testing.assert_allclose(tight[:, 0] - loose[:, 0], 0.1 * span)
    np.testing.assert_allclose(loose[:, 1] - tight[:, 1], 0.1 * span)


def test_extents_are_never_empty() -> None:
    points = np.array([[3.0, 0.0], [3.0, 1.0]])
    plane = Plane(points, points.copy(), ("x", "y"), None, np.copy)

    assert plane.extent(margin=0) == (2.5, 3.5, 0, 1)


def test_a_negative_margin_is_refused() -> None:
    with pytest.raises(DatasetError, match=r"margin must be at least 0, got -1"):
        datasets.load("moons").plane.extent(margin=-1)


@pytest.mark.parametrize("shape", [(2,), (5, 1), (5, 3), (1, 5, 2)])
def test_points_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(DatasetError, match=r"points must have shape \(m, 2\), got .* one row a point"):
        datasets.load("moons").plane.to_inputs(np.zeros(shape))
