"""A stack of linear layers multiplied out to one."""

from __future__ import annotations

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.linear_stack import FARTHEST, LinearStack, linear_stack, multiplied_out
from playground.network.activations import ACTIVATIONS
from playground.network.dense import Dense
from playground.ui.learn.controls import Choice, Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number, plain

HIGHEST = 6.0
OUTPUT, ALONG = Message("output"), Message("place on a line through the plane")
STACK, ONE = Message("the network"), Message("the product as one layer")
SAME = Message(
    "{parameters} parameters, and the network draws a straight line: the layer with 3 parameters gives the same. The "
    "outputs differ by {difference} at most, as numbers of 16 digits are rounded."
)
NO_HIDDEN = Message("Without hidden layers the network is that one layer.")
OTHER = Message(
    "With {name} between the layers they do not multiply out: network and product differ by up to {difference}."
)

Result = tuple[LinearStack, int, str]


def compute(values: Values) -> Result:
    """Return the outputs, the number of hidden layers and the activation."""
    n_hidden, activation = int(values["hidden"]), str(values["activation"])
    shown = linear_stack(n_hidden, int(values["width"]), activation, float(values["direction"]), int(values["seed"]))
    return shown, n_hidden, activation


def draw(result: Result, theme: Theme) -> Figure:
    """Draw both outputs."""
    shown, _, _ = result
    lines = [
        Line(STACK(), shown.along, shown.stack, (0.0, float(shown.stack[len(shown.stack) // 2]))),
        Line(ONE(), shown.along, shown.one, (0.0, float(shown.one[len(shown.one) // 2])), dashed=True),
    ]
    return moved_lines(
        lines, theme, name=OUTPUT(), x=Axis(ALONG(), -FARTHEST, FARTHEST), y=Axis(OUTPUT(), -HIGHEST, HIGHEST)
    )


def sentence(result: Result) -> str:
    """Say whether both are the same."""
    shown, n_hidden, activation = result
    if n_hidden == 0:
        return NO_HIDDEN()
    parts = {"difference": number(shown.difference, 2)}
    if activation == "linear":
        return SAME(**parts, parameters=f"{shown.n_parameters:,}")
    return OTHER(**parts, name=ACTIVATIONS[activation].title)


EXPLORABLE = Explorable(
    key="linear-stack",
    chapter="activations",
    name=Message("A stack of linear layers"),
    question=Message("What do more layers add, if nothing stands between them?"),
    guide=Message(
        "The network has two inputs and random weights; the chart follows its output along a line through their plane. "
        "However many linear layers it has, its weights multiply out to one layer with the same outputs. Put an "
        "activation between the layers, and they no longer do."
    ),
    formula=r"(a W_1 + b_1)\,W_2 + b_2 = a\,(W_1 W_2) + (b_1 W_2 + b_2)",
    controls=(
        Slider("hidden", Message("hidden layers"), 0.0, 8.0, 1.0, 4.0),
        Slider("width", Message("units in each"), 1.0, 16.0, 1.0, 8.0),
        Slider("direction", Message("direction of the line, in degrees"), 0.0, 180.0, 5.0, 30.0),
        Slider("seed", Message("seed of the weights"), 0.0, 20.0, 1.0, 1.0),
        Choice(
            "activation", Message("between the layers"),
            {key: Message(ACTIVATIONS[key].title) for key in ("linear", "relu", "tanh")}, "linear",
        ),
    ),
    compute=compute,
    panels=(Panel(OUTPUT, draw),),
    readings=(
        Reading("difference", Message("largest difference"), lambda result: number(result[0].difference, 2)),
        Reading("parameters", Message("parameters of the network"), lambda result: f"{result[0].n_parameters:,}"),
        Reading("w1", Message("w₁ of the one layer"), lambda result: number(float(result[0].W[0, 0]))),
        Reading("w2", Message("w₂"), lambda result: number(float(result[0].W[1, 0]))),
        Reading("b", Message("b"), lambda result: plain(result[0].b, 3)),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            multiplied_out, r"W = W_1 W_2 \cdots W_k, \quad b = b_1 W_2 \cdots W_k + \dots + b_k",
            Message("`W` and `b` grow layer by layer; activations are left out."),
        ),
        Excerpt(Dense.forward, r"z = a W + b", Message("What each layer of the network does.")),
    ),
)  # fmt: skip
