"""The non-linear part of a layer: a = σ(z), and its derivative."""

from playground.network.activations.base import Activation
from playground.network.activations.records import ACTIVATIONS, ActivationRecord, activation

__all__ = ["ACTIVATIONS", "Activation", "ActivationRecord", "activation"]
