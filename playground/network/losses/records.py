"""The losses there are to choose from, each described once, by the name used in links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playground.network.losses.base import Loss
from playground.network.losses.cross_entropy import BinaryCrossEntropy, CrossEntropy
from playground.network.losses.squared_error import SigmoidSquaredError, SoftmaxSquaredError, SquaredError


@dataclass(frozen=True, slots=True)
class LossRecord:
    """All that is to be said of a choice of loss.

    Attributes
    ----------
    kinds : mapping of str to type of Loss
        The class for each task it suits: "binary" (two classes), "multiclass" (more) and "regression".
    title : str
        What a list of choices calls it.
    help : str
        One sentence on what it does.
    formula : str
        The loss of a sample as TeX; empty for a choice between other losses.
    """

    kinds: Mapping[str, type[Loss]]
    title: str
    help: str
    formula: str


LOSSES = {
    "auto": LossRecord(
        kinds={"binary": BinaryCrossEntropy, "multiclass": CrossEntropy, "regression": SquaredError},
        title="automatic",
        help="Automatic: the cross-entropy that fits the number of classes.",
        formula="",
    ),
    "bce": LossRecord(
        kinds={"binary": BinaryCrossEntropy, "multiclass": BinaryCrossEntropy},
        title="binary cross-entropy",
        help="Binary cross-entropy: −[y log p + (1−y) log(1−p)] with p = σ(z), for each output.",
        formula=r"-[y \log p + (1-y) \log(1-p)]",
    ),
    "cross_entropy": LossRecord(
        kinds={"binary": CrossEntropy, "multiclass": CrossEntropy},
        title="cross-entropy (softmax)",
        help="Cross-entropy: −z[label] + log Σ exp z.",
        formula=r"-z_{\text{label}} + \log \sum_j e^{z_j}",
    ),
    "mse": LossRecord(
        kinds={"binary": SigmoidSquaredError, "multiclass": SoftmaxSquaredError, "regression": SquaredError},
        title="mean squared error",
        help="Mean squared error: (p − y)², which learns slowly where the sigmoid saturates.",
        formula=r"(p - y)^2",
    ),
}


def loss(name: str, task: str) -> Loss:
    """Return the loss for a task.

    Parameters
    ----------
    name : {"auto", "bce", "cross_entropy", "mse"}
        "auto" is bce for two classes, cross_entropy for more, mse for regression.
    task : {"binary", "multiclass", "regression"}
        Regression always uses the squared error of the plain output.

    Raises
    ------
    ValueError
        For another name or task, or a classification loss on a regression task.
    """
    if task not in LOSSES["auto"].kinds or name not in LOSSES:
        raise ValueError(f"no loss {name!r} for task {task!r}; choose one of {', '.join(LOSSES)}")
    if task not in LOSSES[name].kinds:
        raise ValueError(f"loss {name!r} needs classes; for regression choose 'mse' or 'auto'")
    return LOSSES[name].kinds[task]()
