"""The split of samples into training, validation and test, and the training labels that are flipped on purpose."""

import numpy as np

from .arrays import Bools, Floats, Ints
from .errors import DatasetError


def stratified_choice(strata: Ints, n_chosen: int, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Choose samples at random so that every stratum keeps its proportion, to within one sample.

    Parameters
    ----------
    strata : ndarray of int of shape (n_samples,)
        The stratum of each sample, at least 0.
    n_chosen : int in [0, n_samples]
    rng : Generator

    Returns
    -------
    chosen : ndarray of int of shape (n_chosen,)
    rest : ndarray of int of shape (n_samples - n_chosen,)
        Positions of the samples, both in random order.
    """
    n_samples, counts = len(strata), np.bincount(strata)
    # Largest remainders: round every stratum's share down, then give what is left to those that lost most.
    quotas, remainders = np.divmod(counts * n_chosen, n_samples)
    quotas[np.argsort(-remainders, kind="stable")[: n_chosen - quotas.sum()]] += 1
    order = rng.permutation(n_samples)
    is_chosen = np.zeros(n_samples, dtype=bool)
    for stratum, quota in enumerate(quotas):
        is_chosen[order[strata[order] == stratum][:quota]] = True
    return order[is_chosen[order]], order[~is_chosen[order]]


def strata_of(y: Ints | Floats, *, n_classes: int) -> Ints:
    """The strata that a choice of samples keeps in proportion: classes, or a single stratum for regression.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Class indices or targets.
    n_classes : int
        0 for regression.

    Returns
    -------
    ndarray of int of shape (n_samples,)
    """
    return y.astype(np.int64) if n_classes else np.zeros(len(y), dtype=np.int64)


def split(y: Ints | Floats, *, n_classes: int, test_share: float, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Split samples into training and test, by class where there are classes.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Class indices or targets.
    n_classes : int
        0 for regression.
    test_share : float in (0, 1)
        The test set gets round(test_share * n_samples) samples.
    rng : Generator

    Returns
    -------
    train : ndarray of int of shape (n_train,)
    test : ndarray of int of shape (n_test,)
        Positions of the samples, both in random order.

    Raises
    ------
    DatasetError
        If a class is missing from either part, or a part of a regression has fewer than 2 samples.
    """
    strata = strata_of(y, n_classes=n_classes)
    test, train = stratified_choice(strata, round(test_share * len(y)), rng)
    _check(strata[train], strata[test], n_classes, f"test share of {test_share}", ("training", "test"))
    return train, test


def split_off(
    y: Ints | Floats, train: Ints, *, n_classes: int, valid_share: float, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """Take samples for validation out of the training part, by class where there are classes.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Class indices or targets.
    train : ndarray of int
        Positions of the samples of the training part.
    n_classes : int
        0 for regression.
    valid_share : float in [0, 0.5]
        The validation part gets round(valid_share * len(train)) samples; at 0 nothing is drawn.
    rng : Generator

    Returns
    -------
    train : ndarray of int
        Positions of the samples that are still trained on.
    valid : ndarray of int
        Positions of the samples for validation.

    Raises
    ------
    DatasetError
        If a class is missing from either part, or a part of a regression has fewer than 2 samples.
    """
    if not valid_share:
        return train, train[:0]
    strata = strata_of(y, n_classes=n_classes)[train]
    chosen, rest = stratified_choice(strata, round(valid_share * len(train)), rng)
    share = f"validation share of {valid_share}"
    _check(strata[rest], strata[chosen], n_classes, share, ("training", "validation"))
    return train[rest], train[chosen]


def _check(lower: Ints, higher: Ints, n_classes: int, share: str, parts: tuple[str, str]) -> None:
    """Raise DatasetError where one of two parts, given by their strata, lacks a class or has fewer than 2 samples."""
    for part, strata, remedy in zip(parts, (lower, higher), ("lower", "raise"), strict=True):
        n_found = len(np.unique(strata))
        if n_found < n_classes or len(strata) < 2:
            found = f"{n_found} of {n_classes} classes" if n_classes else f"{len(strata)} of at least 2 samples"
            raise DatasetError(
                f"a {share} with {len(lower) + len(higher)} samples leaves the {part} set with {found}; "
                f"ask for more samples, or {remedy} the {share.partition(' of ')[0]}"
            )


def flip(y: Ints, *, n_classes: int, share: float, rng: np.random.Generator) -> tuple[Ints, Bools]:
    """Move some labels to another class.

    With the same state of `rng`, a larger share flips the same labels to the same classes, and more.

    Parameters
    ----------
    y : ndarray of int of shape (n,)
        Class indices; left as they are.
    n_classes : int, at least 2
    share : float in [0, 1]
        Exactly round(share * n) labels are flipped, each to one of the other classes with equal probability.
    rng : Generator

    Returns
    -------
    y : ndarray of int of shape (n,)
    flipped : ndarray of bool of shape (n,)
        Which labels were flipped.
    """
    order = rng.permutation(len(y))
    steps = rng.integers(1, n_classes, size=len(y))
    flipped = np.zeros(len(y), dtype=bool)
    flipped[order[: round(share * len(y))]] = True
    return np.where(flipped, (y + steps) % n_classes, y), flipped
