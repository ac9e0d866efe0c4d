"""The subgradient and the soft threshold on |w|: to and fro, or exactly 0."""

from __future__ import annotations

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.descent import N_STEPS
from playground.measurements.explorables.zero_steps import ZeroSteps, zero_steps
from playground.network.penalties import Penalty
from playground.ui.learn.controls import Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number

HIGHEST = 2.0
NAME, STEPS, WEIGHT = Message("A weight under L1 alone"), Message("step"), Message("weight w")
NAMES = {"subgradient": Message("subgradient"), "proximal": Message("soft threshold")}
SINCE = Message("after step {step}")
NOT_WITHIN = Message("not in {steps} steps")
ZERO = Message(
    "The soft threshold is exactly 0 after step {step}. The subgradient's last two weights are {before} and {last}."
)
NOT_YET = Message(
    "After {steps} steps of {size} the soft threshold is at {proximal}, and the subgradient at {last}: neither has "
    "come as far as 0."
)


def compute(values: Values) -> ZeroSteps:
    """Return the steps at these values."""
    return zero_steps(*(float(values[key]) for key in ("start", "rate", "strength")))


def draw(shown: ZeroSteps, theme: Theme) -> Figure:
    """Draw both ways of the weight."""
    steps = np.arange(N_STEPS + 1)
    lines = [
        Line(name(), steps, shown.paths[key], (N_STEPS, float(shown.paths[key][-1]))) for key, name in NAMES.items()
    ]
    handles = [Handle(0.0, float(shown.paths["proximal"][0]), "", "start")]
    x, y = Axis(STEPS(), 0.0, N_STEPS), Axis(WEIGHT(), -HIGHEST, HIGHEST)
    return moved_lines(lines, theme, name=NAME(), x=x, y=y, handles=handles, dots=True)


def _step(shown: ZeroSteps, update: str) -> str:
    step = shown.first_zero(update)
    return NOT_WITHIN(steps=str(N_STEPS)) if step is None else SINCE(step=str(step))


def sentence(shown: ZeroSteps) -> str:
    """Say where both end."""
    sub, soft = shown.paths["subgradient"], shown.paths["proximal"]
    step, last = shown.first_zero("proximal"), number(float(sub[-1]))
    if step is None:
        size, proximal = number(shown.size), number(float(soft[-1]))
        return NOT_YET(steps=str(N_STEPS), size=size, proximal=proximal, last=last)
    return ZERO(step=str(step), before=number(float(sub[-2])), last=last)


EXPLORABLE = Explorable(
    key="zero-steps",
    chapter="penalties",
    name=Message("Exactly zero, or to and fro"),
    question=Message("Both follow |w| downhill by the same step. Which of them ever arrives?"),
    guide=Message(
        "The subgradient always steps by ηλ/n and so jumps over 0, to and fro. The soft threshold stops there. Make "
        "the steps smaller: the jumps become smaller, but an exact 0 remains an "
        "accident, where the first weight happens "
        "to be a whole number of steps away."
    ),
    formula=r"w - \frac{\eta\lambda}{n}\operatorname{sgn} w \qquad "
    r"\operatorname{sgn}(w)\,\max\Bigl(|w| - \frac{\eta\lambda}{n},\, 0\Bigr)",
    controls=(
        Slider("start", Message("first weight"), -HIGHEST, HIGHEST, 0.01, 1.23),
        Slider("rate", Message("learning rate η"), 0.01, 0.5, 0.01, 0.2),
        Slider("strength", Message("λ/n"), 0.0, 2.0, 0.05, 1.0),
    ),
    compute=compute,
    panels=(Panel(NAME, draw),),
    readings=(
        Reading("size", Message("ηλ/n"), lambda shown: number(shown.size)),
        Reading(
            "subgradient", Message("subgradient, end"), lambda shown: number(float(shown.paths["subgradient"][-1]))
        ),
        Reading("proximal", Message("soft threshold, end"), lambda shown: number(float(shown.paths["proximal"][-1]))),
        Reading("zero subgradient", Message("subgradient, exactly 0"), lambda shown: _step(shown, "subgradient")),
        Reading("zero proximal", Message("soft threshold, exactly 0"), lambda shown: _step(shown, "proximal")),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            Penalty.shrink,
            r"w - \operatorname{clip}(w, -t, t), \quad t = \eta\lambda_1/n",
            Message("The soft threshold: what is smaller than `t` becomes 0."),
        ),
        Excerpt(
            Penalty.add_gradient,
            r"\frac{\lambda_1}{n}\operatorname{sgn} w",
            Message("The last three lines: `np.sign` of the weight, added to its gradient."),
        ),
        Excerpt(zero_steps, r"w_0, w_1, w_2, \ldots", Message("Both updates from the same first weight.")),
    ),
)
