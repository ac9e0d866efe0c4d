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
from .inputs import Inputs, drawn_as_they_are, from_point, from_table, parted
from .request import Request
from .sample import Sample
from .split import flip, split, split_off


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
    valid_share: float = 0.0,
) -> Dataset:
    """Make or read a data set, split it and standardise it.

    The same arguments give the same arrays, bit for bit. Points, noise, split, flips, copies, useless inputs and the
    choice of validation samples have streams of their own: changing `flipped` changes neither points nor split, and
    growing `noise` moves the same points along the same directions. An argument that a data set has no use for is
    ignored, so that a choice survives a change of data set.

    Parameters
    ----------
    name : str
        A key of `CATALOGUE`.
    n_samples : int in [20, 5000]
        Training, validation and test samples together. Of a built-in data set with fewer, all are used.
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
    valid_share : float in [0, 0.5]
        Share of the samples that would be trained on that is kept for validation, with classes in proportion; 0 for
        no such part. The test samples are the same whatever it is. Labels of validation samples are never flipped,
        and the samples are neither shifted nor turned.

    Returns
    -------
    Dataset

    Raises
    ------
    DatasetError
        If an argument is invalid, or the arguments leave a class out of a part.
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
        valid_share=valid_share,
    )
    points, scatter, division, flips, copying, useless, validation = streams(request.seed)
    sample = _draw(request, points, scatter)
    n_classes = len(sample.class_names)
    train, test = split(sample.y, n_classes=n_classes, test_share=request.test_share, rng=division)
    train, valid = split_off(sample.y, train, n_classes=n_classes, valid_share=request.valid_share, rng=validation)
    inputs = extend(_inputs(request, sample, train, valid, test), request, copying, useless)
    X_test, X_valid, plane = parted(inputs, len(valid))
    y_train, (y_valid, y_test), is_flipped = targets(request, sample, train, (sample.y[valid], sample.y[test]), flips)
    return Dataset(
        name=entry.name,
        task=entry.task_with(n_classes),
        X_train=inputs.train,
        y_train=y_train,
        X_test=X_test,
        y_test=y_test,
        feature_names=inputs.feature_names,
        class_names=sample.class_names,
        target_name=sample.target_name,
        flipped=is_flipped,
        plane=plane,
        n_copies=request.input_copies,
        n_useless=request.useless_inputs,
        has_unit_inputs=request.standardised and request.input_scale == 1,
        test_is_moved=bool(request.test_shift or request.turn),
        X_valid=X_valid,
        y_valid=None if X_valid is None else y_valid,
    )


def streams(seed: int) -> list[np.random.Generator]:
    """Return generators of points, noise, split, flips, copies, useless inputs, and the choice of validation samples.

    A seed gives the same ones whatever stands behind them in this order.
    """
    return [np.random.default_rng(stream) for stream in np.random.SeedSequence(int(seed)).spawn(7)]


def _draw(request: Request, points: np.random.Generator, noise: np.random.Generator) -> Sample:
    if not request.entry.generated:
        return builtin.draw(request, points, noise)
    if request.entry.is_regression:
        return surfaces.draw(request, points, noise)
    return synthetic.draw(request, points, noise)


def _inputs(request: Request, sample: Sample, train: Ints, valid: Ints, test: Ints) -> Inputs:
    X_train = sample.X[train]
    X_test = moved(sample.X[test], X_train, shift=request.test_shift, turn=request.turn)
    held_out = np.vstack([sample.X[valid], X_test])
    if request.entry.has_plane_features:
        return from_point(X_train, held_out, features=request.features)
    if request.entry.n_raw_features == 1:
        return drawn_as_they_are(X_train, held_out, sample.feature_names)
    return from_table(X_train, held_out, names=sample.feature_names)


def targets(
    request: Request,
    sample: Sample,
    train: Ints,
    held_out: Sequence[Floats | Ints],
    flips: np.random.Generator,
) -> tuple[Floats | Ints, list[Floats | Ints], Bools]:
    """Return the targets of the training samples and of others, and which training labels were flipped.

    Parameters
    ----------
    request : Request
    sample : Sample
        Of which the training targets are taken.
    train : ndarray of int
        Positions in it.
    held_out : sequence of ndarrays
        Targets of the parts that are not trained on, in the units of the sample. They come back in this order, class
        indices as they are, numbers standardised with the training statistics.
    flips : Generator
    """
    y_train = sample.y[train]
    if request.entry.is_regression:
        scaler = StandardScaler().fit(y_train[:, None])
        y_train, *others = (scaler.transform(y[:, None]).ravel() if len(y) else y for y in (y_train, *held_out))
        return y_train, others, np.zeros(len(train), dtype=bool)
    y_train, is_flipped = flip(
        y_train.astype(np.int64), n_classes=len(sample.class_names), share=request.flipped, rng=flips
    )
    return y_train, list(held_out), is_flipped
