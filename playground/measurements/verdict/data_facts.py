"""What the data alone say, before any training: what guessing costs, and what neighbours of a point know."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor

from datasets import Dataset
from playground.network.arithmetic import Array
from playground.network.outputs import targets
from playground.training.evaluation import r_squared
from playground.training.problem import Part, Problem
from playground.training.threads import one_blas_thread

NEIGHBOURS = 5  # odd, so that two classes cannot draw; R² and accuracy of 3 to 9 differ by less than the seeds do
MOST_SAMPLES = 1000  # asked for their neighbours; more change the share by less than 1 %


@dataclass(frozen=True, slots=True)
class DataFacts:
    """Facts of a dataset under a loss, against which a run is judged.

    Attributes
    ----------
    task : {"binary", "multiclass", "regression"}
    n_train, n_test : int
        Numbers of samples.
    n_flipped : int
        Training labels flipped on purpose.
    chance_loss : float, at least 0
        Training loss of the best constant answer: the share of each class as its probability, or the mean target.
    chance_score : float
        Training accuracy of always answering with the commonest class, in (0, 1]; 0, the R² of the mean.
    neighbour_score : float
        Accuracy, or R², with which the 5 nearest other training samples predict a training sample: roughly what
        can be learned from these data without memorising them.
    """

    task: str
    n_train: int
    n_test: int
    n_flipped: int
    chance_loss: float
    chance_score: float
    neighbour_score: float
    neighbour_loss: float

    @property
    def regression(self) -> bool:
        """Whether the score is R² and not accuracy."""
        return self.task == "regression"


@one_blas_thread()  # scikit-learn limits BLAS too, and when it has done lifts its limit for all
def facts(problem: Problem) -> DataFacts:
    """Return the facts of a problem; worth keeping, as 1,000 samples take some hundredths of a second."""
    dataset, part = problem.dataset, problem.train
    loss = float(problem.loss.value(_constant_logits(problem, part), part.targets, part.weight))
    score = _neighbour_score(dataset)
    commonest = float(np.bincount(dataset.y_train).max() / dataset.n_train) if dataset.n_classes else 0.0
    return DataFacts(
        task=dataset.task,
        n_train=dataset.n_train,
        n_test=dataset.n_test,
        n_flipped=int(dataset.flipped.sum()),
        chance_loss=loss,
        chance_score=commonest,
        neighbour_score=score,
        neighbour_loss=_loss_at_score(problem, score),
    )


def _constant_logits(problem: Problem, part: Part) -> Array:
    """Return the logits of the best answer that is the same for all samples, shape of the targets."""
    weight = np.ones((len(part.targets), 1)) if part.weight is None else part.weight
    mean = (part.targets * weight).sum(axis=0) / weight.sum()
    if problem.dataset.task != "regression":
        share = np.clip(mean, 1e-6, 1 - 1e-6)
        mean = np.log(share) - np.log1p(-share) if problem.n_outputs == 1 else np.log(share)
    return np.broadcast_to(mean.astype(np.float64), part.targets.shape)


def _loss_at_score(problem: Problem, score: float) -> float:
    """Return the loss of giving the right class the probability ``score`` each time, and being right that often."""
    k = problem.dataset.n_classes
    if not k:
        return 1.0 - score  # targets have variance 1
    right = min(max(score, 1e-3), 1.0 - 1e-3)
    # Class 0 is answered both times; the truth is 0, then 1.
    y = targets(problem.loss, np.array([0, 1]), k, np.float64)
    if problem.n_outputs == 1:
        z = np.full((2, 1), np.log1p(-right) - np.log(right))
    else:
        z = np.full((2, k), np.log((1.0 - right) / (k - 1)))
        z[:, 0] = np.log(right)
    terms = problem.loss.terms(z, y).sum(axis=-1)
    return float(right * terms[0] + (1.0 - right) * terms[1])


def _neighbour_score(dataset: Dataset) -> float:
    """Return how well each training sample is predicted by its nearest others."""
    few = slice(MOST_SAMPLES)  # the split has put the samples in random order
    X, y = dataset.X_train, dataset.y_train
    k = min(NEIGHBOURS, len(X) - 1)
    if dataset.task == "regression":
        predicted = KNeighborsRegressor(k).fit(X, y).kneighbors(n_neighbors=k, return_distance=False)[few]
        return r_squared(y[predicted].mean(axis=1), y[few])
    nearest = KNeighborsClassifier(k).fit(X, y).kneighbors(n_neighbors=k, return_distance=False)[few]
    votes = (y[nearest][..., None] == np.arange(dataset.n_classes)).sum(axis=1)
    return float(np.mean(votes.argmax(axis=1) == y[few]))
