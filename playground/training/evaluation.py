"""How good a network is, in inference mode, on all of a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

import numpy as np

from playground.network.activations import Activation
from playground.network.arithmetic import ALIGNMENT, Array, aligned, constant
from playground.network.calls import Calls, Recording
from playground.network.flat_units import FlatUnits
from playground.network.inference import ROWS_AT_ONCE, WHOLE, Look
from playground.network.network import Network
from playground.training.problem import Problem
from playground.training.threads import one_blas_thread


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Data loss (the penalty not included) and score: accuracy in [0, 1], or R² (at most 1) for regression.

    Of several outputs the score is the mean of R². Loss and score of a part without samples are NaN, and so is R² of a
    single sample.
    ``train_labels`` and ``test_labels`` are the classes predicted for all samples of the part (n,), on which the
    accuracy rests; None for regression. ``flat_counts`` says for how many training samples each hidden unit passes
    almost no gradient (n_hidden_units,); None if it was not asked for. They are not part of a comparison.
    ``valid_loss``, ``valid_score`` and ``valid_labels`` are those of the validation part; None if there is none.
    """

    train_loss: float
    test_loss: float
    train_score: float
    test_score: float
    train_labels: Array | None = field(default=None, compare=False, repr=False)
    test_labels: Array | None = field(default=None, compare=False, repr=False)
    flat_counts: Array | None = field(default=None, compare=False, repr=False)
    valid_loss: float | None = None
    valid_score: float | None = None
    valid_labels: Array | None = field(default=None, compare=False, repr=False)

    @property
    def watched_loss(self) -> float:
        """The loss that early stopping watches: on the validation part, or on test where there is none."""
        return self.test_loss if self.valid_loss is None else self.valid_loss


