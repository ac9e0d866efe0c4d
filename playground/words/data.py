"""Notes on the picture of a network's answer: its plane, and what is left out of it."""

from __future__ import annotations

from playground.datasets import Dataset, input_sizes
from playground.training.evaluation import Evaluation
from playground.words.catalogue import charts
from playground.words.catalogue import guides as says
from playground.words.lists import semicolons
from playground.words.numbers import number, percent

# As the first note of a caption, and as a later one.
_THINNED = {
    "classes": (says.FIRST_THINNED_CLASSES, says.THINNED_CLASSES),
    "surface": (says.FIRST_THINNED_SURFACE, says.THINNED_SURFACE),
    "curve": (says.FIRST_THINNED_CURVE, says.THINNED_CURVE),
}
# By whether there are useless inputs and whether there are copies, in the same way.
_ADDED = {
    (True, False): (says.FIRST_USELESS_AT, says.USELESS_AT),
    (False, True): (says.FIRST_COPIES_AT, says.COPIES_AT),
    (True, True): (says.FIRST_ADDED_AT, says.ADDED_AT),
}


def answer_notes(dataset: Dataset, *, unit: tuple[int, int] | None, drawn: str, thinned: str | None) -> str:
    """Return what the reader of the picture must know.

    Parameters
    ----------
    dataset : Dataset
        What it shows.
    unit : (int, int) or None
        Hidden layer and unit, counted from 1, whose output is shown in place of the network's.
    drawn : str
        How many samples are drawn, if not all are.
    thinned : {"classes", "surface", "curve"} or None
        How thinned networks are drawn, if they are.
    """
    notes = [says.UNIT(layer=str(unit[0]), unit=str(unit[1]))] if unit else []
    if not dataset.has_unit_inputs:
        notes.append((says.UNEVEN if notes else says.FIRST_UNEVEN)(**_sizes(dataset)))
    if dataset.test_is_moved:
        notes.append((says.MOVED if notes else says.FIRST_MOVED)())
    if dataset.plane and dataset.plane.explained is not None and dataset.task != "regression":
        components = says.COMPONENTS if notes else says.FIRST_COMPONENTS
        notes.append(components(share=f"{100 * dataset.plane.explained:.0f}", n=str(dataset.n_features)))
    if (added := _ADDED.get((dataset.n_useless > 0, dataset.n_copies > 0))) is not None:
        notes.append(added[bool(notes)]())
    if drawn:
        notes.append(drawn)
    if dataset.flipped.any():
        notes.append(says.FLIPPED(flipped=str(int(dataset.flipped.sum())), n=str(dataset.n_train)))
    if thinned:
        first, later = _THINNED[thinned]
        notes.append(later() if notes else first())
    return semicolons(notes)


def drawn(dataset: Dataset, *, most_train: int, most_test: int, most_valid: int) -> str:
    """Return how many samples are drawn, when there are more than can be; else an empty text."""
    notes = []
    if dataset.n_train > most_train:
        notes.append(says.TRAINING_DRAWN(drawn=str(most_train), n=str(dataset.n_train)))
    if dataset.n_test > most_test:
        notes.append(says.TEST_DRAWN(drawn=str(most_test), n=str(dataset.n_test)))
    if dataset.n_valid > most_valid:
        notes.append(says.VALIDATION_DRAWN(drawn=str(most_valid), n=str(dataset.n_valid)))
    return semicolons(notes)


def accuracies(evaluation: Evaluation) -> str:
    """Return the accuracy on each part."""
    parts = {"train": percent(evaluation.train_score), "test": percent(evaluation.test_score)}
    if evaluation.valid_score is None:
        return charts.ACCURACIES(**parts)
    return says.ACCURACIES_WITH_VALIDATION(**parts, valid=percent(evaluation.valid_score))


def r_squared(evaluation: Evaluation) -> str:
    """Return R² on each part."""
    parts = {"train": number(evaluation.train_score), "test": number(evaluation.test_score)}
    if evaluation.valid_score is None:
        return charts.R_SQUARED(**parts)
    return says.R_SQUARED_WITH_VALIDATION(**parts, valid=number(evaluation.valid_score))


def _sizes(dataset: Dataset) -> dict[str, str]:
    """Return the smallest and the largest root mean square of an input, over the training samples."""
    sizes = input_sizes(dataset.X_train)
    return {"low": number(float(sizes.min()), 2), "high": number(float(sizes.max()), 2)}


def where(dataset: Dataset) -> str:
    """Return what the axes of a dataset's plane are; it has one, of two axes."""
    plane = dataset.plane
    assert plane is not None
    if plane.explained is not None:
        return says.COMPONENTS(share=f"{100 * plane.explained:.0f}", n=str(dataset.n_features))
    x, y = plane.axis_titles
    return says.AXES(x=x, y=y)
