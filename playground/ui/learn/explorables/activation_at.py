"""Every activation with its derivative, and a point to drag."""

from __future__ import annotations

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.activation_at import FARTHEST, ActivationAt, activation_at
from playground.network.activations import ACTIVATIONS, Activation
from playground.network.activations.piecewise import ReLU
from playground.network.activations.saturating import Sigmoid, Tanh
from playground.network.activations.smooth import Gated
from playground.network.arithmetic import Array
from playground.ui.learn.controls import Choice, Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.lists import commas
from playground.words.messages import Message
from playground.words.numbers import number, plain

LAYERS = 6
OUTPUT, SLOPE, Z = Message("output a = σ(z)"), Message("derivative σ′(z)"), Message("z")
CURVE, FLAT = Message("the activation"), Message("flat: |σ′| < 10⁻³")
DERIVATIVE = Message("its derivative")
STRETCH = Message("{low} to {high}")
NOWHERE = Message("nowhere in −{end} to {end}")
POINT = Message(
    "At z = {z} {name} gives {a} and lets through {slope} of the gradient. {layers} layers at this point would let "
    "through {power}."
)
POINT_FLAT = Message(
    "At z = {z} {name} gives {a} and is flat: it lets through {slope} of the gradient, so that the weights before it "
    "hardly learn from this sample, if at all."
)

Result = tuple[ActivationAt, str]


def compute(values: Values) -> Result:
    """Return the curves, and which activation it is."""
    name = str(values["activation"])
    return activation_at(name, float(values["z"]), float(values["slope"])), name


def _lines(shown: ActivationAt, name: Message, curve: Array, at: float) -> list[Line]:
    flat = np.where(shown.flat, curve, np.nan)
    return [Line(name(), shown.z, curve, (shown.at, at)), Line(FLAT(), shown.z, flat, dashed=True)]


def draw_output(result: Result, theme: Theme) -> Figure:
    """Draw σ."""
    shown, _ = result
    return moved_lines(
        _lines(shown, CURVE, shown.a, shown.a_at), theme, name=OUTPUT(), x=Axis(Z(), -FARTHEST, FARTHEST),
        y=Axis(OUTPUT(), -2.0, 4.0), handles=[Handle(shown.at, shown.a_at, "z")],
    )  # fmt: skip


def draw_slope(result: Result, theme: Theme) -> Figure:
    """Draw σ'."""
    shown, _ = result
    return moved_lines(
        _lines(shown, DERIVATIVE, shown.slope, shown.slope_at), theme, name=SLOPE(),
        x=Axis(Z(), -FARTHEST, FARTHEST), y=Axis(SLOPE(), -0.3, 1.3), handles=[Handle(shown.at, shown.slope_at, "z")],
    )  # fmt: skip


def stretches(shown: ActivationAt) -> str:
    """Return where it is flat, in words."""
    found = [STRETCH(low=plain(round(low, 2)), high=plain(round(high, 2))) for low, high in shown.flat_stretches]
    return commas(found) if found else NOWHERE(end=plain(FARTHEST))


def sentence(result: Result) -> str:
    """Say what the activation does at the point."""
    shown, name = result
    parts = {"z": plain(shown.at), "name": ACTIVATIONS[name].title, "a": number(shown.a_at)}
    if shown.is_flat:
        return POINT_FLAT(**parts, slope=number(shown.slope_at))
    return POINT(**parts, slope=number(shown.slope_at), layers=str(LAYERS), power=number(shown.slope_at**LAYERS))


EXPLORABLE = Explorable(
    key="activation",
    chapter="activations",
    name=Message("Activations and their slopes"),
    question=Message("Where does an activation let the gradient through, and where does it saturate?"),
    guide=Message(
        "Drag z. On its way back the gradient is multiplied by σ′(z) at every layer: where the slope is small, little "
        "is left for the layers before. Dashes mark where the slope is below 10⁻³ in size. Softmax is shown for one of "
        "two units, the other of which has z = 0."
    ),
    formula=r"\frac{\partial L}{\partial z} = \frac{\partial L}{\partial a}\;\sigma'(z)",
    controls=(
        Slider("z", Message("z"), -FARTHEST, FARTHEST, 0.1, 2.0),
        Choice(
            "activation", Message("activation σ"),
            {key: Message(record.title) for key, record in ACTIVATIONS.items()}, "sigmoid",
        ),
        Slider("slope", Message("slope of leaky ReLU below 0"), 0.0, 1.0, 0.01, 0.1),
    ),
    compute=compute,
    panels=(Panel(OUTPUT, draw_output), Panel(SLOPE, draw_slope)),
    readings=(
        Reading("a", Message("output a"), lambda result: number(result[0].a_at)),
        Reading("slope", Message("slope σ′(z)"), lambda result: number(result[0].slope_at)),
        Reading("power", Message("σ′(z)⁶, of six layers"), lambda result: number(result[0].slope_at**LAYERS)),
        Reading("steepest", Message("largest slope"), lambda result: number(float(result[0].slope.max()))),
        Reading("flat", Message("flat for z from"), lambda result: stretches(result[0])),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            Activation.backward, r"\frac{\partial L}{\partial z} = \delta \odot \sigma'(z)",
            Message("`delta` comes from the layer behind, `slope` is σ′(z)."),
        ),
        Excerpt(ReLU.slope, ACTIVATIONS["relu"].formulas(0.0)[1], Message("The sign of `a` is 1 or 0.")),
        Excerpt(Tanh.slope, ACTIVATIONS["tanh"].formulas(0.0)[1], Message("`a` is tanh z.")),
        Excerpt(Sigmoid.slope, ACTIVATIONS["sigmoid"].formulas(0.0)[1], Message("`a` is σ(z).")),
        Excerpt(
            Gated.slope, r"g(z) + z\,g'(z)", Message("GELU and SiLU are z times a gate g that rises from 0 to 1.")
        ),
        Excerpt(activation_at, r"\sigma(z), \quad \sigma'(z)", Message("What the charts show.")),
    ),
)  # fmt: skip
