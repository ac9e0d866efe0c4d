"""What the data alone say, before any training: what guessing costs, and what neighbours of a point know."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor

from playground.datasets import Dataset
from playground.measurements.recording.balanced import balanced_share
from playground.network.arithmetic import Array
from playground.network.outputs import targets
from playground.training.evaluation import r_squared
from playground.training.problem import Part, Problem
from playground.training.threads import one_blas_thread

NEIGHBOURS = 5  # odd, so that two classes cannot draw
APART = (
    0.05  # of the score between guessing and 1, plus one deviation of chance, by which moved test data are elsewhere
)
MOST_SAMPLES = 1000  # asked for their neighbours: enough for a share, and quick


@dataclass(frozen=True, slots=True)
class DataFacts:
    """Facts of a dataset under a loss, against which a run is judged.

    Attributes
    ----------
    task : {"binary", "multiclass", "regression"}
    weighted : bool
        Whether samples are weighted by class. Then accuracies are balanced: means over the classes.
    n_train, n_test : int
        Numbers of samples.
    n_flipped : int
        Training labels flipped on purpose.
    chance_loss : float, at least 0
        Training loss of the best constant answer: the share of each class as its probability, or the mean target.
    chance_test_loss : float
        Test loss of that answer; NaN without test samples.
    chance_score : float
        Training accuracy of always answering with the commonest class, in (0, 1]; 0, the R² of the mean.
    neighbour_score : float
        Accuracy, or R², with which the 5 nearest other training samples predict a training sample: roughly what
        can be learned from these data without memorising them. Under class weights their votes are weighted too.
    neighbour_clean : float
        The plain accuracy of that on samples whose label is true; R² for regression.
    neighbour_loss : float
        Loss of being as sure as ``neighbour_score`` is right.
    moved_score : float
        Accuracy, or R², with which the 5 nearest training samples predict a test sample, where the test data were
        shifted or turned; NaN where they are as they were drawn.
    """

    task: str
    weighted: bool
    n_train: int
    n_test: int
    n_flipped: int
    chance_loss: float
    chance_test_loss: float
    chance_score: float
    neighbour_score: float
    neighbour_clean: float
    neighbour_loss: float
    moved_score: float = np.nan

    @property
    def regression(self) -> bool:
        """Whether the score is R² and not accuracy."""
        return self.task == "regression"

    @property
    def known_score(self) -> float:
        """What the nearest others know of training samples, of those with a true label where some are flipped."""
        return self.neighbour_clean if self.n_flipped else self.neighbour_score

    @property
    def test_is_elsewhere(self) -> bool:
        """Whether the test data were moved so far that the neighbours, which memorise nothing, know less of them."""
        by_chance = 0.5 * max(self.n_test, 1) ** -0.5
        return self.known_score - self.moved_score > APART * max(1.0 - self.chance_score, 0.0) + by_chance


@one_blas_thread()  # scikit-learn limits BLAS too, and when it has done lifts its limit for all
def facts(problem: Problem) -> DataFacts:
    """Return the facts of a problem; worth keeping, as neighbours are searched for."""
    dataset, weighted = problem.dataset, problem.train.weight is not None
    score, clean = _neighbour_scores(dataset, weighted=weighted)
    return DataFacts(
        task=dataset.task,
        weighted=weighted,
        n_train=dataset.n_train,
        n_test=dataset.n_test,
        n_flipped=int(dataset.flipped.sum()),
        chance_loss=_chance_loss(problem, problem.train),
        chance_test_loss=_chance_loss(problem, problem.test) if len(problem.test.X) else np.nan,
        chance_score=_chance_score(dataset.y_train, weighted=weighted) if dataset.n_classes else 0.0,
        neighbour_score=score,
        neighbour_clean=clean,
        neighbour_loss=_loss_at_score(problem, score),
        moved_score=_moved_score(dataset, weighted=weighted) if dataset.test_is_moved else np.nan,
    )


def _chance_loss(problem: Problem, part: Part) -> float:
    """Return the loss, on a part, of the constant answer that is best on the training part."""
    logits = np.broadcast_to(_constant_logits(problem, problem.train), part.targets.shape)
    return float(problem.loss.value(logits, part.targets, part.weight))


def _chance_score(labels: Array, *, weighted: bool) -> float:
    """Return the accuracy of always answering with the commonest class; balanced, it is one over the classes."""
    counts = np.bincount(labels)
    return float(1.0 / np.count_nonzero(counts) if weighted else counts.max() / len(labels))


def _constant_logits(problem: Problem, part: Part) -> Array:
    """Return the logits of the best answer that is the same for all samples of a part, shape (n_outputs,)."""
    weight = np.ones((len(part.targets), 1)) if part.weight is None else part.weight
    mean = (part.targets * weight).sum(axis=0) / weight.sum()
    if problem.dataset.task != "regression":
        share = np.clip(mean, 1e-6, 1 - 1e-6)
        mean = np.log(share) - np.log1p(-share) if problem.n_outputs == 1 else np.log(share)
    logits: Array = np.asarray(mean, np.float64)
    return logits


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


def _neighbour_scores(dataset: Dataset, *, weighted: bool) -> tuple[float, float]:
    """Return how well training samples are predicted by their nearest others: all, and those with a true label."""
    few = slice(MOST_SAMPLES)  # the split has put the samples in random order
    X, y = dataset.X_train, dataset.y_train
    k = _n_neighbours(dataset)
    if dataset.task == "regression":
        predicted = KNeighborsRegressor(k).fit(X, y).kneighbors(n_neighbors=k, return_distance=False)[few]
        score = r_squared(y[predicted].mean(axis=1), y[few])
        return score, score
    nearest = KNeighborsClassifier(k).fit(X, y).kneighbors(n_neighbors=k, return_distance=False)[few]
    right = _voted(nearest, dataset, weighted=False) == y[few]
    clean = float(np.mean(right[~dataset.flipped[few]])) if not dataset.flipped[few].all() else 0.0
    if not weighted:
        return float(np.mean(right)), clean
    return balanced_share(_voted(nearest, dataset, weighted=True) == y[few], y[few]), clean


def _n_neighbours(dataset: Dataset) -> int:
    """Return how many neighbours are asked; of classes with few samples no more than a sample has of its own class."""
    most = min(NEIGHBOURS, dataset.n_train - 1)
    if dataset.task == "regression":
        return most
    others = np.median(np.bincount(dataset.y_train, minlength=dataset.n_classes)) - 1
    return min(most, max(int(others), 1))


def _moved_score(dataset: Dataset, *, weighted: bool) -> float:
    """Return how well test samples are predicted by the training samples nearest to them; NaN without test samples."""
    X, y = dataset.X_test[:MOST_SAMPLES], dataset.y_test[:MOST_SAMPLES]
    if not len(X):
        return np.nan
    k = min(NEIGHBOURS, dataset.n_train)
    model = KNeighborsRegressor(k) if dataset.task == "regression" else KNeighborsClassifier(k)
    nearest = model.fit(dataset.X_train, dataset.y_train).kneighbors(X, return_distance=False)
    if dataset.task == "regression":
        return r_squared(dataset.y_train[nearest].mean(axis=1), y)
    right = _voted(nearest, dataset, weighted=weighted) == y
    return balanced_share(right, y) if weighted else float(np.mean(right))


def _voted(nearest: Array, dataset: Dataset, *, weighted: bool) -> Array:
    """Return the class of most of the nearest training samples, (n,), where votes can be weighted by class."""
    y, n_classes = dataset.y_train, dataset.n_classes
    votes = (y[nearest][..., None] == np.arange(n_classes)).sum(axis=1)
    if weighted:
        votes = votes / np.maximum(np.bincount(y, minlength=n_classes), 1)
    winners: Array = votes.argmax(axis=1)
    return winners
