"""The optimisers and the schedules that can be chosen: one record for each, by its name in links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from playground.network.arithmetic import Array
from playground.optimisation import schedules
from playground.optimisation.adaptive import Adam, RMSprop
from playground.optimisation.gradient_descent import SGD, Momentum
from playground.optimisation.optimiser import Optimiser, Rate
from playground.optimisation.schedules import LOWEST_RATE, ScheduleState


@dataclass(frozen=True, slots=True)
class OptimiserRecord:
    """An optimiser.

    Attributes
    ----------
    kind : callable
        Makes it for a vector θ and a learning rate.
    title : str
        What people call it.
    formula : str
        A step as TeX, g being the gradient.
    help : str
        One sentence on what it does.
    l2 : str
        What L2 does to the weights under it.
    l2_update : {"gradient", "decoupled"}
        How L2 reaches the weights, see ``Penalty``.
    """

    kind: Callable[[Array, Rate], Optimiser]
    title: str
    formula: str
    help: str
    l2: str
    l2_update: str = "gradient"


@dataclass(frozen=True, slots=True)
class ScheduleRecord:
    """A schedule of the learning rate.

    Attributes
    ----------
    share : callable
        Returns the share of the base rate from a count, a length and a factor. The count is that of the epochs so
        far, or of the plateaus where the schedule watches the training loss.
    title : str
        What people call it.
    formula : str
        The rate of epoch t + 1 as TeX: base rate η, length T, factor γ, number of plateaus k.
    help : str
        One sentence on what it does.
    length, factor : str
        What these two mean to it, with the unit; empty where they mean nothing.
    watches_loss : bool
        Whether it follows the training loss rather than the number of epochs.
    """

    share: Callable[[int, int, float], float]
    title: str
    formula: str
    help: str
    length: str = ""
    factor: str = ""
    watches_loss: bool = False

    def rate(self, base: float, state: ScheduleState, factor: float) -> float:
        """Return the learning rate of the next epoch: at least 1e-8, or ``base`` if that is lower."""
        count = state.plateaus if self.watches_loss else state.epochs
        return max(base * self.share(count, state.length, factor), min(base, LOWEST_RATE))


_RESCALED = (
    "The penalty's gradient is divided by its own running size too, so a weight without data gradient shrinks by about "
    "η a step at first, whatever λ₂ is: 0.1 and 10 move it alike. λ₂ only weighs against the gradient of the data."
)
OPTIMISERS: Mapping[str, OptimiserRecord] = MappingProxyType({
    "sgd": OptimiserRecord(
        SGD,
        "SGD",
        r"w \leftarrow w - \eta g",
        "SGD goes against the gradient, w ← w − η g.",
        "Weight decay: w ← (1 − ηλ₂/n) w − η ∂C₀/∂w.",
    ),
    "momentum": OptimiserRecord(
        Momentum,
        "momentum",
        r"v \leftarrow 0.9\, v - \eta g, \quad w \leftarrow w + v",
        "Momentum adds 0.9 of the last step.",
        "The decay gathers speed as every gradient does: a weight without data gradient comes to lose about 10 ηλ₂/n "
        "of itself a step, ten times as much as under SGD. Where ηλ₂/n is above 0.0026 it swings through 0.",
    ),
    "rmsprop": OptimiserRecord(
        RMSprop,
        "RMSprop",
        r"s \leftarrow 0.9\, s + 0.1\, g^2, \quad w \leftarrow w - \eta \frac{g}{\sqrt{s} + 10^{-8}}",
        "RMSprop divides g by its running root mean square.",
        _RESCALED,
    ),
    "adam": OptimiserRecord(
        Adam,
        "Adam",
        r"m \leftarrow 0.9\, m + 0.1\, g, \quad v \leftarrow 0.999\, v + 0.001\, g^2, \quad "
        r"w \leftarrow w - \eta \frac{\sqrt{1 - 0.999^t}}{1 - 0.9^t} \frac{m}{\sqrt{v} + 10^{-8}}",
        "Adam does both, with bias correction.",
        _RESCALED,
    ),
    "adamw": OptimiserRecord(
        Adam,
        "AdamW",
        r"w \leftarrow \left(1 - \frac{\eta\lambda_2}{n}\right) w, \text{ then Adam's step with } g = "
        r"\frac{\partial C_0}{\partial w}",
        "AdamW keeps L2 out of g and lets the weights decay beside Adam's step.",
        "Decoupled weight decay: w ← (1 − ηλ₂/n) w, then Adam's step on ∂C₀/∂w alone. The penalty among the numbers is "
        "still (λ₂/2n) Σw², though its gradient is not taken.",
        l2_update="decoupled",
    ),
})  # fmt: skip
SCHEDULES: Mapping[str, ScheduleRecord] = MappingProxyType({
    "constant": ScheduleRecord(
        schedules.constant,
        "constant",
        r"\eta_{t+1} = \eta",
        "Constant: η stays as it is.",
    ),
    "step": ScheduleRecord(
        schedules.step,
        "steps",
        r"\eta_{t+1} = \gamma^{\lfloor t/T \rfloor}\, \eta",
        "Steps: η is multiplied by the factor after each so many epochs.",
        length="Epochs between two steps",
        factor="What η is multiplied by at each step",
    ),
    "cosine": ScheduleRecord(
        schedules.cosine,
        "cosine",
        r"\eta_{t+1} = \left(\gamma + (1 - \gamma)\, \tfrac12 \left(1 + \cos \frac{\pi \min(t, T)}{T}\right)\right) "
        r"\eta",
        "Cosine: η falls along half a wave, slowly, fast and slowly again, and then stays at its floor.",
        length="Epochs of the fall, counted from the first, whatever the epoch limit is",
        factor="The floor, as a share of η",
    ),
    "plateau": ScheduleRecord(
        schedules.power,
        "on a plateau",
        r"\eta_{t+1} = \gamma^{k}\, \eta",
        "On a plateau: η is multiplied by the factor whenever the training loss rests, that is, has not become lower "
        "by a ten-thousandth of itself for so many epochs.",
        length="Epochs that the training loss may rest",
        factor="What η is multiplied by when the training loss rests",
        watches_loss=True,
    ),
})  # fmt: skip


def optimiser(name: str, theta: Array, learning_rate: Rate) -> Optimiser:
    """Return a new optimiser by its name in links; ValueError names the known ones."""
    if name not in OPTIMISERS:
        raise ValueError(f"optimiser must be one of {', '.join(OPTIMISERS)}, got {name!r}")
    return OPTIMISERS[name].kind(theta, learning_rate)
