"""Data sets are sealed and survive pickling."""

import copy
import pickle
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

import datasets
from datasets import CATALOGUE, Dataset

ARRAYS = ("X_train", "y_train", "X_test", "y_test", "flipped")


def assert_sealed(dataset: Dataset) -> None:
    arrays = [getattr(dataset, name) for name in ARRAYS] + [dataset.plane.train, dataset.plane.test]
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[:] = 0


@pytest.mark.parametrize("name", CATALOGUE)
def test_arrays_are_read_only(name: str) -> None:
    assert_sealed(datasets.load(name))


def test_fields_cannot_be_replaced() -> None:
    with pytest.raises(FrozenInstanceError):
        datasets.load("moons").name = "suns"


@pytest.mark.parametrize("name", CATALOGUE)
def test_pickling_keeps_everything_and_the_seal(name: str) -> None:
    dataset = datasets.load(name, flipped=0.1, features=("x", "xy", "sin_y"))
    twin = pickle.loads(pickle.dumps(dataset))

    for array in ARRAYS:
        np.testing.assert_array_equal(getattr(dataset, array), getattr(twin, array), strict=True)
    for text in ("name", "task", "feature_names", "class_names", "target_name"):
        assert getattr(dataset, text) == getattr(twin, text)
    assert dataset.plane.axis_titles == twin.plane.axis_titles
    assert dataset.plane.explained == twin.plane.explained
    np.testing.assert_array_equal(dataset.plane.to_inputs(dataset.plane.test), twin.plane.to_inputs(twin.plane.test))
    assert_sealed(twin)


def test_a_dataset_equals_itself_only() -> None:
    dataset = datasets.load("moons")

    assert dataset != copy.deepcopy(dataset)
    assert len({dataset, dataset, copy.deepcopy(dataset)}) == 2


def test_its_representation_leaves_the_numbers_out() -> None:
    assert repr(datasets.load("moons")) == "Dataset(name='moons', task='binary', target_name='class')"
