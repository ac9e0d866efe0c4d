"""What a network is trained to make small: means over samples of sums over outputs, taken from logits."""

from playground.network.losses.base import Loss
from playground.network.losses.cross_entropy import BinaryCrossEntropy, CrossEntropy
from playground.network.losses.records import LOSSES, LossRecord, loss
from playground.network.losses.squared_error import SigmoidSquaredError, SoftmaxSquaredError, SquaredError

__all__ = [
    "LOSSES", "BinaryCrossEntropy", "CrossEntropy", "Loss", "LossRecord", "SigmoidSquaredError", "SoftmaxSquaredError",
    "SquaredError", "loss",
]  # fmt: skip
