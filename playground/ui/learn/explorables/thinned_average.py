"""The average of K thinned networks against the whole network, as K grows."""

from __future__ import annotations

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.ensemble import draw_masks, thinned
from playground.measurements.explorables.thinned_average import MOST_MEMBERS, RATES, thinned_average
from playground.measurements.theory.thinned_losses import ThinnedLosses, thinned_losses
from playground.ui.learn.controls import Choice, Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number, plain

HIGHEST = 1.5
LOSS, MEMBERS = Message("test loss"), Message("thinned networks K")
AVERAGE, SINGLE, WHOLE = Message("average of the first K"), Message("the K-th alone"), Message("the whole network")
SEEN = Message(
    "Averaged over K = {k}, thinned networks have a test loss of {average}. A single one has {single} (mean of {all}), "
    "the whole network {whole}: {comparison}."
)
BELOW = Message("the average is below the whole network")
ABOVE = Message("the average is above the whole network")
EQUAL = Message("the two are equal")

Result = tuple[ThinnedLosses, int]


def compute(values: Values) -> Result:
    """Return the losses, and K."""
    return thinned_average(RATES[str(values["rate"])], int(values["seed"])), int(values["k"])


def draw(result: Result, theme: Theme) -> Figure:
    """Draw the losses over K."""
    losses, k = result
    numbers = np.arange(1.0, MOST_MEMBERS + 1)
    at = float(losses.average[k - 1])
    lines = [
        Line(AVERAGE(), numbers, losses.average, (float(k), at)),
        Line(SINGLE(), numbers, losses.single, (float(k), float(losses.single[k - 1])), dashed=True),
        Line(WHOLE(), numbers, np.full(MOST_MEMBERS, losses.whole), (float(k), losses.whole)),
    ]
    return moved_lines(
        lines, theme, name=LOSS(), x=Axis(MEMBERS(), 1.0, float(MOST_MEMBERS)), y=Axis(LOSS(), 0.0, HIGHEST),
        handles=[Handle(float(k), at, "k")],
    )  # fmt: skip


def sentence(result: Result) -> str:
    """Say how average, single ones and whole compare."""
    losses, k = result
    average = float(losses.average[k - 1])
    comparison = EQUAL if average == losses.whole else BELOW if average < losses.whole else ABOVE
    return SEEN(
        k=plain(float(k)), average=number(average), single=number(float(losses.single.mean())),
        all=str(MOST_MEMBERS), whole=number(losses.whole), comparison=comparison(),
    )  # fmt: skip


EXPLORABLE = Explorable(
    key="thinned-average",
    chapter="dropout",
    name=Message("Many thinned networks, averaged"),
    question=Message("How many thinned networks must be averaged to do as well as the whole one?"),
    guide=Message(
        "A network of two hidden layers of 64 ReLU was trained on the circles with dropout, once. Drag K: the "
        "probabilities of the first K of its thinned networks are averaged. Another seed draws other networks. Moving "
        "K trains nothing; another rate trains its network when it is first asked for."
    ),
    formula=r"\bar{p}_K(x) = \frac{1}{K} \sum_{k=1}^{K} p_k(x), \qquad "
    r"L = -\frac{1}{n} \sum_i \log \bar{p}_K(y_i \mid x_i)",
    controls=(
        Slider("k", Message("thinned networks K"), 1.0, float(MOST_MEMBERS), 1.0, 1.0),
        Slider("seed", Message("seed of the masks"), 0.0, 20.0, 1.0, 0.0),
        Choice(
            "rate", Message("dropout rate p"), {key: Message(plain(rate)) for key, rate in RATES.items()}, "50"
        ),
    ),
    compute=compute,
    panels=(Panel(LOSS, draw),),
    readings=(
        Reading("average", Message("average of K"), lambda result: number(float(result[0].average[result[1] - 1]))),
        Reading("one", Message("the K-th alone"), lambda result: number(float(result[0].single[result[1] - 1]))),
        Reading("single", Message("single, mean of 100"), lambda result: number(float(result[0].single.mean()))),
        Reading("whole", Message("whole network"), lambda result: number(result[0].whole)),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            thinned_losses, r"L\bigl(\bar{p}_K\bigr)",
            Message("`running` is the average of the first K answers; `single` has the loss of each."),
        ),
        Excerpt(thinned, r"z_k = f(x;\, m_k)", Message("A mask for each network, the same for all samples.")),
        Excerpt(draw_masks, r"m / (1 - p), \quad P(m = 0) = p", Message("0 for dropped units.")),
    ),
)  # fmt: skip
