"""Inputs are what the network is given: features standardised by their training statistics."""

from dataclasses import dataclass, replace

from sklearn.decomposition import PCA
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from .arrays import Floats
from .features import FEATURES, expand
from .plane import Plane


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """Network inputs and the plane that they are drawn on.

    Parameters
    ----------
    train : ndarray of shape (n_train, n_features)
    held_out : ndarray of shape (n_valid + n_test, n_features)
        Of the samples that are not trained on: first those for validation, if there are any, then the test samples.
    feature_names : tuple of str, one a column
    plane : Plane
        Its test samples are those that are held out, until they are parted.
    centre, spread : ndarray of shape (n_features,)
        Mean and standard deviation of the training samples before they were standardised; the standard deviation is
        1 for a column that is constant.
    """

    train: Floats
    held_out: Floats
    feature_names: tuple[str, ...]
    plane: Plane
    centre: Floats
    spread: Floats


def from_point(train: Floats, held_out: Floats, *, features: tuple[str, ...]) -> Inputs:
    """Inputs computed from points (x, y), drawn where the points lie.

    Parameters
    ----------
    train : ndarray of shape (n_train, 2)
    held_out : ndarray of shape (n_held_out, 2)
    features : tuple of str
        Keys of `FEATURES`.
    """
    compute = FunctionTransformer(expand, kw_args={"keys": features})
    pipeline = Pipeline([("features", compute), ("scale", StandardScaler())])
    names = tuple(FEATURES[key].title for key in features)
    return _drawn_as_is(pipeline, train, held_out, names, axis_titles=("x", "y"))


def from_table(train: Floats, held_out: Floats, *, names: tuple[str, ...]) -> Inputs:
    """Many inputs, drawn on the two principal components of the standardised training samples.

    Parameters
    ----------
    train : ndarray of shape (n_train, n_features)
        At least 2 samples of at least 2 features.
    held_out : ndarray of shape (n_held_out, n_features)
    names : tuple of str
        Of the features.
    """
    scaler = StandardScaler().fit(train)
    X_train, X_held_out = scaler.transform(train), scaler.transform(held_out)
    pca = PCA(n_components=2, svd_solver="full").fit(X_train)
    plane = Plane(
        train=pca.transform(X_train),
        test=pca.transform(X_held_out),
        axis_titles=("component 1", "component 2"),
        explained=float(pca.explained_variance_ratio_.sum()),
        mapping=pca.inverse_transform,
    )
    return Inputs(X_train, X_held_out, names, plane, scaler.mean_, scaler.scale_)


def drawn_as_they_are(train: Floats, held_out: Floats, names: tuple[str, ...]) -> Inputs:
    """One or two inputs, drawn along an axis each.

    Parameters
    ----------
    train : ndarray of shape (n_train, 1 or 2)
    held_out : ndarray of shape (n_held_out, 1 or 2)
    names : tuple of str
        Of the features.
    """
    return _drawn_as_is(Pipeline([("scale", StandardScaler())]), train, held_out, names, axis_titles=names)


def _drawn_as_is(
    pipeline: Pipeline, train: Floats, held_out: Floats, names: tuple[str, ...], axis_titles: tuple[str, ...]
) -> Inputs:
    pipeline.fit(train)
    plane = Plane(train=train, test=held_out, axis_titles=axis_titles, explained=None, mapping=pipeline.transform)
    scaler = pipeline["scale"]
    return Inputs(pipeline.transform(train), pipeline.transform(held_out), names, plane, scaler.mean_, scaler.scale_)


def parted(inputs: Inputs, n_valid: int) -> tuple[Floats, Floats | None, Plane]:
    """Part what is held out.

    Parameters
    ----------
    inputs : Inputs
    n_valid : int
        How many of the samples that are held out are for validation.

    Returns
    -------
    test : ndarray of shape (n_test, n_features)
    valid : ndarray of shape (n_valid, n_features), or None without any
    plane : Plane
        With a place for each part.
    """
    if not n_valid:
        return inputs.held_out, None, inputs.plane
    drawn = inputs.plane.test
    plane = replace(inputs.plane, test=drawn[n_valid:], valid=drawn[:n_valid])
    return inputs.held_out[n_valid:], inputs.held_out[:n_valid], plane
