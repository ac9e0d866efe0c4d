"""Copies, useless inputs, other units and moved test data: each leaves everything else as it was, to the bit."""

import pickle

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.preprocessing import StandardScaler

import datasets
from datasets import CATALOGUE, Dataset, DatasetError
from datasets.catalogue import find
from datasets.request import Request
from datasets.split import flip, split
from datasets.synthetic import draw

HARDER = {
    "useless_inputs": 7, "input_copies": 5, "standardised": False, "input_scale": 100.0, "test_shift": 1.0,
    "test_turn": 40.0,
}  # fmt: skip


def standardised(X: np.ndarray, by: np.ndarray) -> np.ndarray:
    return (X - by.mean(axis=0)) / by.std(axis=0)


def test_data_without_any_of_it_are_those_of_four_streams_as_they_always_were() -> None:
    dataset = datasets.load("moons", n_samples=120, noise=0.2, flipped=0.1, test_share=0.4, seed=9)

    points, scatter, division, flips = map(np.random.default_rng, np.random.SeedSequence(9).spawn(4))
    request = Request(find("moons"), 120, 0.2, 0.1, 0.4, 0.5, 2, ("x", "y"), 9)
    sample = draw(request, points, scatter)
    train, test = split(sample.y, n_classes=2, test_share=0.4, rng=division)
    scaler = StandardScaler().fit(sample.X[train])
    assert_array_equal(dataset.X_train, scaler.transform(sample.X[train]))
    assert_array_equal(dataset.X_test, scaler.transform(sample.X[test]))
    assert_array_equal(dataset.y_train, flip(sample.y[train], n_classes=2, share=0.1, rng=flips)[0])
    assert_array_equal(dataset.plane.train, sample.X[train])


@pytest.mark.parametrize("name", CATALOGUE)
def test_added_inputs_leave_everything_else_as_it_was(name: str) -> None:
    plain = datasets.load(name, flipped=0.2, n_samples=80)
    richer = datasets.load(name, flipped=0.2, n_samples=80, useless_inputs=3, input_copies=4)
    real = plain.n_features

    assert (richer.n_real, richer.n_copies, richer.n_useless, richer.n_features) == (real, 4, 3, real + 7)
    assert_array_equal(richer.X_train[:, :real], plain.X_train)
    assert_array_equal(richer.X_test[:, :real], plain.X_test)
    for array in ("y_train", "y_test", "flipped"):
        assert_array_equal(getattr(richer, array), getattr(plain, array))
    assert_array_equal(richer.plane.train, plain.plane.train)
    assert richer.plane.axis_titles == plain.plane.axis_titles
    assert richer.plane.explained == plain.plane.explained
    assert richer.feature_names[:real] == plain.feature_names
    assert richer.feature_names[-3:] == ("useless 1", "useless 2", "useless 3")
    assert len(set(richer.feature_names)) == richer.n_features
    assert_allclose(richer.X_train.mean(axis=0), 0, atol=1e-12)
    assert_allclose(richer.X_train[:, real:].std(axis=0), 1)


def test_more_of_them_begin_with_the_same_ones() -> None:
    few = datasets.load("moons", useless_inputs=2, input_copies=3)
    many = datasets.load("moons", useless_inputs=50, input_copies=10)

    assert_array_equal(many.X_train[:, :5], few.X_train[:, :5])
    assert_array_equal(many.X_test[:, 12:14], few.X_test[:, 5:7])


def test_useless_inputs_know_nothing_of_the_others() -> None:
    dataset = datasets.load("moons", n_samples=5000, useless_inputs=50, input_copies=2)
    columns = np.column_stack([dataset.X_train, dataset.y_train])
    correlations = np.corrcoef(columns.T)[4:54]
    others = correlations[np.arange(columns.shape[1]) != np.arange(4, 54)[:, None]]

    assert np.abs(others).max() < 5 / np.sqrt(dataset.n_train)


@pytest.mark.parametrize("correlation", [0.0, 0.5, 0.9, 0.99, 1.0])
def test_copies_take_turns_and_correlate_as_asked(correlation: float) -> None:
    dataset = datasets.load("plane", n_samples=5000, input_copies=4, correlation=correlation)
    both = np.vstack([dataset.X_train, dataset.X_test])

    assert dataset.feature_names == ("x", "y", "x copy 1", "y copy 1", "x copy 2", "y copy 2")
    for copy, original in ((2, 0), (3, 1), (4, 0), (5, 1)):
        found = np.corrcoef(both[:, copy], both[:, original])[0, 1]
        assert_allclose(found, correlation, atol=4 * (1 - correlation**2) / np.sqrt(len(both)) + 1e-9)
    assert_allclose(np.corrcoef(both[:, 2], both[:, 4])[0, 1], correlation**2, atol=0.06)


def test_a_constant_input_is_not_copied() -> None:
    dataset = datasets.load("digits", n_samples=60, input_copies=3)
    varies = np.flatnonzero(np.ptp(dataset.X_train[:, :64], axis=0) > 0)

    assert varies[0] > 0
    assert dataset.feature_names[64:] == tuple(f"{dataset.feature_names[k]} copy 1" for k in varies[:3])


@pytest.mark.parametrize("name", ["moons", "sine", "iris"])
def test_a_drawn_point_has_useless_inputs_at_0_and_copies_at_their_best_guess(name: str) -> None:
    dataset = datasets.load(name, useless_inputs=2, input_copies=3, correlation=0.8)
    plain = datasets.load(name)
    points = dataset.plane.test
    inputs = dataset.plane.to_inputs(points)

    real = plain.n_features
    originals = np.arange(3) % real
    assert_array_equal(inputs[:, :real], plain.plane.to_inputs(points))
    assert_allclose(inputs[:, real : real + 3], 0.8 * inputs[:, originals])
    assert_array_equal(inputs[:, -2:], 0)


