"""The activations there are to choose from, each described once, by the name used in links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from string import Template

import numpy as np

from playground.network.activations.base import Activation
from playground.network.activations.piecewise import LeakyReLU, Linear, ReLU
from playground.network.activations.saturating import Sigmoid, Softmax, Tanh
from playground.network.activations.smooth import ELU, GELU, SiLU


@dataclass(frozen=True, slots=True)
class ActivationRecord:
    """All that is to be said of an activation.

    Attributes
    ----------
    kind : type of Activation
        The layer.
    title : str
        What a list of choices calls it.
    help : str
        One sentence on what it does.
    formula, slope_formula : str
        σ(z) and σ'(z) as TeX, in terms of z and a; ``$s`` stands for the slope below 0.
    initialiser : str
        The choice of first weights that suits it.
    has_slope : bool
        Whether it takes ``leaky_slope``.
    dies : bool
        Whether it is flat at one end only and gives 0 there, so that a unit at that end is dead rather than saturated.
    weakens_gradient : bool
        Whether its derivative is 1/4 at most, so that the gradient becomes small from layer to layer.
    inspected : bool
        Whether the inspector offers it: each output must depend on the z of its own unit alone.
    """

    kind: type[Activation]
    title: str
    help: str
    formula: str
    slope_formula: str
    initialiser: str
    has_slope: bool = False
    dies: bool = False
    weakens_gradient: bool = False
    inspected: bool = True

    def make(self, leaky_slope: float) -> Activation:
        """Return a new layer; ``leaky_slope`` in [0, 1] matters only where it ``has_slope``."""
        constructor: Callable[..., Activation] = self.kind
        return constructor(leaky_slope) if self.has_slope else constructor()

    def formulas(self, leaky_slope: float) -> tuple[str, str]:
        """Return σ(z) and σ'(z) as TeX, with the slope below 0 put in."""
        slope = np.format_float_positional(leaky_slope, precision=6, trim="-")
        first, second = (Template(text).substitute(s=slope) for text in (self.formula, self.slope_formula))
        return first, second


ACTIVATIONS = {
    "relu": ActivationRecord(
        kind=ReLU,
        title="ReLU",
        help="ReLU max(z, 0) passes the gradient whole where z > 0 and not at all elsewhere.",
        formula=r"\max(z, 0)",
        slope_formula=r"[z > 0]",
        initialiser="he",
        dies=True,
    ),
    "leaky_relu": ActivationRecord(
        kind=LeakyReLU,
        title="Leaky ReLU",
        help="Leaky ReLU keeps a small slope below 0.",
        formula=r"\max(z, $s\,z)",
        slope_formula=r"1 \text{ if } z > 0 \text{ else } $s",
        initialiser="he",
        has_slope=True,
    ),
    "elu": ActivationRecord(
        kind=ELU,
        title="ELU",
        help="ELU is z above 0 and eᶻ − 1 below: without a kink, and with outputs that average nearer to 0.",
        formula=r"\max(z, 0) + \min(e^z - 1, 0)",
        slope_formula=r"\min(a, 0) + 1",
        initialiser="he",
    ),
    "gelu": ActivationRecord(
        kind=GELU,
        title="GELU",
        help="GELU z Φ(z), with Φ the normal distribution function, is a smooth ReLU that dips to −0.17 at z = −0.75.",
        formula=r"z\,\Phi(z)",
        slope_formula=r"\Phi(z) + z\,\Phi'(z)",
        initialiser="he",
        dies=True,
    ),
    "silu": ActivationRecord(
        kind=SiLU,
        title="SiLU",
        help="SiLU z/(1+e⁻ᶻ) is a smooth ReLU too and dips to −0.28 at z = −1.28.",
        formula=r"\frac{z}{1+e^{-z}}",
        slope_formula=r"g\,(1 + z\,(1 - g)), \quad g = \frac{1}{1+e^{-z}}",
        initialiser="he",
        dies=True,
    ),
    "tanh": ActivationRecord(
        kind=Tanh,
        title="tanh",
        help="tanh saturates at −1 and 1, where no gradient comes through.",
        formula=r"\tanh z",
        slope_formula=r"1 - a^2",
        initialiser="xavier",
    ),
    "sigmoid": ActivationRecord(
        kind=Sigmoid,
        title="sigmoid",
        help="Sigmoid 1/(1+e⁻ᶻ) saturates at 0 and 1; its slope is ¼ at most, so deep networks lose their gradient.",
        formula=r"\frac{1}{1+e^{-z}}",
        slope_formula=r"a\,(1 - a)",
        initialiser="xavier",
        weakens_gradient=True,
    ),
    "linear": ActivationRecord(
        kind=Linear,
        title="linear",
        help="Linear makes any depth one linear map.",
        formula="z",
        slope_formula="1",
        initialiser="xavier",
    ),
    "softmax": ActivationRecord(
        kind=Softmax,
        title="softmax",
        help="Softmax eᶻ/Σeᶻ lets the units of a layer compete.",
        formula=r"\frac{e^{z_i}}{\sum_j e^{z_j}}",
        slope_formula=r"a_i\,([i = j] - a_j)",
        initialiser="xavier",
        weakens_gradient=True,
        inspected=False,
    ),
}


def activation(name: str, *, leaky_slope: float = 0.01) -> Activation:
    """Return a new activation layer by its name in ``ACTIVATIONS``; raises ValueError for another name."""
    if name not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(ACTIVATIONS)}, got {name!r}")
    return ACTIVATIONS[name].make(leaky_slope)
