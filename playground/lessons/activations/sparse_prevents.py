"""Sparse activations do not hold overfitting back here, although the review says that they help."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, Strength, pair, times
from playground.lessons.readings import end_loss, lowest_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.activations.piecewise import ReLU
from playground.words.messages import Message
from playground.words.numbers import number, percent

RELU, TANH = "ReLU", "tanh"

TEXT = LessonText(
    name=Message("Does sparsity protect?"),
    question=Message(
        "It is said that ReLU's many zeros make units less dependent on each other and so reduce overfitting. Two "
        "networks differ in their activation only. Which test loss ends further above its own lowest?"
    ),
    answers=(Message("That of ReLU."), Message("That of tanh."), Message("Both equally, within a tenth.")),
    watch=Message("Watch both test losses after their minimum, and the share of inactive units."),
    held=Message(
        "With ReLU, of whose activations {inactive} are 0 at the end, test loss ended at {end_a}, {rise_a} times its "
        "lowest; with tanh at {end_b}, {rise_b} times its lowest."
    ),
    failed=Message(
        "With ReLU, of whose activations {inactive} are 0 at the end, test loss ended at {end_a}, {rise_a} times its "
        "lowest; with tanh at {end_b}, {rise_b} times its lowest."
    ),
    why=Message(
        "Zeros make a layer cheap and its units selective, but nothing stops the remaining ones from bending around "
        "single points: a ReLU network is piecewise linear with as many creases as it has units."
    ),
    limits=Message(
        "It is measured at one rate for both, on small data. At each one's own best rate the gap was larger with ReLU "
        "as well, and the lowest losses were equal. What sparsity does in large networks is debated."
    ),
    next=Message("Try with many seeds: Luck compares the two pair by pair."),
    claim=Message(
        "The test loss with tanh ends below that with ReLU: sparse activations did not hold overfitting back."
    ),
    effect=Message("test loss with ReLU at the end over that with tanh"),
)


def check(runs: Runs) -> Evidence:
    """Judge which ended lower."""
    a, b = runs[RELU], runs[TANH]
    rise_a, rise_b = end_loss(a) / lowest_loss(a), end_loss(b) / lowest_loss(b)
    return Evidence(
        holds=end_loss(b) < end_loss(a),
        effect=end_loss(a) / end_loss(b),
        answer=2 if abs(rise_a - rise_b) <= 0.1 * rise_b else 0 if rise_a > rise_b else 1,
        quantities={
            "inactive": float(np.asarray(a.history["inactive"])[-1].mean()),
            "end_a": end_loss(a),
            "end_b": end_loss(b),
            "rise_a": rise_a,
            "rise_b": rise_b,
        },
    )


_LINK = "?v=2&layers=64,64&rate=0.01&batch=16&epochs=500&stop=off"
LESSON = Lesson(
    key="sparse-prevents",
    text=TEXT,
    variants=pair((RELU, TANH), _LINK, "act=tanh&init=xavier"),
    elsewhere={"circles": pair((RELU, TANH), _LINK, "act=tanh&init=xavier", data="circles", noise="0.2")},
    check=check,
    quantities={"inactive": percent, "end_a": number, "end_b": number, "rise_a": times, "rise_b": times},
    excerpts=(Excerpt(ReLU, r"a = \max(0, z)", Message("`forward` cuts at 0.")),),
    sources=(Source("Glorot, X., Bordes, A., Bengio, Y.", "Deep Sparse Rectifier Neural Networks", 2011),),
    strength=Strength.NOT_BORNE_OUT,
    panels=("inactive",),
)
