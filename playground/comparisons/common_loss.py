"""One loss for two settings: losses of different kinds are different numbers, whichever network is the better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.datasets import Dataset
from playground.network.arithmetic import Array
from playground.network.losses import BinaryCrossEntropy, CrossEntropy, Loss, loss
from playground.network.network import Network
from playground.settings.run import Settings, TrainingSettings
from playground.training.problem import Part, Problem, pose


@dataclass(frozen=True, slots=True)
class CommonLoss:
    """By which loss A and B are compared.

    Attributes
    ----------
    own : bool
        Whether both make the same loss small, with the same class weights: then it is what they are compared by.
    name : {"bce", "cross_entropy", "mse", ""}
        Otherwise the loss that measures both, without class weights; empty if none does, as one gives a probability to
        each class by itself and the other shares it out among them.
    """

    own: bool
    name: str = ""

    @property
    def exists(self) -> bool:
        """Whether the two can be compared by a loss."""
        return self.own or bool(self.name)


def common_loss(a: TrainingSettings, b: TrainingSettings, task: str, *, by: str) -> CommonLoss:
    """Return by which loss A and B are compared.

    Parameters
    ----------
    a, b : TrainingSettings
        What the two make small.
    task : {"binary", "multiclass", "regression"}
        Of their data.
    by : {"a", "b"}
        Whose loss is taken where they differ.
    """
    name_a, name_b = _name(a.loss, task), _name(b.loss, task)
    if task == "regression" or (name_a == name_b and a.class_weights == b.class_weights):
        return CommonLoss(own=True)
    if task == "multiclass" and (name_a == "bce") != (name_b == "bce"):
        return CommonLoss(own=False)
    return CommonLoss(own=False, name=name_a if by == "a" else name_b)


def other_losses(a: TrainingSettings, b: TrainingSettings, task: str) -> tuple[str, ...]:
    """Return the names of the losses by which A and B may be measured besides their own, whoever's is asked for."""
    names = (common_loss(a, b, task, by=by).name for by in ("a", "b"))
    return tuple(dict.fromkeys(name for name in names if name))


def differ_in_loss(a: Settings, b: Settings) -> bool:
    """Return whether the losses of two settings on the same data are to be measured by one of the two."""
    if a.data.entry.is_regression:
        return False
    return (a.training.loss, a.training.class_weights) != (b.training.loss, b.training.class_weights)


class Meter:
    """Measures networks by other losses than those they make small.

    Parameters
    ----------
    datasets : sequence of Dataset
        One, or one for each network of a stack.
    names : sequence of str
        Names of losses (see ``CommonLoss``).
    """

    def __init__(self, datasets: Sequence[Dataset], names: Sequence[str]) -> None:
        self._is_binary = datasets[0].task == "binary"
        problems = [[pose(dataset, loss=name) for dataset in datasets] for name in names]
        self._losses: list[Loss] = [of_name[0].loss for of_name in problems]
        parts = [zip(*(_parts(one) for one in of_name), strict=True) for of_name in problems]
        by_loss = [[list(of_part) for of_part in of_name] for of_name in parts]
        self._inputs = [_together([part.X for part in of_part]) for of_part in by_loss[0]]
        self._targets = [[_together([part.targets for part in of_part]) for of_part in of_name] for of_name in by_loss]

    @property
    def n_parts(self) -> int:
        """How many numbers there are by each loss: 2, or 3 where the data have a part for validation."""
        return len(self._inputs)

    def measure(self, network: Network) -> Array:
        """Return train, test and any validation loss by each loss in turn, without class weights.

        The shape is (n_parts · n_losses, K), or without K for a single network.
        """
        with np.errstate(over="ignore", invalid="ignore"):
            logits = [self._of_one_output(network.logits(X)) for X in self._inputs]
            return np.stack(
                [
                    posed_loss.value(z, y)
                    for posed_loss, targets in zip(self._losses, self._targets, strict=True)
                    for z, y in zip(logits, targets, strict=True)
                ]
            )

    def _of_one_output(self, z: Array) -> Array:
        """Return the logits of class 1 against class 0, where softmax has a logit for each of the two."""
        return z[..., 1:] - z[..., :1] if self._is_binary and z.shape[-1] == 2 else z


def _name(chosen: str, task: str) -> str:
    """Return the plain name of a loss; of two classes both cross-entropies are the same number."""
    if task == "regression":
        return "mse"
    posed = loss(chosen, task)
    if isinstance(posed, BinaryCrossEntropy) or (task == "binary" and isinstance(posed, CrossEntropy)):
        return "bce"
    return "cross_entropy" if isinstance(posed, CrossEntropy) else "mse"


def _parts(problem: Problem) -> list[Part]:
    return [problem.train, problem.test, *([] if problem.valid is None else [problem.valid])]


def _together(arrays: Sequence[Array]) -> Array:
    return arrays[0] if len(arrays) == 1 else np.stack(arrays)
