"""What holds of every data set, whatever its name."""

import numpy as np
import pytest

import datasets
from datasets import CATALOGUE, Dataset

CLASSIFICATION = [name for name, entry in CATALOGUE.items() if not entry.is_regression]
REGRESSION = [name for name, entry in CATALOGUE.items() if entry.is_regression]
GENERATED = [name for name, entry in CATALOGUE.items() if entry.generated]


def arrays_of(dataset: Dataset) -> dict[str, np.ndarray]:
    return {
        "X_train": dataset.X_train,
        "y_train": dataset.y_train,
        "X_test": dataset.X_test,
        "y_test": dataset.y_test,
        "flipped": dataset.flipped,
        "plane.train": dataset.plane.train,
        "plane.test": dataset.plane.test,
    }


def assert_identical(one: Dataset, other: Dataset) -> None:
    for name, array in arrays_of(one).items():
        np.testing.assert_array_equal(array, arrays_of(other)[name], err_msg=name, strict=True)


@pytest.mark.parametrize("name", CATALOGUE)
def test_shapes_and_types_agree(name: str) -> None:
    dataset = datasets.load(name, n_samples=103, test_share=0.3)

    assert (dataset.n_train, dataset.n_test) == (72, 31)
    assert dataset.X_train.shape == (72, dataset.n_features)
    assert dataset.X_test.shape == (31, dataset.n_features)
    assert dataset.y_train.shape == dataset.flipped.shape == (72,)
    assert dataset.y_test.shape == (31,)
    assert len(dataset.feature_names) == dataset.n_features
    assert dataset.X_train.dtype == dataset.X_test.dtype == np.float64
    assert dataset.flipped.dtype == np.bool_
    assert dataset.target_name
    assert dataset.task == CATALOGUE[name].task
    for array in arrays_of(dataset).values():
        assert np.isfinite(array).all()


@pytest.mark.parametrize("name", CLASSIFICATION)
def test_labels_are_the_indices_of_class_names(name: str) -> None:
    dataset = datasets.load(name)

    assert dataset.y_train.dtype == dataset.y_test.dtype == np.int64
    assert dataset.n_classes == len(set(dataset.class_names)) == CATALOGUE[name].classes[0]
    assert set(dataset.y_train) == set(dataset.y_test) == set(range(dataset.n_classes))
    assert not dataset.flipped.any()


@pytest.mark.parametrize("name", REGRESSION)
def test_targets_are_numbers(name: str) -> None:
    dataset = datasets.load(name, flipped=0.5)

    assert dataset.y_train.dtype == dataset.y_test.dtype == np.float64
    assert dataset.class_names == ()
    assert dataset.n_classes == 0
    assert not dataset.flipped.any()


