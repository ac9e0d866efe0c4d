"""Double descent of least squares on random ReLU features."""

from __future__ import annotations

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.random_features import (
    MOST_FEATURES,
    RandomFeatures,
    least_norm,
    random_features,
)
from playground.network.arithmetic import Array
from playground.ui.learn.controls import Choice, Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number, plain

LOWEST = 1e-12  # smaller losses are rounding errors
LOSS, NORM = Message("mean squared error, as log₁₀"), Message("length of the coefficients, as log₁₀")
TRAIN, TEST, LENGTH = Message("train"), Message("test"), Message("length |c|")
FEATURES = Message("random features N")
PENALTIES = {"none": 0.0, "small": 0.1, "large": 10.0}
SEEN = Message(
    "With {n} training points the highest test loss of the curve stands at N = {peak}: {highest}. At N = {at} it is "
    "{test}, at N = {most} it is {last}; the lowest is {lowest}, at N = {best}."
)

Result = tuple[RandomFeatures, int]


def compute(values: Values) -> Result:
    """Return the fits, and the number of training points."""
    n, penalty = int(values["n"]), PENALTIES[str(values["penalty"])]
    return random_features(int(values["features"]), n, float(values["noise"]), penalty, int(values["seed"])), n


def _log(values: Array | float) -> Array:
    logs: Array = np.log10(np.maximum(values, LOWEST))
    return logs


def draw_losses(result: Result, theme: Theme) -> Figure:
    """Draw train and test loss over N."""
    shown, _ = result
    at = float(shown.at)
    lines = [
        Line(TRAIN(), shown.features, _log(shown.train), (at, float(_log(shown.train_at)))),
        Line(TEST(), shown.features, _log(shown.test), (at, float(_log(shown.test_at)))),
    ]
    return moved_lines(
        lines, theme, name=LOSS(), x=Axis(FEATURES(), 0.0, float(MOST_FEATURES)), y=Axis(LOSS(), -2.0, 3.0),
        handles=[Handle(at, float(_log(shown.test_at)), "features")],
    )  # fmt: skip


def draw_norm(result: Result, theme: Theme) -> Figure:
    """Draw the length of the coefficients over N."""
    shown, _ = result
    at = (float(shown.at), float(_log(shown.norm_at)))
    return moved_lines(
        [Line(LENGTH(), shown.features, _log(shown.norm), at)], theme, name=NORM(),
        x=Axis(FEATURES(), 0.0, float(MOST_FEATURES)), y=Axis(NORM(), -1.5, 2.5), handles=[Handle(*at, "features")],
    )  # fmt: skip


def sentence(result: Result) -> str:
    """Say where the peak is, and how low it becomes beyond."""
    shown, n = result
    best = int(np.argmin(shown.test))
    return SEEN(
        n=str(n), peak=str(shown.peak), highest=number(float(shown.test.max())), at=str(shown.at),
        test=number(shown.test_at), most=str(MOST_FEATURES), last=number(float(shown.test[-1])),
        lowest=number(float(shown.test[best])), best=str(int(shown.features[best])),
    )  # fmt: skip


EXPLORABLE = Explorable(
    key="random-features",
    chapter="overfitting",
    name=Message("Double descent of random features"),
    question=Message("Can a model with more numbers than training points be better than one with as many?"),
    guide=Message(
        "A hidden layer of N ReLU with random weights that stay as they are; only the N coefficients of the output are "
        "fitted, by least squares. Where N reaches the number of training points n they can just be met, and the "
        "shortest coefficients that do so are long. With more features shorter ones do. Drag N, move n, and add L2."
    ),
    formula=r"\min_c\ |\Phi c - y|^2 + \lambda\,|c|^2, \quad \Phi \in \mathbb{R}^{n \times N}",
    controls=(
        Slider("features", Message("random features N"), 1.0, float(MOST_FEATURES), 1.0, 20.0),
        Slider("n", Message("training points n"), 10.0, 50.0, 1.0, 40.0),
        Slider("noise", Message("noise of the targets"), 0.0, 1.0, 0.05, 0.2),
        Slider("seed", Message("seed"), 0.0, 20.0, 1.0, 0.0),
        Choice(
            "penalty", Message("L2, λ"), {key: Message(plain(value)) for key, value in PENALTIES.items()}, "none"
        ),
    ),
    compute=compute,
    panels=(Panel(LOSS, draw_losses), Panel(NORM, draw_norm)),
    readings=(
        Reading("train", Message("train loss at N"), lambda result: number(result[0].train_at, 2)),
        Reading("test", Message("test loss at N"), lambda result: number(result[0].test_at)),
        Reading("norm", Message("length |c| at N"), lambda result: number(result[0].norm_at)),
        Reading("peak", Message("highest test loss at N"), lambda result: str(result[0].peak)),
        Reading("last", Message("test loss at the widest"), lambda result: number(float(result[0].test[-1]))),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            least_norm, r"c = \Phi^{+} y, \quad c = (\Phi^\top \Phi + \lambda I)^{-1} \Phi^\top y",
            Message("`lstsq` gives the shortest of the solutions; with λ the smaller of two equal systems is solved."),
        ),
        Excerpt(
            random_features, r"\frac{1}{n} |\Phi c - y|^2", Message("Train loss, test loss and |c| over N."),
        ),
    ),
)  # fmt: skip