class Evaluator:
    """Measures a single network on all samples of every part, in one pass.

    The rows of train stand above those of test, and those for validation come last. Their logits, terms of the loss and
    labels are worked out together, matrix products part by part, to the same digits as of each part alone. The NumPy
    calls are recorded in the first evaluation and replayed in later ones.

    Parameters
    ----------
    network : Network
        What is measured, as it is at each evaluation.
    problem : Problem
        What it learns.
    recorded : bool
        False goes through the layers every time, for comparison.
    """

    def __init__(self, network: Network, problem: Problem, *, recorded: bool = True) -> None:
        self._network, self._problem, self._recorded = network, problem, recorded
        self._recording: Recording | None = None
        self._units: FlatUnits | None = None
        k, step = problem.n_outputs, ALIGNMENT // network.dtype.itemsize
        self._parts = (problem.train, problem.test, *([] if problem.valid is None else [problem.valid]))
        self._sizes = tuple(len(part.X) for part in self._parts)
        starts = np.cumsum([0, *(-(-size // step) * step for size in self._sizes[:-1])]).tolist()  # at 64 bytes each
        self._rows = tuple(slice(i, i + size) for i, size in zip(starts, self._sizes, strict=True))
        n = self._rows[-1].stop
        self._z, self._targets = aligned((n, k), network.dtype), self._together([p.targets for p in self._parts])
        self._weight: Array | None = None
        if weights := [part.weight for part in self._parts if part.weight is not None]:
            self._weight = self._together(weights)
        self._blocks = list(self._cut())
        self._sums = np.zeros(len(self._parts))
        self._is_regression = problem.dataset.task == "regression"
        if self._is_regression:
            self._missed, self._squares = aligned((k, n), network.dtype), aligned((k, n), np.float64)
            self._residuals = np.zeros((len(self._parts), k))
            self._totals = [[_total(y) for y in part.targets.T if len(y)] for part in self._parts]
        else:
            self._positive, self._right = np.zeros(n, bool), np.zeros(n, bool)
            self._right_by_part = [self._right[rows] for rows in self._rows]
            self._labels, self._true = np.zeros(n, np.int64), self._together([part.labels for part in self._parts])

    def evaluate(self) -> Evaluation:
        """Return loss and score of the network as it is."""
        with np.errstate(over="ignore", invalid="ignore"):
            if self._recording is not None:
                self._recording.replay()
            elif self._recorded:
                self._recording = Recording()
                self._go_through(self._recording)
            else:
                self._go_through(Calls())
        losses = list(map(_mean, self._sums.tolist(), self._sizes))
        counts = None if self._units is None else self._units.counts.copy()
        labels: list[Array] = []
        if self._is_regression:
            scores = self._r_squared()
        else:
            scores = list(map(_mean, map(int, map(np.count_nonzero, self._right_by_part)), self._sizes))
            labels = [self._labels[rows].copy() for rows in self._rows]
        (train, test), valid = (_at(labels, 0), _at(labels, 1)), (_at(losses, 2), _at(scores, 2), _at(labels, 2))
        return Evaluation(losses[0], losses[1], scores[0], scores[1], train, test, counts, *valid)

    @one_blas_thread()
    def count_units(self) -> Array:
        """Return ``flat_counts`` of the network as it is, which all later evaluations have too."""
        if self._units is None:
            self._units, self._recording = FlatUnits(self._network), None
        self.evaluate()
        return self._units.counts

    def _go_through(self, run: Calls) -> None:
        """Measure call by call."""
        z, y = self._z, self._targets
        self._network.inference.fold(run)
        if self._units is not None:
            self._units.clear(run)
        for X, rows, parts in self._blocks:
            self._network.inference.into(X, z[rows], parts, self._look_in(rows, run), run)
        terms = self._problem.loss.terms(z, y, run)
        if self._weight is not None:
            run(np.multiply, terms, self._weight, terms)
        for i, rows in enumerate(self._rows):
            run(np.add.reduce, terms[rows], (-2, -1), np.float64, self._sums[i : i + 1].reshape(()))
        if self._is_regression:
            run(np.subtract, y.T, z.T, self._missed)
            run(np.copyto, self._squares, self._missed)
            run(np.square, self._squares, self._squares)
            for i, rows in enumerate(self._rows):
                run(np.add.reduce, self._squares[:, rows], -1, None, self._residuals[i])
            return
        if z.shape[-1] == 1:
            run(np.greater, z[:, 0], constant(0.0, z), self._positive)
            run(np.copyto, self._labels, self._positive)
        else:
            run(z.argmax, -1, self._labels)
        run(np.equal, self._labels, self._true, self._right)

    def _look_in(self, rows: slice, run: Calls) -> Look | None:
        """Return what counts flat units on those of the rows that are of the training part; None if nothing does."""
        units, n = self._units, self._rows[0].stop - rows.start
        if units is None or n <= 0:
            return None

        def look(number: int, activation: Activation, z: Array, a: Array) -> None:
            units.look(number, activation, z[:n], a[:n], run)

        return look

    def _cut(self) -> Iterator[tuple[Array, slice, tuple[slice, ...]]]:
        """Yield blocks of inputs, the rows they stand in, and the parts in them: all, if they fit into one block."""
        inputs = [part.X for part in self._parts]
        if all(self._sizes) and (n := self._rows[-1].stop) <= ROWS_AT_ONCE:
            yield self._together(inputs), slice(0, n), self._rows
            return
        for X, rows in zip(inputs, self._rows, strict=True):
            for start in range(0, len(X), ROWS_AT_ONCE):
                block = X[start : start + ROWS_AT_ONCE]
                yield block, slice(rows.start + start, rows.start + start + len(block)), WHOLE

    def _together(self, parts: Sequence[Array]) -> Array:
        """Return the rows of all parts in their places; what is between them is 0."""
        whole = aligned((self._rows[-1].stop, *parts[0].shape[1:]), parts[0].dtype)
        for rows, part in zip(self._rows, parts, strict=True):
            whole[rows] = part
        return whole

    def _r_squared(self) -> list[float]:
        """Return R² of each part, the mean over outputs."""
        outputs = [list(map(_explained, *pair)) for pair in zip(self._residuals.tolist(), self._totals, strict=True)]
        return [float(np.mean(scores)) if scores else np.nan for scores in outputs]


def has_finite_losses(evaluation: Evaluation, problem: Problem) -> bool:
    """Return whether the losses are finite; a test loss for want of test samples does not count."""
    losses = [evaluation.train_loss, *([evaluation.test_loss] if len(problem.test.X) else [])]
    return all(map(isfinite, losses)) and (evaluation.valid_loss is None or isfinite(evaluation.valid_loss))


def r_squared(predicted: Array, true: Array) -> float:
    """Return 1 − Σ (y − ŷ)² / Σ (y − ȳ)², as `sklearn.metrics.r2_score` has it.

    Where the targets are all equal it is 1 if they are met and 0 if not; of fewer than two samples it is NaN.
    """
    residual = float(np.square(true - predicted, dtype=np.float64).sum())
    return _explained(residual, _total(true))


def _total(true: Array) -> float:
    """Return Σ (y − ȳ)²: NaN for fewer than two targets, 0 where they are all equal, whatever the mean rounds to."""
    if len(true) < 2:
        return np.nan
    if (true == true[0]).all():
        return 0.0
    return float(np.square(true - true.mean(), dtype=np.float64).sum())


def _explained(residual: float, total: float) -> float:
    if total == 0.0:
        return 1.0 if residual == 0.0 else 0.0
    return 1.0 - residual / total


def _at(values: Sequence[Any], i: int) -> Any:
    return values[i] if i < len(values) else None


def _mean(total: float, n: int) -> float:
    return total / n if n else np.nan