def test_that_guess_is_what_copies_are_on_average() -> None:
    dataset = datasets.load("moons", n_samples=5000, input_copies=1, correlation=0.6)
    guess = dataset.plane.to_inputs(dataset.plane.train)[:, 2]
    slope, offset = np.polyfit(guess, dataset.X_train[:, 2], 1)

    assert_allclose((slope, offset), (1, 0), atol=0.1)


@pytest.mark.parametrize("name", ["moons", "sine", "wine"])
def test_unstandardised_inputs_keep_their_own_units(name: str) -> None:
    plain = datasets.load(name, n_samples=100)
    raw = datasets.load(name, n_samples=100, standardised=False, useless_inputs=1, input_copies=1)

    assert_allclose(standardised(raw.X_train[:, :-2], raw.X_train[:, :-2]), plain.X_train, atol=1e-9)
    if name != "wine":
        assert_allclose(raw.X_train[:, :-2], raw.plane.train, atol=1e-12)
        assert_allclose(raw.X_test[:, :-2], raw.plane.test, atol=1e-12)
    else:
        assert raw.X_train[:, 12].mean() > 500  # proline, in mg/l
    assert_allclose(raw.X_train[:, -2].mean(), raw.X_train[:, 0].mean())
    assert_allclose(raw.X_train[:, -2].std(), raw.X_train[:, 0].std())
    assert_allclose(raw.X_train[:, -1].std(), 1)
    assert not raw.has_unit_inputs


def test_one_input_is_multiplied_and_its_picture_stays_in_place() -> None:
    plain, scaled = datasets.load("moons"), datasets.load("moons", input_scale=100.0)

    assert_allclose(scaled.X_train, plain.X_train * [100, 1])
    assert_allclose(scaled.X_test, plain.X_test * [100, 1])
    assert_array_equal(scaled.plane.train, plain.plane.train)
    assert_allclose(scaled.plane.to_inputs(scaled.plane.train), scaled.X_train)
    assert (scaled.has_unit_inputs, plain.has_unit_inputs) == (False, True)


@pytest.mark.parametrize("name", ["moons", "bumps", "sine", "iris"])
def test_a_shift_moves_every_test_feature_by_training_standard_deviations(name: str) -> None:
    plain, moved = datasets.load(name), datasets.load(name, test_shift=1.5)

    assert_array_equal(moved.X_train, plain.X_train)
    assert_array_equal(moved.y_test, plain.y_test)
    assert_allclose(moved.X_test, plain.X_test + 1.5, atol=1e-9)
    assert (moved.test_is_moved, plain.test_is_moved) == (True, False)


def test_a_turn_goes_anticlockwise_about_the_middle_of_the_training_samples() -> None:
    plain, turned = datasets.load("moons"), datasets.load("moons", test_turn=90.0)
    centre = plain.plane.train.mean(axis=0)
    from_centre = plain.plane.test - centre

    assert_allclose(turned.plane.test - centre, np.column_stack([-from_centre[:, 1], from_centre[:, 0]]))
    assert_allclose(turned.X_test, turned.plane.to_inputs(turned.plane.test))
    assert_array_equal(turned.X_train, plain.X_train)


@pytest.mark.parametrize("name", ["sine", "iris"])
def test_only_points_of_a_plane_can_be_turned(name: str) -> None:
    plain, turned = datasets.load(name), datasets.load(name, test_turn=90.0)

    assert_array_equal(turned.X_test, plain.X_test)
    assert not turned.test_is_moved


def test_moved_points_have_the_inputs_of_where_they_are() -> None:
    dataset = datasets.load("moons", features=("x", "y", "x2"), test_shift=1.0, test_turn=30.0)
    squares = dataset.plane.test[:, 0] ** 2
    scaled = dataset.X_test[:, 2]

    assert_allclose(np.corrcoef(squares, scaled)[0, 1], 1)
    assert_allclose(dataset.plane.to_inputs(dataset.plane.test), dataset.X_test)


def test_harder_data_pickle_with_the_way_back_from_the_drawing() -> None:
    dataset: Dataset = datasets.load("moons", **HARDER)
    copy = pickle.loads(pickle.dumps(dataset))

    assert_array_equal(copy.plane.to_inputs(copy.plane.test), dataset.plane.to_inputs(dataset.plane.test))
    assert not copy.X_train.flags.writeable
    assert (copy.n_copies, copy.n_useless, copy.has_unit_inputs, copy.test_is_moved) == (5, 7, False, True)


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_test_set_has_no_say_in_any_of_it(name: str) -> None:
    one = datasets.load(name, n_samples=60, **(HARDER | {"test_shift": 0.0}))
    other = datasets.load(name, n_samples=60, **HARDER)

    assert_array_equal(one.X_train, other.X_train)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"useless_inputs": 51}, "useless_inputs must be between 0 and 50, got 51"),
        ({"input_copies": -1}, "input_copies must be between 0 and 10, got -1"),
        ({"input_copies": 1.5}, "input_copies must be a whole number, between 0 and 10, got 1.5"),
        ({"correlation": 1.1}, "correlation must be between 0 and 1, got 1.1"),
        ({"standardised": 1}, "standardised must be True or False, got 1"),
        ({"input_scale": 0}, "input_scale must be between 1 and 1000, got 0"),
        ({"test_shift": -1}, "test_shift must be between 0 and 3, got -1"),
        ({"test_turn": float("nan")}, "test_turn must be between 0 and 180, got nan"),
    ],
)
def test_what_cannot_be_is_named(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(DatasetError, match=said):
        datasets.load("moons", **wrong)
