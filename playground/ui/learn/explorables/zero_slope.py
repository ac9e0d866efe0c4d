"""The share of pre-activations that are exactly 0, where ReLU has no derivative."""

from __future__ import annotations

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.zero_slope import (
    EPOCHS,
    MOST_POWER,
    ZeroSlope,
    pre_activations,
    zero_slope,
)
from playground.measurements.theory.signals import signals
from playground.network.activations.piecewise import ReLU
from playground.ui.learn.controls import Choice, Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number, percent, plain

NEAR, POWER = Message("share of pre-activations with |z| ≤ 10⁻ᵖ"), Message("distance from 0, as p in 10⁻ᵖ")
STAGES = {"first": Message("with its first weights"), "trained": Message("after training")}
SHARES = Message(
    "Of {n} pre-activations {first} are exactly 0 with the first weights, and {trained} after {epochs} epochs. Within "
    "10⁻ᵖ of 0, for p = {power}, lie {near_first} and {near_trained}."
)

Result = tuple[ZeroSlope, float]


def compute(values: Values) -> Result:
    """Return the shares, and the power that is looked at."""
    power = float(values["power"])
    return zero_slope(power, int(values["width"])), power


def draw(result: Result, theme: Theme) -> Figure:
    """Draw the shares over the distance."""
    shown, power = result
    lines = [Line(STAGES[key](), shown.power, shown.near[key], (power, shown.near_at[key])) for key in STAGES]
    return moved_lines(
        lines, theme, name=NEAR(), x=Axis(POWER(), 0.0, MOST_POWER), y=Axis(NEAR(), 0.0, 1.0),
        handles=[Handle(power, shown.near_at["trained"], "power")],
    )  # fmt: skip


def sentence(result: Result) -> str:
    """Say what shares lie at 0 and near it."""
    shown, power = result
    return SHARES(
        n=f"{shown.n:,}", power=plain(power), epochs=str(EPOCHS),
        first=percent(shown.zeros["first"]), trained=percent(shown.zeros["trained"]),
        near_first=percent(shown.near_at["first"]), near_trained=percent(shown.near_at["trained"]),
    )  # fmt: skip


EXPLORABLE = Explorable(
    key="zero-slope",
    chapter="activations",
    name=Message("The kink that is hardly ever met"),
    question=Message("ReLU has no derivative at z = 0. How often is z exactly 0?"),
    guide=Message(
        "A network of two hidden layers of ReLU, trained on the moons; the chart counts the pre-activations of all its "
        "units on all training points. Drag the distance: the nearer to 0, the fewer are left. Exact zeros have one "
        "ordinary cause here: before training all biases are 0, and where all units of a narrow first layer are "
        "inactive, the second layer gets nothing but zeros. The program then takes the slope from the left, which is 0."
    ),
    formula=r"\sigma'(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}",
    controls=(
        Slider("power", Message("distance 10⁻ᵖ, by p"), 0.0, float(MOST_POWER), 0.1, 1.0),
        Choice(
            "width", Message("units in each hidden layer"),
            {str(width): Message(str(width)) for width in (2, 4, 16)}, "16",
        ),
    ),
    compute=compute,
    panels=(Panel(NEAR, draw),),
    readings=(
        Reading("zeros first", Message("exactly 0, first weights"), lambda result: percent(result[0].zeros["first"])),
        Reading("zeros trained", Message("exactly 0, trained"), lambda result: percent(result[0].zeros["trained"])),
        Reading("near", Message("within the distance, trained"), lambda result: percent(result[0].near_at["trained"])),
        Reading("distance", Message("the distance"), lambda result: number(10.0 ** -result[1])),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(ReLU.slope, r"[z > 0]", Message("At a = 0 the sign is 0: the slope from the left.")),
        Excerpt(signals, r"z = a W + b", Message("`taken` is what each activation takes, unit by unit.")),
        Excerpt(pre_activations, r"z \text{ of all hidden units}", Message("Before and after training.")),
    ),
)  # fmt: skip
