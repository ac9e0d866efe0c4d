"""The slope of ReLU is 0 or 1, and still the gradient fades where the weights are small."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, Strength, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.network.activations.base import Activation
from playground.network.activations.piecewise import ReLU
from playground.words.messages import Message
from playground.words.numbers import number

SCALES = ("0.3", "0.5", "1", "2")

TEXT = LessonText(
    name=Message("Does ReLU never vanish?"),
    question=Message(
        "It is said that the gradient of a ReLU network does not vanish, since its slope is 0 or 1. Four networks with "
        "six ReLU layers differ in the size of their first weights: 0.3, 0.5, 1 and 2 times He's. How does δ of the "
        "first layer compare with that of the last?"
    ),
    answers=(
        Message("It is about the same in all four: ReLU does not vanish."),
        Message("It fades where the weights are small, and grows where they are large."),
        Message("It fades in all four."),
    ),
    watch=Message("Watch which of the four begin to learn."),
    held=Message(
        "At the first weights δ of the first layer is {ratio03} times as large as that of the last hidden one at 0.3 "
        "times He's weights, {ratio05} at 0.5, {ratio1} at 1 and {ratio2} at 2."
    ),
    failed=Message(
        "At the first weights δ of the first layer over that of the last hidden one is {ratio03} at 0.3 times He's "
        "weights, {ratio05} at 0.5, {ratio1} at 1 and {ratio2} at 2."
    ),
    why=Message(
        "δ is multiplied by σ'(z) and by the weights. With ReLU the first factor is kind, but the second is still a "
        "product over all layers: with weights s times as large as those that keep the size, six layers multiply by "
        "s⁶. He's first weights are chosen so that the product is about 1."
    ),
    limits=Message(
        "The gradient of a layer's weights is its δ times the activations before it, which shrink or grow in the same "
        "way towards the last layer; it is the δ that is compared here."
    ),
    next=Message("Sweep the scale of first weights at six layers: only a narrow range learns."),
    claim=Message(
        "The size of δ at the first layer over that at the last hidden one, before training, grows with each step of "
        "the first weights from 0.3 to 2, is below 0.05 at 0.3 and above 2 at 2: the statement that ReLU never "
        "vanishes does not hold."
    ),
    effect=Message("δ of the first layer over that of the last hidden layer at 0.3 times He's first weights, RMS"),
)


def delta_ratio(run: Run) -> float:
    """Return the RMS of δ at the first hidden layer over that at the last one, at the first weights."""
    fresh = Run(run.settings, run.dataset)
    network, problem = fresh.trainer.network, fresh.trainer.problem
    z = network.forward(problem.train.X, training=True)
    delta = problem.loss.delta(z, problem.train.targets, problem.train.weight)
    sizes = []
    for layer in reversed(network.layers):
        delta = layer.backward(delta)
        if isinstance(layer, Activation):
            sizes.append(float(np.sqrt(np.square(delta, dtype=np.float64).mean())))
    return sizes[-1] / sizes[0]


def check(runs: Runs) -> Evidence:
    """Judge how δ at the first layer follows the first weights."""
    ratios = [delta_ratio(runs[name]) for name in SCALES]
    grows = all(a < b for a, b in pairwise(ratios))
    answer = 1 if ratios[0] < 0.2 and ratios[-1] > 1 else 2 if max(ratios) < 0.2 else 0
    return Evidence(
        holds=grows and ratios[0] < 0.05 and ratios[-1] > 2,
        effect=ratios[0],
        answer=answer,
        quantities=dict(zip(("ratio03", "ratio05", "ratio1", "ratio2"), ratios, strict=True)),
    )


_LINK = "?v=2&layers=32,32,32,32,32,32&rate=0.003&epochs=300&stop=off&scale="
LESSON = Lesson(
    key="relu-vanishes-too",
    text=TEXT,
    variants={name: setting(_LINK + name) for name in SCALES},
    elsewhere={"circles": {name: setting(_LINK + name, data="circles") for name in SCALES}},
    check=check,
    quantities=dict.fromkeys(("ratio03", "ratio05", "ratio1", "ratio2"), number),
    formula=r"\lVert\delta^{(1)}\rVert \approx s^{5}\,\lVert\delta^{(6)}\rVert",
    excerpts=(Excerpt(ReLU, r"\sigma'(z) \in \{0, 1\}", Message("At z = 0 the slope from the left, 0, is taken.")),),
    sources=(Source("He, K., Zhang, X., Ren, S., Sun, J.", "Delving Deep into Rectifiers", 2015),),
    strength=Strength.NOT_BORNE_OUT,
    panels=("training accuracy",),
    axis="First weights × He's",
)
