"""The losses of one output against its logit, with their gradients."""

from __future__ import annotations

from collections.abc import Mapping

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.losses_over_logit import (
    FARTHEST,
    KINDS,
    LossesOverLogit,
    losses_over_logit,
)
from playground.network.arithmetic import Array
from playground.network.losses import BinaryCrossEntropy, SigmoidSquaredError
from playground.ui.learn.controls import Choice, Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number, plain

LARGEST_WEIGHT = 3.0
NAMES = {
    "bce": Message("binary cross-entropy"),
    "softmax": Message("softmax of (0, z)"),
    "squared": Message("squared error of σ(z)"),
}
LOGIT, LOSS, SLOPE = Message("logit z"), Message("loss L"), Message("gradient ∂L/∂z")
RATIO = Message(
    "At z = {z} the network gives class 1 the probability {p}, and the label is {label}. The gradient of the squared "
    "error is {share} of that of the cross-entropy."
)
NO_GRADIENT = Message(
    "At z = {z} the network gives class 1 the probability {p}, and the label is {label}. Neither loss has a gradient: "
    "the sample weighs nothing."
)


def compute(values: Values) -> tuple[LossesOverLogit, int]:
    """Return the losses at these values, and the label."""
    label = int(values["label"])
    return losses_over_logit(float(values["logit"]), label, float(values["weight"])), label


def _lines(shown: LossesOverLogit, curves: Mapping[str, Array], at: Mapping[str, float]) -> list[Line]:
    return [
        Line(NAMES[kind](), shown.z, curves[kind], (shown.at, at[kind]), dashed=kind == "softmax") for kind in KINDS
    ]


def draw_losses(result: tuple[LossesOverLogit, int], theme: Theme) -> Figure:
    """Draw the losses over the logit."""
    shown, _ = result
    return moved_lines(
        _lines(shown, shown.loss, shown.loss_at), theme, name=LOSS(), x=Axis(LOGIT(), -FARTHEST, FARTHEST),
        y=Axis(LOSS(), 0.0, FARTHEST), handles=[Handle(shown.at, shown.loss_at["bce"], "logit")],
    )  # fmt: skip


def draw_slopes(result: tuple[LossesOverLogit, int], theme: Theme) -> Figure:
    """Draw their derivatives by the logit."""
    shown, _ = result
    return moved_lines(
        _lines(shown, shown.slope, shown.slope_at), theme, name=SLOPE(), x=Axis(LOGIT(), -FARTHEST, FARTHEST),
        y=Axis(SLOPE(), -LARGEST_WEIGHT, LARGEST_WEIGHT), handles=[Handle(shown.at, shown.slope_at["bce"], "logit")],
    )  # fmt: skip


def sentence(result: tuple[LossesOverLogit, int]) -> str:
    """Say how the two gradients compare here."""
    shown, label = result
    parts = {"z": plain(shown.at), "p": number(shown.p), "label": str(label)}
    if shown.slope_at["bce"] == 0.0:
        return NO_GRADIENT(**parts)
    return RATIO(**parts, share=number(shown.slope_at["squared"] / shown.slope_at["bce"]))


EXPLORABLE = Explorable(
    key="losses-over-logit",
    chapter="losses",
    name=Message("Losses over the logit"),
    question=Message("How hard does each loss pull at a network that is sure, and wrong?"),
    guide=Message(
        "Drag the logit, here or in a chart. Where a point of class 1 has z = −6, the network is sure and wrong: the "
        "cross-entropy pulls with almost its whole weight, the squared error hardly at all, since its gradient keeps "
        "the factor p (1 − p). With two classes, a softmax of the logits (0, z) is the sigmoid of z: its curve lies "
        "on the other."
    ),
    formula=r"\begin{aligned} \partial L_{\text{BCE}} / \partial z &= w_i\,(p - y) \\ "
    r"\partial L_{\text{MSE}} / \partial z &= 2\,w_i\,(p - y)\,p\,(1 - p) \end{aligned}",
    controls=(
        Slider("logit", Message("logit z"), -FARTHEST, FARTHEST, 0.1, -6.0),
        Slider("weight", Message("weight of the sample, wᵢ"), 0.0, LARGEST_WEIGHT, 0.1, 1.0),
        Choice("label", Message("label y"), {"0": Message("0"), "1": Message("1")}, "1"),
    ),
    compute=compute,
    panels=(Panel(LOSS, draw_losses), Panel(SLOPE, draw_slopes)),
    readings=(
        Reading("p", Message("p = σ(z)"), lambda result: number(result[0].p)),
        Reading("loss bce", Message("cross-entropy"), lambda result: number(result[0].loss_at["bce"])),
        Reading("loss squared", Message("squared error"), lambda result: number(result[0].loss_at["squared"])),
        Reading("slope bce", Message("gradient of BCE"), lambda result: number(result[0].slope_at["bce"])),
        Reading("slope squared", Message("gradient of MSE"), lambda result: number(result[0].slope_at["squared"])),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            losses_over_logit,
            r"w_i\,L(z), \quad \frac{\partial}{\partial z}\, w_i\,L(z)",
            Message("`value` is w L, `delta` its derivative by z: the same calls that training makes."),
        ),
        Excerpt(
            BinaryCrossEntropy.terms,
            r"\max(z, 0) - z\,y + \log\bigl(1 + e^{-|z|}\bigr) = -y \log p - (1 - y) \log(1 - p)",
            Message("Written so that no z is too large: `terms` is the loss."),
        ),
        Excerpt(
            SigmoidSquaredError._residual,
            r"2\,(p - y)\,p\,(1 - p)",
            Message("`p` is σ(z), `slope` p (1 − p): the method returns δ."),
        ),
    ),
)
