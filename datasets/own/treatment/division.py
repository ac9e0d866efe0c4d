"""The division of a table's rows into training and test."""

from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import GroupShuffleSplit

from ...arrays import Floats, Ints
from ...split import split, strata_of, stratified_choice
from ..error import TableError
from .partition import TEST


def drawn(y: Ints | Floats, n_classes: int, n_samples: int, how: str, rng: np.random.Generator) -> Ints:
    """Return which rows are used, at most ``n_samples``, with classes in proportion; in order if the split is so."""
    strata = strata_of(y, n_classes=n_classes)
    rows, _ = stratified_choice(strata, min(n_samples, len(y)), rng)
    return np.sort(rows) if how == "order" else rows


def divided(
    how: str, y: Ints | Floats, class_names: Sequence[str], *, parts: Ints | None, groups: Ints | None,
    test_share: float, rng: np.random.Generator,
) -> tuple[Ints, Ints]:  # fmt: skip
    """Return the positions of training and test rows.

    Parameters
    ----------
    how : {"stratified", "random", "order", "column"}
    y : ndarray of shape (n,)
        Class indices or targets.
    class_names : sequence of str
        Empty for numbers.
    parts, groups : ndarray of int of shape (n,), or None
        What a column says of each row (see ``Partition``), for the split by a column.
    test_share : float
    rng : Generator

    Raises
    ------
    TableError
        When a part lacks a class, or has fewer than 2 rows.
    """
    n_classes, n = len(class_names), len(y)
    if how == "stratified":
        return split(y, n_classes=n_classes, test_share=test_share, rng=rng)
    if how == "order":
        n_test = round(test_share * n)
        train, test = np.arange(n - n_test), np.arange(n - n_test, n)
    elif parts is not None:
        train, test = np.flatnonzero(parts != TEST), np.flatnonzero(parts == TEST)
        train, test = rng.permutation(train), rng.permutation(test)
    elif groups is not None:
        train, test = _by_group(groups, test_share, rng)
    else:
        test, train = stratified_choice(np.zeros(n, np.int64), round(test_share * n), rng)
    _check(how, y, class_names, train, test)
    return train, test


def _by_group(groups: Ints, test_share: float, rng: np.random.Generator) -> tuple[Ints, Ints]:
    seed = int(rng.integers(2**32))  # scikit-learn takes no Generator
    shuffle = GroupShuffleSplit(n_splits=1, test_size=test_share, random_state=seed)
    if len(np.unique(groups)) < 2:
        raise TableError("the rows that are drawn are of one group, so that they cannot be split; use more samples")
    try:
        train, test = next(shuffle.split(groups, groups=groups))
    except ValueError:
        n_groups = len(np.unique(groups))
        raise TableError(
            f"a test share of {test_share} of {n_groups} groups leaves a part without one; move it towards 0.5"
        ) from None
    return rng.permutation(train), rng.permutation(test)


_REMEDIES = {
    "order": "the rows may be sorted by it: split at random, classes in proportion",
    "random": "split with classes in proportion, or use more samples",
    "column": "split by another column, or at random",
}


def _check(how: str, y: Ints | Floats, class_names: Sequence[str], train: Ints, test: Ints) -> None:
    for title, rows in (("training", train), ("test", test)):
        if len(rows) < 2:
            raise TableError(f"the {title} part has {len(rows)} of at least 2 rows; {_REMEDIES[how]}")
        lacking = sorted(set(range(len(class_names))) - set(np.unique(y[rows]).tolist())) if class_names else []
        if lacking:
            raise TableError(f"the {title} part has no row of the class {class_names[lacking[0]]!r}; {_REMEDIES[how]}")
