"""Where the samples come from that a network is measured on after every epoch: given, or set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.model_selection import train_test_split

from playground.estimator.problem import Samples
from playground.network.arithmetic import Array

FEWEST = 2  # R² of one sample is undefined, and a loss of one says little


def given(validation_data: Any, X_val: Any, y_val: Any, sample_weight_val: Any) -> Sequence[Any] | None:
    """Return X, y and weights of the validation samples, by whichever arguments they came; None if by none.

    Raises
    ------
    ValueError
        When they came by both ways, in part, or ``validation_data`` holds something else.
    """
    alone = X_val is not None or y_val is not None or sample_weight_val is not None
    if validation_data is None:
        if alone and (X_val is None or y_val is None):
            raise ValueError(f"X_val and y_val go together; {'X_val' if X_val is None else 'y_val'} is missing")
        return (X_val, y_val, sample_weight_val) if alone else None
    if alone:
        raise ValueError("validation samples came twice: give either X_val and y_val, or validation_data")
    data = validation_data
    if not isinstance(data, tuple | list) or len(data) not in {2, 3}:
        raise ValueError(
            f"validation_data must be None, (X, y) or (X, y, sample_weight), got {type(data).__name__}"
            + (f" of {len(data)}" if isinstance(data, tuple | list) else "")
        )
    return data


def set_aside(samples: Samples, fraction: float, seed: int, classes: Array | None) -> tuple[Samples, Samples]:
    """Return training and validation samples.

    Parameters
    ----------
    samples : Samples
        All there are.
    fraction : float in (0, 1)
        Share of the validation samples, of which there are then ⌈fraction × n⌉.
    seed : int
        Chooses them.
    classes : ndarray of shape (n_classes,) or None
        Labels of the classes, whose proportions both parts keep; None for regression.

    Raises
    ------
    ValueError
        When there are too few samples, or too few of a class.
    """
    n = len(samples.X)
    n_validation = int(np.ceil(fraction * n))
    least_train, least = 1, FEWEST
    if classes is not None:
        counts = np.bincount(samples.y, minlength=len(classes))
        if (counts == 1).any():
            alone = ", ".join(str(label) for label in classes[counts == 1])
            raise ValueError(
                f"validation_fraction={fraction:g} needs two samples of every class, one to train and one to validate "
                f"on, and there is one of class {alone}. Give validation samples, or more of that class"
            )
        least_train = least = max(int(np.count_nonzero(counts)), FEWEST)
    if n_validation < least or n - n_validation < least_train:
        raise ValueError(
            f"The validation set is too small, or what it leaves: validation_fraction={fraction:g} sets {n_validation} "
            f"of {n} samples aside, and at least {least} are needed there and {least_train} to train on. Give another "
            "validation_fraction, or more samples"
        )
    stratify = None if classes is None else samples.y
    rows = train_test_split(np.arange(n), test_size=n_validation, random_state=seed, stratify=stratify)
    return samples.take(rows[0]), samples.take(rows[1])
