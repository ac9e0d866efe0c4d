"""Test losses of single thinned networks, of their average as more are taken, and of the whole network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.ensemble import THINNED_STREAM, thinned
from playground.network.arithmetic import Array
from playground.network.losses.base import Loss
from playground.network.network import Network
from playground.network.outputs import class_probabilities
from playground.training.problem import Problem
from playground.training.threads import one_blas_thread


@dataclass(frozen=True, eq=False, slots=True)
class ThinnedLosses:
    """Losses of K thinned networks of one network with dropout.

    Attributes
    ----------
    single : ndarray of shape (K,)
        The loss of each by itself.
    average : ndarray of shape (K,)
        Entry k − 1 is the loss of the average answer of the first k: of their probabilities, or of their predictions.
    whole : float
        The loss of the whole network, which has all units.
    """

    single: Array
    average: Array
    whole: float


@one_blas_thread()
def thinned_losses(network: Network, problem: Problem, seed: int, n_members: int) -> ThinnedLosses:
    """Return the losses on the test part: mean −log of the probability of the true class, or mean squared error.

    A probability is taken to be at least 10⁻⁷, so that one sure mistake is not infinite.

    Parameters
    ----------
    network : Network
        A single network with dropout; it is used in inference and not changed.
    problem : Problem
        With a test part.
    seed : int
        Of the masks, as for the pictures of thinned networks.
    n_members : int, at least 1
        K.
    """
    rng = np.random.default_rng([seed, THINNED_STREAM])
    z = thinned(network, problem.test.X, rng, n_members)
    answers = _answers(problem, z)
    running = np.cumsum(answers, axis=0) / np.arange(1, n_members + 1).reshape(-1, *[1] * (answers.ndim - 1))
    return ThinnedLosses(
        single=np.array([_loss(problem, answer) for answer in answers]),
        average=np.array([_loss(problem, answer) for answer in running]),
        whole=_loss(problem, _answers(problem, network.logits(problem.test.X))),
    )


def _answers(problem: Problem, z: Array) -> Array:
    """Return probabilities (..., n, n_classes), or predictions (..., n, k) of a regression, in float64."""
    loss: Loss = problem.loss
    if problem.dataset.task == "regression":
        return z.astype(np.float64)
    return class_probabilities(loss, z.astype(np.float64))


def _loss(problem: Problem, answers: Array) -> float:
    if problem.dataset.task == "regression":
        return float(np.square(answers - problem.test.targets).sum(axis=-1).mean())
    true = np.take_along_axis(answers, problem.test.labels[:, np.newaxis], axis=-1)
    return float(-np.log(np.maximum(true, 1e-7)).mean())
