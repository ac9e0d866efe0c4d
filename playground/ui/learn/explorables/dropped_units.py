"""Masks of dropout on a small network, one mini-batch after another."""

from __future__ import annotations

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.charts.learn.explorables.thinned_graph import thinned_graph
from playground.lessons.text import Excerpt
from playground.measurements.explorables.dropped_units import (
    BATCH,
    MOST_BATCHES,
    WIDTHS,
    DroppedUnits,
    dropped_units,
)
from playground.network.dropout import Dropout
from playground.ui.learn.controls import Slider, Value, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.catalogue import charts as says
from playground.words.messages import Message
from playground.words.numbers import number, percent, plain

NETWORK, MEAN = Message("The network that this sample is trained on"), Message("What a unit gives on average")
STATES = (Message("there"), Message("dropped"))
SCALED, UNSCALED = Message("with 1 / (1 − p)"), Message("without it")
BATCHES, GIVEN = Message("mini-batches so far"), Message("mean output of a unit")
KEPT = Message("{kept} of {n} hidden units are there")
SEEN = Message(
    "In mini-batch {batch}, sample {sample} is trained on a network in which {kept} of {n} hidden units are there, "
    "each times {scale}. Over all mini-batches so far, {samples} samples, the first hidden unit has given {mean} on "
    "average, and without the factor it would have been {unscaled}; in inference it gives 1."
)

Result = tuple[DroppedUnits, dict[str, Value]]


def compute(values: Values) -> Result:
    """Return the masks, and the values."""
    return dropped_units(float(values["rate"]), int(values["batch"]), int(values["sample"])), dict(values)


def _counts(result: Result) -> dict[str, str]:
    kept = result[0].kept
    return {"kept": str(sum(int(layer.sum()) for layer in kept)), "n": str(sum(len(layer) for layer in kept))}


def draw_network(result: Result, theme: Theme) -> Figure:
    """Draw the thinned network."""
    whole = [np.ones(WIDTHS[0], np.bool_), *result[0].kept, np.ones(WIDTHS[-1], np.bool_)]
    states = (STATES[0](), STATES[1]())
    told = says.SENTENCE(clause=KEPT(**_counts(result)))
    return thinned_graph(whole, theme, name=NETWORK(), states=states, told=told)


def draw_mean(result: Result, theme: Theme) -> Figure:
    """Draw the averages over the mini-batches."""
    shown, values = result
    batch = int(values["batch"])
    lines = [
        Line(name(), shown.batches, mean, (float(batch), float(mean[batch - 1])))
        for name, mean in ((SCALED, shown.mean), (UNSCALED, shown.unscaled))
    ]
    return moved_lines(
        lines, theme, name=MEAN(), x=Axis(BATCHES(), 1.0, float(MOST_BATCHES)), y=Axis(GIVEN(), 0.0, 2.0),
        handles=[Handle(float(batch), float(shown.mean[batch - 1]), "batch")],
    )  # fmt: skip


def sentence(result: Result) -> str:
    """Say what is dropped, and what is left of a unit on average."""
    shown, values = result
    batch = int(values["batch"])
    return SEEN(
        **_counts(result), batch=str(batch), sample=plain(float(values["sample"])), scale=number(shown.scale),
        samples=f"{batch * BATCH:,}", mean=number(float(shown.mean[batch - 1])),
        unscaled=number(float(shown.unscaled[batch - 1])),
    )  # fmt: skip


EXPLORABLE = Explorable(
    key="dropped-units",
    chapter="dropout",
    name=Message("A new network for every sample"),
    question=Message("What is deleted, when, and why are the units that stay divided by 1 − p?"),
    guide=Message(
        "Drag the mini-batch: with every step each of its samples gets a mask of its own, so that each is trained on "
        "another network. In the second chart each hidden unit has the activation 1. Divided by 1 − p its mean comes "
        "to 1, which it gives in inference; without that the next layer would get less in training than later."
    ),
    formula=r"a' = \frac{m}{1 - p}\,a, \quad P(m = 0) = p, \qquad \mathrm{E}[a'] = a",
    controls=(
        Slider("rate", Message("dropout rate p"), 0.0, 0.9, 0.05, 0.5),
        Slider("batch", Message("mini-batch"), 1.0, float(MOST_BATCHES), 1.0, 1.0),
        Slider("sample", Message("sample of the mini-batch"), 1.0, float(BATCH), 1.0, 1.0),
    ),
    compute=compute,
    panels=(Panel(NETWORK, draw_network), Panel(MEAN, draw_mean)),
    readings=(
        Reading("kept", Message("hidden units there"), lambda result: "{kept} / {n}".format(**_counts(result))),
        Reading("share", Message("share to be kept, 1 − p"), lambda result: percent(1.0 - float(result[1]["rate"]))),
        Reading("scale", Message("factor 1 / (1 − p)"), lambda result: number(result[0].scale)),
        Reading("mean", SCALED, lambda result: number(float(result[0].mean[int(result[1]["batch"]) - 1]))),
        Reading("unscaled", UNSCALED, lambda result: number(float(result[0].unscaled[int(result[1]["batch"]) - 1]))),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            Dropout.forward, r"a' = a \odot \frac{m}{1 - p}",
            Message("`mask` holds m / (1 − p); in inference the layer returns `a` as it is."),
        ),
        Excerpt(
            Dropout._draw, r"m_i = [u_i \ge p], \quad u_i \sim U(0, 1)",
            Message("`draws` are whole numbers below 2¹⁶; those of at least `lowest_kept` keep their unit."),
        ),
        Excerpt(dropped_units, r"\frac{1}{n} \sum_i a'_i", Message("`mean` is the average so far.")),
    ),
)  # fmt: skip
