"""Loading draws rows of a prepared table, splits them, and makes them what a network takes."""

from typing import Any

import numpy as np
import pyarrow.compute as pc

from ...arrays import Floats, Ints
from ...dataset import Dataset
from ...features import canonical
from ...harder.extension import extend
from ...inputs import parted
from ...loader import streams, targets
from ...request import Request
from ...sample import Sample
from .division import check, divided, drawn, validated
from .drawing import drawn_inputs
from .numbers import Rows, as_numbers, raw_numbers
from .prepared import ForValidation, Prepared


def load_prepared(prepared: Prepared, **choices: Any) -> Dataset:
    """Make a dataset of a table, with the random streams of ``datasets.load``.

    Parameters
    ----------
    prepared : Prepared
    **choices
        The keyword arguments of ``datasets.load``. Noise and the shift of the test data move columns of numbers, by
        their standard deviations over all rows, or over the training rows.

    Raises
    ------
    DatasetError
        When an argument is invalid, or a part lacks a class.
    """
    choices["features"] = canonical(choices["features"])
    request = Request(entry=prepared.entry, **choices)
    points, scatter, division, flips, copying, useless, validation = streams(request.seed)
    target, how = prepared.target, prepared.treatment.split
    y_all = target.values.to_numpy()
    n_classes = len(target.class_names)
    rows = drawn(y_all, n_classes, request.n_samples, how, points)
    y = y_all[rows]
    parts, groups = (
        None if of_all is None else of_all.to_numpy()[rows]
        for of_all in (prepared.partition.parts, prepared.partition.groups)
    )
    train, test = divided(
        how, y, target.class_names, parts=parts, groups=groups, test_share=request.test_share, rng=division
    )
    X = raw_numbers(prepared.numbers, rows)
    # In standard deviations of the whole table, so that the scatter does not depend on n_samples.
    spread = np.array([pc.stddev(column.values).as_py() for column in prepared.numbers])
    X = X + request.noise * spread * scatter.standard_normal(X.shape)
    named = prepared.for_validation if request.valid_share else None
    if named is not None:
        held, y_held = _named(prepared, named, request, spread, validation)
    else:
        train, valid = validated(
            how, y, target.class_names, train, groups=groups, valid_share=request.valid_share, rng=validation
        )
        held, y_held = Rows(X[valid], prepared.words, rows[valid]), y[valid]
    moved = X[test] + request.test_shift * _spread(X[train])
    parts = (Rows(X[train], prepared.words, rows[train]), held, Rows(moved, prepared.words, rows[test]))
    numbers = as_numbers(prepared.numbers, *parts)
    inputs = extend(
        drawn_inputs(numbers, has_words=bool(prepared.words), has_classes=bool(n_classes)), request, copying, useless
    )
    sample = Sample(X, y, numbers.names, target.class_names, target.name)
    X_test, X_valid, plane = parted(inputs, len(y_held))
    y_train, (y_valid, y_test), flipped = targets(request, sample, train, (y_held, y[test]), flips)
    return Dataset(
        name=request.entry.name,
        task=request.entry.task_with(n_classes),
        X_train=inputs.train,
        y_train=y_train,
        X_test=X_test,
        y_test=y_test,
        feature_names=inputs.feature_names,
        class_names=target.class_names,
        target_name=target.name,
        flipped=flipped,
        plane=plane,
        n_copies=request.input_copies,
        n_useless=request.useless_inputs,
        has_unit_inputs=request.standardised and request.input_scale == 1,
        test_is_moved=bool(request.test_shift),
        X_valid=X_valid,
        y_valid=None if X_valid is None else y_valid,
    )


def _named(
    prepared: Prepared, named: ForValidation, request: Request, spread: Floats, rng: np.random.Generator
) -> tuple[Rows, Floats | Ints]:
    """Return the rows that a column gives to validation, at most as many as there are samples, and their targets."""
    y, names = named.values.to_numpy(), prepared.target.class_names
    rows = drawn(y, len(names), request.n_samples, prepared.treatment.split, rng)
    check(prepared.treatment.split, y, names, validation=rows)
    split = len(prepared.numbers)
    X = raw_numbers(named.columns[:split], rows)
    X = X + request.noise * spread * rng.standard_normal(X.shape)
    return Rows(X, named.columns[split:], rows), y[rows]


def _spread(X: Floats) -> Floats:
    """Return the standard deviation of each column over the values that are there; 0 without any."""
    there = np.isfinite(X)
    n = np.maximum(there.sum(axis=0), 1)
    centred = np.where(there, X - np.where(there, X, 0.0).sum(axis=0) / n, 0.0)
    spread: Floats = np.sqrt(np.square(centred).sum(axis=0) / n)
    return spread
