"""Loading draws a sample, splits it, standardises it and flips labels, each with its own random stream."""

from collections.abc import Sequence

import numpy as np
from sklearn.preprocessing import StandardScaler

from . import builtin, surfaces, synthetic
from .arrays import Bools, Floats, Ints
from .catalogue import find
from .dataset import Dataset
from .features import canonical
from .harder.elsewhere import moved
from .harder.extension import extend
from .inputs import Inputs, drawn_as_they_are, from_point, from_table
from .request import Request
from .sample import Sample
from .split import flip, split


def load(
    name: str,
    *,
    n_samples: int = 200,
    noise: float | None = None,
    flipped: float = 0.0,
    test_share: float = 0.5,
    balance: float = 0.5,
    n_classes: int = 2,
    features: Sequence[str] = ("x", "y"),
    seed: int = 0,
    useless_inputs: int = 0,
    input_copies: int = 0,
    correlation: float = 0.9,
    standardised: bool = True,
    input_scale: float = 1.0,
    test_shift: float = 0.0,
    test_turn: float = 0.0,
) -> Dataset:
    """Make or read a data set, split it and standardise it.

    The same arguments give the same arrays, bit for bit. Points, noise, split, flips, copies and useless inputs
    have streams of their own: changing `flipped` changes neither points nor split, and growing `noise` moves the
    same points along the same directions. An argument that a data set has no use for is ignored, so that a choice
    survives a change of data set.

    Parameters
    ----------
    name : str
        A key of `CATALOGUE`.
    n_samples : int in [20, 5000]
        Training and test samples together. Of a built-in data set with fewer, all are used.
    noise : float in [0, 1] or None
        Generated classification: standard deviation of the scatter in the coordinates. Generated regression:
        standard deviation of the scatter of training and test targets, relative to that of the clean targets.
        Built-in: standard deviation of the scatter added to each standardised feature.
        None is the catalogue's default.
    flipped : float in [0, 0.5]
        Share of training labels moved to another class: exactly round(flipped * n_train) of them. A larger
        share flips the same labels and more. Test labels are never flipped. No effect on regression.
    test_share : float in [0.05, 0.95]
        Share of the samples that are tested on. Classes keep their proportions in both parts.
    balance : float in [0.05, 0.95]
        Share of samples of class 1 in generated data of two classes. No effect on other data.
    n_classes : int
        Number of classes, within `Entry.classes`, where there is a choice. No effect on other data.
    features : sequence of str
        Keys of `FEATURES` that are the network's inputs, in any order, if the data are generated and
        two-dimensional. No effect on other data.
    seed : int, at least 0
    useless_inputs : int in [0, 50]
        Inputs drawn from a standard normal distribution, independent of the target and of each other.
    input_copies : int in [0, 10]
        Near-copies of the real inputs, which take turns: r z + √(1 − r²) ε of the standardised input z, with
        standard normal ε and r the `correlation`.
    correlation : float in [0, 1]
        Of a copy with its original.
    standardised : bool
        Whether inputs are standardised; otherwise they keep their own units, and copies get those of their originals.
    input_scale : float in [1, 1000]
        What the first input is multiplied by in the end.
    test_shift : float in [0, 3]
        Training standard deviations by which every raw feature of the test samples is moved. Labels stay.
    test_turn : float in [0, 180]
        Degrees by which the test samples are turned anticlockwise about the middle of the training samples, if the
        data are generated and two-dimensional. Labels stay. No effect on other data.

    Returns
    -------
    Dataset

    Raises
    ------
    DatasetError
        If an argument is invalid, or the arguments leave a class out of the training or the test set.
    """
    entry = find(name)
    request = Request(
        entry=entry,
        n_samples=n_samples,
        noise=entry.default_noise if noise is None else noise,
        flipped=flipped,
        test_share=test_share,
        balance=balance,
        n_classes=n_classes,
        features=canonical(features),
        seed=seed,
        useless_inputs=useless_inputs,
        input_copies=input_copies,
        correlation=correlation,
        standardised=standardised,
        input_scale=input_scale,
        test_shift=test_shift,
        test_turn=test_turn,
    )
    points, scatter, division, flips, copying, useless = (
        np.random.default_rng(stream) for stream in np.random.SeedSequence(int(request.seed)).spawn(6)
    )
    sample = _draw(request, points, scatter)
    n_classes = len(sample.class_names)
    train, test = split(sample.y, n_classes=n_classes, test_share=request.test_share, rng=division)
    inputs = extend(_inputs(request, sample, train, test), request, copying, useless)
    y_train, y_test, is_flipped = targets(request, sample, train, test, flips)
    return Dataset(
        name=entry.name,
        task=entry.task_with(n_classes),
        X_train=inputs.train,
        y_train=y_train,
        X_test=inputs.test,
        y_test=y_test,
        feature_names=inputs.feature_names,
        class_names=sample.class_names,
        target_name=sample.target_name,
        flipped=is_flipped,
        plane=inputs.plane,
        n_copies=request.input_copies,
        n_useless=request.useless_inputs,
        has_unit_inputs=request.standardised and request.input_scale == 1,
        test_is_moved=bool(request.test_shift or request.turn),
    )


def _draw(request: Request, points: np.random.Generator, noise: np.random.Generator) -> Sample:
    if not request.entry.generated:
        return builtin.draw(request, points, noise)
    if request.entry.is_regression:
        return surfaces.draw(request, points, noise)
    return synthetic.draw(request, points, noise)


def _inputs(request: Request, sample: Sample, train: Ints, test: Ints) -> Inputs:
    X_train = sample.X[train]
    X_test = moved(sample.X[test], X_train, shift=request.test_shift, turn=request.turn)
    if request.entry.has_plane_features:
        return from_point(X_train, X_test, features=request.features)
    if request.entry.n_raw_features == 1:
        return drawn_as_they_are(X_train, X_test, sample.feature_names)
    return from_table(X_train, X_test, names=sample.feature_names)


def targets(
    request: Request, sample: Sample, train: Ints, test: Ints, flips: np.random.Generator
) -> tuple[Floats | Ints, Floats | Ints, Bools]:
    """Return the targets of the training and of the test samples, and which training labels were flipped.

    Parameters
    ----------
    request : Request
    sample : Sample
        Of which the targets are taken.
    train, test : ndarray of int
        Positions in it.
    flips : Generator
    """
    y_train, y_test = sample.y[train], sample.y[test]
    if request.entry.is_regression:
        scaler = StandardScaler().fit(y_train[:, None])
        y_train, y_test = (scaler.transform(y[:, None]).ravel() for y in (y_train, y_test))
        return y_train, y_test, np.zeros(len(train), dtype=bool)
    y_train, is_flipped = flip(
        y_train.astype(np.int64), n_classes=len(sample.class_names), share=request.flipped, rng=flips
    )
    return y_train, y_test, is_flipped