@pytest.mark.parametrize("name", CATALOGUE)
def test_inputs_have_training_mean_0_and_standard_deviation_1(name: str) -> None:
    dataset = datasets.load(name, features=tuple(datasets.FEATURES))
    spread = dataset.X_train.std(axis=0)
    varies = spread > 0

    np.testing.assert_allclose(dataset.X_train.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(spread[varies], 1)
    # Some corners of the digits are never written on; every other feature varies.
    assert varies.all() or name == "digits"
    assert varies.mean() > 0.8


@pytest.mark.parametrize("name", REGRESSION)
def test_targets_have_training_mean_0_and_standard_deviation_1(name: str) -> None:
    y_train = datasets.load(name).y_train

    assert y_train.mean() == pytest.approx(0, abs=1e-12)
    assert y_train.std() == pytest.approx(1)


@pytest.mark.parametrize("name", [name for name in GENERATED if CATALOGUE[name].n_raw_features == 2])
def test_test_inputs_are_standardised_with_training_statistics(name: str) -> None:
    dataset = datasets.load(name, test_share=0.2)
    train, test = dataset.plane.train, dataset.plane.test

    np.testing.assert_allclose(dataset.X_test, (test - train.mean(axis=0)) / train.std(axis=0))
    assert abs(dataset.X_test.mean(axis=0)).max() > 1e-3


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_same_seed_gives_the_same_arrays(name: str) -> None:
    arguments = {"noise": 0.2, "flipped": 0.1, "seed": 7}

    assert_identical(datasets.load(name, **arguments), datasets.load(name, **arguments))


@pytest.mark.parametrize("name", CATALOGUE)
def test_another_seed_gives_other_arrays(name: str) -> None:
    one, other = datasets.load(name, seed=1), datasets.load(name, seed=2)

    assert not np.array_equal(one.X_train, other.X_train)
    assert not np.array_equal(one.y_train, other.y_train)


@pytest.mark.parametrize("name", CATALOGUE)
def test_loading_leaves_the_global_random_state_alone(name: str) -> None:
    def state() -> list[int]:
        generator_state = np.random.get_state(legacy=False)["state"]  # noqa: NPY002 - the state that must not be used
        return [*generator_state["key"].tolist(), generator_state["pos"]]

    before = state()
    datasets.load(name, noise=0.1, flipped=0.1, seed=3)

    assert state() == before


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_noise_given_means_the_default_of_the_catalogue(name: str) -> None:
    plain, other = datasets.load(name), datasets.load(name, noise=0.9)

    assert_identical(plain, datasets.load(name, noise=CATALOGUE[name].default_noise))
    with pytest.raises(AssertionError):
        assert_identical(plain, other)


@pytest.mark.parametrize("name", ["iris", "diabetes", "sine"])
def test_arguments_without_a_use_have_no_effect(name: str) -> None:
    plain = datasets.load(name)

    assert_identical(plain, datasets.load(name, balance=0.2, n_classes=4, features=("xy",)))


def test_balance_has_no_effect_on_three_classes() -> None:
    plain = datasets.load("blobs", n_classes=3)

    assert_identical(plain, datasets.load("blobs", n_classes=3, balance=0.2))


@pytest.mark.parametrize("name", CLASSIFICATION)
def test_flips_change_labels_and_nothing_else(name: str) -> None:
    clean, noisy = datasets.load(name), datasets.load(name, flipped=0.3)

    for unchanged in ("X_train", "X_test", "y_test", "plane.train", "plane.test"):
        np.testing.assert_array_equal(arrays_of(clean)[unchanged], arrays_of(noisy)[unchanged])
    np.testing.assert_array_equal(clean.y_train != noisy.y_train, noisy.flipped)
    assert noisy.flipped.sum() == round(0.3 * noisy.n_train)


@pytest.mark.parametrize("name", ["moons", "bumps", "sine"])
def test_another_split_is_of_the_same_points(name: str) -> None:
    def points(test_share: float) -> np.ndarray:
        plane = datasets.load(name, test_share=test_share).plane
        return np.sort(np.concatenate([plane.train, plane.test]), axis=0)

    np.testing.assert_array_equal(points(0.5), points(0.2))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"n_samples": 7}, r"n_samples must be between 20 and 5000, got 7"),
        ({"n_samples": 5001}, r"n_samples must be between 20 and 5000, got 5001"),
        ({"n_samples": 30.5}, r"n_samples must be a whole number, between 20 and 5000, got 30.5"),
        ({"n_samples": True}, r"n_samples must be a whole number, between 20 and 5000, got True"),
        ({"noise": -0.1}, r"noise must be between 0 and 1, got -0.1"),
        ({"noise": float("nan")}, r"noise must be between 0 and 1, got nan"),
        ({"noise": "loud"}, r"noise must be a number between 0 and 1, got 'loud'"),
        ({"flipped": 0.51}, r"flipped must be between 0 and 0.5, got 0.51"),
        ({"test_share": 0.01}, r"test_share must be between 0.05 and 0.95, got 0.01"),
        ({"balance": 0.99}, r"balance must be between 0.05 and 0.95, got 0.99"),
        ({"n_classes": 4}, r"classes of spirals must be between 2 and 3, got 4"),
        ({"features": ("x", "z")}, r"features must be among x, y, x2, y2, xy, sin_x, sin_y, got 'z'"),
        ({"seed": -1}, r"seed must be at least 0, got -1"),
        ({"seed": 0.5}, r"seed must be a whole number, at least 0, got 0.5"),
        (
            {"n_samples": 20, "balance": 0.05},
            r"balance of 0.05 with 20 samples .* more samples, or move the balance",
        ),
        ({"n_samples": 20, "test_share": 0.05}, r"test share of 0.05 with 20 .* test set .* or raise the test share"),
        (
            {"n_samples": 20, "test_share": 0.95},
            r"test share of 0.95 with 20 .* training set .* or lower the test share",
        ),
    ],
)
def test_errors_name_the_value_and_the_remedy(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(datasets.DatasetError, match=message) as caught:
        datasets.load("spirals", **arguments)

    assert isinstance(caught.value, ValueError)


def test_the_limits_themselves_are_allowed() -> None:
    for arguments in (
        {"n_samples": 20},
        {"n_samples": 5000},
        {"noise": 0},
        {"noise": 1},
        {"flipped": 0.5},
        {"test_share": 0.05},
        {"test_share": 0.95},
        {"balance": 0.05},
        {"balance": 0.95},
        {"n_samples": np.int64(50), "noise": np.float32(0.5), "seed": np.int64(1)},
    ):
        dataset = datasets.load("moons", **arguments)
        assert dataset.n_train + dataset.n_test == arguments.get("n_samples", 200)
