"""The division of a table's rows into training, validation and test."""

from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import GroupShuffleSplit

from ...arrays import Floats, Ints
from ...split import split, split_off, strata_of, stratified_choice
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
    check(how, y, class_names, training=train, test=test)
    return train, test


def validated(
    how: str, y: Ints | Floats, class_names: Sequence[str], train: Ints, *, groups: Ints | None, valid_share: float,
    rng: np.random.Generator,
) -> tuple[Ints, Ints]:  # fmt: skip
    """Return the positions of training and validation rows, both taken from the training part in the way of the split.

    Parameters
    ----------
    how, y, class_names, groups
        As for ``divided``.
    train : ndarray of int
        Positions of the training part. In order, the last of them are for validation; of groups, whole ones.
    valid_share : float
        Of the training part; 0 for no validation.
    rng : Generator

    Raises
    ------
    TableError
        When a part lacks a class, or has fewer than 2 rows.
    """
    if not valid_share:
        return train, train[:0]
    n_valid = round(valid_share * len(train))
    if how == "order":
        train, valid = train[: len(train) - n_valid], train[len(train) - n_valid :]
    elif groups is not None:
        kept, chosen = _by_group(groups[train], valid_share, rng, "validation")
        train, valid = train[kept], train[chosen]
    elif how == "random":
        chosen, kept = stratified_choice(np.zeros(len(train), np.int64), n_valid, rng)
        train, valid = train[kept], train[chosen]
    else:
        return split_off(y, train, n_classes=len(class_names), valid_share=valid_share, rng=rng)
    check(how, y, class_names, training=train, validation=valid)
    return train, valid


def _by_group(groups: Ints, share: float, rng: np.random.Generator, part: str = "test") -> tuple[Ints, Ints]:
    seed = int(rng.integers(2**32))  # scikit-learn takes no Generator
    shuffle = GroupShuffleSplit(n_splits=1, test_size=share, random_state=seed)
    if len(np.unique(groups)) < 2:
        raise TableError("the rows that are drawn are of one group, so that they cannot be split; use more samples")
    try:
        train, test = next(shuffle.split(groups, groups=groups))
    except ValueError:
        n_groups = len(np.unique(groups))
        raise TableError(
            f"a {part} share of {share} of {n_groups} groups leaves a part without one; move it towards 0.5"
        ) from None
    return rng.permutation(train), rng.permutation(test)


_REMEDIES = {
    "order": "the rows may be sorted by it: split at random, classes in proportion",
    "random": "split with classes in proportion, or use more samples",
    "column": "split by another column, or at random",
}


def check(how: str, y: Ints | Floats, class_names: Sequence[str], **parts: Ints) -> None:
    """Raise TableError where a part, by its name the positions of its rows, lacks a class or has fewer than 2 rows."""
    for title, rows in parts.items():
        if len(rows) < 2:
            raise TableError(f"the {title} part has {len(rows)} of at least 2 rows; {_REMEDIES[how]}")
        lacking = sorted(set(range(len(class_names))) - set(np.unique(y[rows]).tolist())) if class_names else []
        if lacking:
            raise TableError(f"the {title} part has no row of the class {class_names[lacking[0]]!r}; {_REMEDIES[how]}")
