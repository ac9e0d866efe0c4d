"""Drawn points as a data set, whose inputs are standardised over the plane: moving one point moves no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from ..arrays import Floats
from ..dataset import Dataset
from ..errors import DatasetError
from ..features import FEATURES, canonical, expand
from ..harder.elsewhere import moved
from ..harder.extension import extend
from ..inputs import Inputs
from ..loader import streams
from ..plane import Plane
from ..request import Request
from ..split import flip
from .point import HUNDRED
from .points import Points

GRID = 41  # places along each axis of the plane over which inputs are standardised


@dataclass(frozen=True, slots=True, eq=False)
class DrawnPlane(Plane):
    """A plane that shows itself, whatever points lie on it.

    Parameters
    ----------
    reach : int
        It goes from −reach to reach on both axes, further only where noise or a move has brought points beyond.
    """

    reach: int = 1

    def extent(self, margin: float = 0.1) -> tuple[float, ...]:
        """The range of each axis; see `Plane.extent`."""
        farthest = max(float(np.abs(part).max(initial=0.0)) for part in self.parts)
        far = float(self.reach) if farthest <= self.reach else farthest * (1 + margin)
        return (-far, far, -far, far)


def load_points(
    points: Points | str,
    reach: int = 1,
    *,
    noise: float = 0.0,
    flipped: float = 0.0,
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
    n_samples: int | None = None,
    test_share: float | None = None,
    valid_share: float = 0.0,
    balance: float | None = None,
) -> Dataset:
    """Make a data set of points that were drawn, each for training or for testing.

    Parameters
    ----------
    points : Points or str
        The points, their `text`, or the name of a file of them that ends in ".csv".
    reach : int
        Of the plane on which they lie, unless they are `Points`.
    noise : float in [0, 1]
        Standard deviation of a scatter that is added to all coordinates.
    flipped, features, seed, useless_inputs, input_copies, correlation, standardised, input_scale, test_shift, \
test_turn
        As in `load`. Inputs have mean 0 and standard deviation 1 over the plane, not over the training points.
    n_classes : int
        At least as many as the points have, at most 6. A class may be without points.
    n_samples, test_share, valid_share, balance
        Without effect: the points say that themselves, and each is for training or for testing.

    Raises
    ------
    DatasetError
        If an argument is invalid, if fewer than two classes have a training point, or if there is no test point.
    """
    if isinstance(points, str):
        points = Points.from_text(points, reach) if not points.endswith(".csv") else Points.read(points).on(reach)
    n_trained, has_test = points.missing
    if n_trained < 2 or not has_test:
        raise DatasetError(_needed(n_trained, has_test=has_test))
    request = Request(
        entry=points.entry,
        n_samples=MIDDLING,
        noise=noise,
        flipped=flipped,
        test_share=0.5,
        balance=0.5,
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
    _, scatter, _, flips, copying, useless, _ = streams(seed)
    rows = np.array(points.points, np.int64)
    X = rows[:, :2] / HUNDRED
    X = X + noise * scatter.standard_normal(X.shape) if noise else X
    train, test = (rows[:, 3] == part for part in (0, 1))
    X_test = moved(X[test], X[train], shift=test_shift, turn=request.turn)
    if input_copies and not np.ptp(X[train], axis=0).any():
        raise DatasetError("all training points lie at one place, so that their inputs have no copies; draw another")
    inputs = extend(_inputs(X[train], X_test, points.reach, request.features), request, copying, useless)
    k = request.entry.n_classes_with(n_classes)
    y_train, is_flipped = flip(rows[train, 2], n_classes=k, share=flipped, rng=flips)
    return Dataset(
        name=request.entry.name,
        task=request.entry.task_with(k),
        X_train=inputs.train,
        y_train=y_train,
        X_test=inputs.held_out,
        y_test=rows[test, 2],
        feature_names=inputs.feature_names,
        class_names=tuple(f"class {label}" for label in range(k)),
        target_name="class",
        flipped=is_flipped,
        plane=inputs.plane,
        n_copies=input_copies,
        n_useless=useless_inputs,
        has_unit_inputs=standardised and input_scale == 1,
        test_is_moved=bool(test_shift or request.turn),
    )


MIDDLING = 200  # samples that a request asks for; of drawn points all are taken


def _needed(n_trained: int, *, has_test: bool) -> str:
    """Return what points lack."""
    classes = {0: "a training point of each of two classes", 1: "a training point of another class"}.get(n_trained)
    lacks = [text for text in (classes, None if has_test else "a test point") if text]
    return f"{' and '.join(lacks)} is missing; draw it"


def _inputs(train: Floats, test: Floats, reach: int, features: tuple[str, ...]) -> Inputs:
    """Return inputs computed from points and standardised over the plane, drawn where the points lie."""
    pipeline = _standardised_over(reach, features)
    plane = DrawnPlane(
        train=train, test=test, axis_titles=("x", "y"), explained=None, mapping=pipeline.transform, reach=reach
    )
    names = tuple(FEATURES[key].title for key in features)
    scaler = pipeline["scale"]
    return Inputs(pipeline.transform(train), pipeline.transform(test), names, plane, scaler.mean_, scaler.scale_)


@lru_cache(maxsize=32)
def _standardised_over(reach: int, features: tuple[str, ...]) -> Pipeline:
    """Return what makes inputs of points, fitted to an even grid over the plane."""
    places = np.linspace(-reach, reach, GRID)
    compute = FunctionTransformer(expand, kw_args={"keys": features})
    return Pipeline([("features", compute), ("scale", StandardScaler())]).fit(
        np.stack(np.meshgrid(places, places), axis=-1).reshape(-1, 2)
    )
