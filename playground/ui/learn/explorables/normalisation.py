"""A mini-batch on its way through batch normalisation and activation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.normalisation import (
    FARTHEST,
    LARGEST_BATCH,
    N_BINS,
    NormalisedBatch,
    normalised_batch,
)
from playground.network.activations import ACTIVATIONS
from playground.network.batch_norm import BatchNorm
from playground.ui.learn.controls import Choice, Slider, Value, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.catalogue import charts as says
from playground.words.lists import semicolons
from playground.words.messages import Message
from playground.words.numbers import number, percent, plain

EDGES = np.repeat(np.linspace(-FARTHEST, FARTHEST, N_BINS + 1), 2)[1:-1]
STEPS = {
    "z": Message("z, of the linear part"),
    "x_hat": Message("x̂, normalised"),
    "y": Message("γx̂ + β"),
    "a": Message("a = σ(·), of the activation"),
}
NORMALISED, MOVED = Message("Before and after the normalisation"), Message("Scaled, shifted, and activated")
VALUE, SHARE = Message("value"), Message("share of the mini-batch")
SHAPE = Message("{mean} ± {spread}, skewness {skewness}")
BEFORE = Message(
    "The linear part gives {z} (mean ± spread). Normalised it is {x_hat}, then scaled and shifted {y}: that is what "
    "the activation takes. The activation is flat for {flat} of the samples, and {zeros} of its outputs are exactly 0."
)
AFTER = Message(
    "The linear part gives {z} (mean ± spread), and the activation takes it as it is: it is flat for {flat} of the "
    "samples, and {zeros} of its outputs are exactly 0. Normalised these are {x_hat}, then scaled and shifted {y}: "
    "that is what goes on to the next layer."
)
PLACES = {"before": Message("before the activation"), "after": Message("after it")}

Result = tuple[NormalisedBatch, Mapping[str, Value]]


def compute(values: Values) -> Result:
    """Return the batch after each step, and the values."""
    mean, spread, gamma, beta, n = (float(values[key]) for key in ("mean", "spread", "gamma", "beta", "n"))
    activation, place = str(values["activation"]), str(values["place"])
    return normalised_batch(mean, spread, gamma, beta, int(n), activation=activation, place=place), dict(values)


def _draw(result: Result, theme: Theme, name: Message, steps: tuple[str, str], control: str) -> Figure:
    """Draw two steps as histograms, with a handle below them."""
    batch, values = result
    told = [says.VALUE(name=STEPS[step](), value=_shape(step)(result)) for step in steps]
    lines = [Line(STEPS[step](), EDGES, np.repeat(batch.shares[step], 2)) for step in steps]
    figure = moved_lines(
        lines, theme, name=name(), x=Axis(VALUE(), -FARTHEST, FARTHEST), y=Axis(SHARE(), 0.0, 1.0),
        handles=[Handle(float(values[control]), 0.0, control)],
    )  # fmt: skip
    return replace(figure, alt=says.NAMED(name=name(), description=says.SENTENCE(clause=semicolons(told))))


def draw_normalised(result: Result, theme: Theme) -> Figure:
    """Draw z and x̂."""
    return _draw(result, theme, NORMALISED, ("z", "x_hat"), "mean")


def draw_moved(result: Result, theme: Theme) -> Figure:
    """Draw γx̂ + β and what the activation gives."""
    return _draw(result, theme, MOVED, ("y", "a"), "beta")


def _shape(step: str) -> Callable[[Result], str]:
    """Return what reads mean, spread and skewness of a step."""

    def read(result: Result) -> str:
        shape = result[0].shapes[step]
        mean, spread = _rounded(shape.mean), _rounded(shape.deviation)
        return SHAPE(mean=mean, spread=spread, skewness=_rounded(shape.skewness))

    return read


def _rounded(value: float) -> str:
    """Return a number with two decimals, so that rounding errors around 0 are 0."""
    return plain(round(value, 2) + 0.0) if np.isfinite(value) else number(value)


def sentence(result: Result) -> str:
    """Say what the steps do, in their order."""
    batch, values = result
    parts = {
        step: f"{_rounded(batch.shapes[step].mean)} ± {_rounded(batch.shapes[step].deviation)}"
        for step in ("z", "x_hat", "y")
    }
    said = BEFORE if values["place"] == "before" else AFTER
    return said(**parts, flat=percent(batch.flat), zeros=percent(batch.shapes["a"].zeros))


EXPLORABLE = Explorable(
    key="normalisation",
    chapter="normalisation",
    name=Message("A mini-batch is normalised"),
    question=Message("What does batch normalisation do to the values of one unit, and what does it leave alone?"),
    guide=Message(
        "Drag the mean of z in the first chart: x̂ stays where it is. Drag β in the second: γ and β put mean and spread "
        "back, wherever training wants them. Normalising moves and stretches a histogram; its skewness stays (a "
        "negative γ mirrors it), which shows most after a ReLU. The outermost steps of a histogram hold all that lies "
        "beyond."
    ),
    formula=r"\hat{x}_i = \frac{x_i - \mu}{\sqrt{\sigma^2 + \varepsilon}}, \qquad y_i = \gamma\,\hat{x}_i + \beta",
    controls=(
        Slider("mean", Message("mean of z"), -5.0, 5.0, 0.1, 3.0),
        Slider("spread", Message("spread of z"), 0.1, 3.0, 0.1, 1.5),
        Slider("gamma", Message("scale γ"), -2.0, 2.0, 0.1, 1.0),
        Slider("beta", Message("shift β"), -3.0, 3.0, 0.1, 0.0),
        Slider("n", Message("samples of the mini-batch"), 2.0, float(LARGEST_BATCH), 2.0, 128.0),
        Choice("place", Message("normalised"), PLACES, "before"),
        Choice(
            "activation", Message("activation σ"),
            {key: Message(ACTIVATIONS[key].title) for key in ("relu", "tanh", "sigmoid")}, "relu",
        ),
    ),
    compute=compute,
    panels=(Panel(NORMALISED, draw_normalised), Panel(MOVED, draw_moved)),
    readings=(
        *(Reading(step, STEPS[step], _shape(step)) for step in STEPS),
        Reading("flat", Message("samples where σ is flat"), lambda result: percent(result[0].flat)),
        Reading("zeros", Message("outputs of σ that are 0"), lambda result: percent(result[0].shapes["a"].zeros)),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            normalised_batch, r"z \to \hat{x} \to \gamma\,\hat{x} + \beta \to \sigma(\cdot)",
            Message("`layers` are those that the network is built of; each `forward` is that of training."),
        ),
        Excerpt(
            BatchNorm._normalise_batch,
            r"\mu = \frac{1}{n} \sum_i x_i, \quad \sigma^2 = \frac{1}{n} \sum_i (x_i - \mu)^2",
            Message("`mean` is μ, `variance` σ², `x_hat` x̂; the last lines move the running averages for inference."),
        ),
    ),
)  # fmt: skip
