"""One weight under decay and data, and a bias that is left alone."""

from __future__ import annotations

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.descent import N_STEPS, descend
from playground.measurements.explorables.weight_steps import WeightSteps, weight_steps
from playground.network.penalties import Penalty
from playground.training.steps import Steps
from playground.ui.learn.controls import Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number

HIGHEST = 3.0
NAME, STEPS, VALUE = Message("One weight, step by step"), Message("step"), Message("weight, or bias")
BOTH, DECAY, DATA, BIAS = (
    Message("data and decay"),
    Message("decay alone"),
    Message("data alone"),
    Message("bias, decay alone"),
)
GROWS = Message(
    "With data and decay |w| goes from {start} to {end}: it grows, as the data pull outwards harder than the decay "
    "pulls inwards."
)
SHRINKS = Message("With data and decay |w| goes from {start} to {end}: it shrinks. Decay alone leads to {alone}.")
STAYS = Message("With data and decay |w| stays at {end}.")


def compute(values: Values) -> WeightSteps:
    """Return the steps at these values."""
    return weight_steps(*(float(values[key]) for key in ("start", "rate", "decay", "pull")))


def draw(shown: WeightSteps, theme: Theme) -> Figure:
    """Draw weight and bias over the steps."""
    steps = np.arange(N_STEPS + 1)
    curves = ((BOTH, shown.both), (DECAY, shown.decay), (DATA, shown.data), (BIAS, shown.bias))
    lines = [Line(name(), steps, y, (N_STEPS, float(y[-1])), dashed=name in (DATA, BIAS)) for name, y in curves]
    handles = [Handle(0.0, float(shown.both[0]), "", "start")]
    y = Axis(VALUE(), -HIGHEST, HIGHEST)
    return moved_lines(lines, theme, name=NAME(), x=Axis(STEPS(), 0.0, N_STEPS), y=y, handles=handles)


def sentence(shown: WeightSteps) -> str:
    """Say whether the weight grows or shrinks."""
    first, last = abs(float(shown.both[0])), abs(float(shown.both[-1]))
    start, end = number(first), number(last)
    if start == end:
        return STAYS(end=end)
    if last > first:
        return GROWS(start=start, end=end)
    return SHRINKS(start=start, end=end, alone=number(abs(float(shown.decay[-1]))))


EXPLORABLE = Explorable(
    key="weight-steps",
    chapter="penalties",
    name=NAME,
    question=Message("Does weight decay always make a weight smaller?"),
    guide=Message(
        "Each step multiplies the weight by 1 − ηλ/n and then follows the data, which ask for w = 1. Decay alone "
        "shrinks the weight. With data, a weight that begins near 0 grows all the same, "
        "though with decay never to 1. The bias is not "
        "penalised: without data it stays where it is."
    ),
    formula=r"w \;\leftarrow\; \Bigl(1 - \frac{\eta\lambda}{n}\Bigr) w - \eta\,\frac{\partial C_0}{\partial w}",
    controls=(
        Slider("start", Message("first weight, and bias"), -HIGHEST, HIGHEST, 0.05, 2.0),
        Slider("rate", Message("learning rate η"), 0.01, 0.5, 0.01, 0.1),
        Slider("decay", Message("λ/n"), 0.0, 2.0, 0.05, 0.5),
        Slider("pull", Message("weight of the data"), 0.0, 1.0, 0.05, 0.5),
    ),
    compute=compute,
    panels=(Panel(NAME, draw),),
    readings=(
        Reading("factor", Message("1 − ηλ/n"), lambda shown: number(shown.factor)),
        Reading("first step", Message("w after one step"), lambda shown: number(float(shown.both[1]))),
        Reading("both", Message("data and decay, end"), lambda shown: number(float(shown.both[-1]))),
        Reading("decay", Message("decay alone, end"), lambda shown: number(float(shown.decay[-1]))),
        Reading("data", Message("data alone, end"), lambda shown: number(float(shown.data[-1]))),
        Reading("bias", Message("bias, end"), lambda shown: number(float(shown.bias[-1]))),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            descend,
            r"w_0, w_1, w_2, \ldots",
            Message("A network of one weight and one bias, moved as training moves all of them."),
        ),
        Excerpt(
            Penalty.add_gradient,
            r"\frac{\partial C}{\partial w} = \frac{\partial C_0}{\partial w} + \frac{\lambda}{n}\,w",
            Message("`w` and `dw` end where the weights end: biases lie behind them."),
        ),
        Excerpt(Steps.update, r"w \leftarrow w - \eta\,\partial C / \partial w", Message("The order within a step.")),
    ),
)
