"""The catalogue agrees with what is loaded."""

import pytest

import datasets
from datasets import CATALOGUE
from datasets.builtin import READERS, TARGET_NAMES, read
from datasets.surfaces import SURFACES
from datasets.synthetic import SHAPES


def test_every_entry_has_a_source_and_every_source_an_entry() -> None:
    assert list(CATALOGUE) == [*SHAPES, *SURFACES, *READERS]
    assert TARGET_NAMES.keys() == READERS.keys()
    assert [name for name, entry in CATALOGUE.items() if entry.generated] == [*SHAPES, *SURFACES]
    assert [name for name, entry in CATALOGUE.items() if entry.name != name] == []


@pytest.mark.parametrize("name", READERS)
def test_built_in_entries_describe_the_data(name: str) -> None:
    entry, whole = CATALOGUE[name], read(name)

    assert whole.X.shape == (entry.max_samples, entry.n_raw_features)
    assert entry.classes == (len(whole.class_names),) * 2
    assert not entry.has_plane_features
    assert not entry.can_be_imbalanced(2)


@pytest.mark.parametrize("name", [*SHAPES, *SURFACES])
def test_generated_entries_describe_the_data(name: str) -> None:
    entry = CATALOGUE[name]
    dataset = datasets.load(name)

    assert entry.max_samples is None
    assert dataset.plane.n_axes == dataset.n_features == entry.n_raw_features
    assert entry.has_plane_features == (entry.n_raw_features == 2)


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_number_of_classes_in_range_can_be_loaded(name: str) -> None:
    entry = CATALOGUE[name]
    for n_classes in range(entry.classes[0], entry.classes[1] + 1):
        dataset = datasets.load(name, n_classes=n_classes)

        assert dataset.n_classes == n_classes == entry.n_classes_with(n_classes)
        assert dataset.task == entry.task_with(n_classes)
        assert entry.can_be_imbalanced(n_classes) == (entry.generated and n_classes == 2)


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_description_is_one_sentence_that_says_what_noise_means(name: str) -> None:
    description = CATALOGUE[name].description

    assert "noise is" in description
    assert description.endswith(".")
    assert description.count(".") == 1


@pytest.mark.parametrize("name", ["mons", "", None, ["moons"]])
def test_an_unknown_name_is_answered_with_the_known_ones(name: object) -> None:
    with pytest.raises(datasets.DatasetError, match=r"there is no data set .*; choose one of moons, .* diabetes"):
        datasets.load(name)
