"""About half of the activations of a ReLU layer are zero."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.activations.piecewise import ReLU
from playground.words.messages import Message
from playground.words.numbers import percent

RELU, TANH = "ReLU", "tanh"

TEXT = LessonText(
    name=Message("Half of it sleeps"),
    question=Message(
        "How many activations of a ReLU network are exactly zero, over all training points and hidden units?"
    ),
    answers=(
        Message("Hardly any."),
        Message("About half, or more."),
        Message("Nearly all of them."),
    ),
    watch=Message("Watch the share of inactive units from the first epoch to the last, beside that of tanh."),
    held=Message(
        "Before training {first} of the ReLU activations are inactive, at the end {end}. Of tanh, {tanh} are saturated "
        "at the end."
    ),
    failed=Message(
        "Before training {first} of the ReLU activations are inactive, at the end {end}. Of tanh, {tanh} are saturated "
        "at the end."
    ),
    why=Message(
        "At first z is as often negative as positive, so half of all activations are cut to 0. Training moves biases "
        "and weights so that units answer to a part of the plane only. A unit that gives 0 for a point learns nothing "
        "from it and does not disturb what others have learned."
    ),
    limits=Message(
        "Whether this sparsity prevents overfitting is another question: see *Does sparse activation prevent "
        "overfitting?*"
    ),
    next=Message("Open the tab Units in Train, and point at units of the network: each is dark on one side of a line."),
    claim=Message(
        "Between 30 and 70 % of the ReLU activations are inactive before training, and between 30 and 90 % at the end."
    ),
    effect=Message("share of inactive ReLU activations at the end"),
)


def check(runs: Runs) -> Evidence:
    """Judge the shares of inactive activations."""
    shares = {name: np.asarray(runs[name].history["inactive"], np.float64).mean(axis=1) for name in (RELU, TANH)}
    first, end = float(shares[RELU][0]), float(shares[RELU][-1])
    return Evidence(
        holds=0.3 <= first <= 0.7 and 0.3 <= end <= 0.9,
        effect=end,
        answer=0 if end < 0.3 else 1 if end <= 0.9 else 2,
        quantities={"first": first, "end": end, "tanh": float(shares[TANH][-1])},
    )


LESSON = Lesson(
    key="half-sleeps",
    text=TEXT,
    variants={RELU: setting("?v=2&stop=off"), TANH: setting("?v=2&act=tanh&init=xavier&stop=off")},
    elsewhere={
        "circles": {
            RELU: setting("?v=2&data=circles&stop=off"),
            TANH: setting("?v=2&data=circles&act=tanh&init=xavier&stop=off"),
        },
    },
    check=check,
    quantities=dict.fromkeys(("first", "end", "tanh"), percent),
    formula=r"a = \max(0, z)",
    excerpts=(
        Excerpt(ReLU, r"a = \max(0, z)", Message("`forward` cuts at 0; `slope` is 1 where something was passed on.")),
    ),
    sources=(Source("Glorot, X., Bordes, A., Bengio, Y.", "Deep Sparse Rectifier Neural Networks", 2011),),
    panels=("inactive",),
)
