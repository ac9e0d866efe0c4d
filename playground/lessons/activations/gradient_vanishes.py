"""Six sigmoid layers pass almost no gradient to the first one; tanh does."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import score_on_train
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.network.activations.saturating import Sigmoid
from playground.words.messages import Message
from playground.words.numbers import number, percent

SIGMOID, TANH = "sigmoid", "tanh"

TEXT = LessonText(
    name=Message("The gradient vanishes"),
    question=Message(
        "Two networks with six hidden layers learn an easy ring. In one all activations are sigmoids, in the other "
        "tanh. What does the first layer of each get of the gradient?"
    ),
    answers=(
        Message("About as much in both."),
        Message("Next to nothing in the sigmoid network."),
        Message("Next to nothing in the tanh network."),
    ),
    watch=Message("Watch the training accuracy: one line climbs, the other lies still."),
    held=Message(
        "In the first epoch the gradient of the first layer is {ratio_a} of that of the last one with sigmoid, and "
        "{ratio_b} with tanh. After 300 epochs {score_a} and {score_b} of the training points are named rightly."
    ),
    failed=Message(
        "In the first epoch the gradient of the first layer is {ratio_a} of that of the last one with sigmoid, and "
        "{ratio_b} with tanh. After 300 epochs {score_a} and {score_b} of the training points are named rightly."
    ),
    why=Message(
        "On its way back δ is multiplied by σ'(z) in every layer. For the sigmoid that is at most 1/4, and less where "
        "it saturates: after six layers at most 1/4096 of the weights' product is left. The slope of tanh is 1 at 0."
    ),
    limits=Message(
        "It takes depth: one or two sigmoid layers learn well. Tanh saturates too, once its weights are large. And "
        "batch normalisation before the activation keeps z where the sigmoid is steep."
    ),
    next=Message("Switch batch normalisation on: see *It rescues the deep sigmoid net*."),
    claim=Message(
        "In the first epoch the first layer's gradient over the last one's is at most a tenth of that with tanh, and "
        "after 300 epochs the sigmoid network names less than 75 % of the training points rightly, the tanh network at "
        "least 90 %."
    ),
    effect=Message("gradient of the first layer over that of the last with sigmoid, RMS, in the first epoch"),
)


def first_over_last(run: Run) -> float:
    """Return the RMS gradient of the first layer over that of the last one, in the first epoch."""
    gradients = np.asarray(run.history["gradient_rms"], np.float64)[1]
    return float(gradients[0] / gradients[-1])


def check(runs: Runs) -> Evidence:
    """Judge how much of the gradient arrives, and what comes of it."""
    ratio_a, ratio_b = (first_over_last(runs[name]) for name in (SIGMOID, TANH))
    score_a, score_b = (score_on_train(runs[name]) for name in (SIGMOID, TANH))
    return Evidence(
        holds=ratio_a <= 0.1 * ratio_b and score_a < 0.75 and score_b >= 0.9,
        effect=ratio_a,
        answer=1 if ratio_a <= 0.1 * ratio_b else 2 if ratio_b <= 0.1 * ratio_a else 0,
        quantities={"ratio_a": ratio_a, "ratio_b": ratio_b, "score_a": score_a, "score_b": score_b},
    )


def _link(data: str, act: str) -> str:
    return f"?v=2&{data}&layers=16,16,16,16,16,16&act={act}&init=xavier&opt=sgd&rate=0.1&batch=20&epochs=300&stop=off"


LESSON = Lesson(
    key="gradient-vanishes",
    text=TEXT,
    variants={act: setting(_link("data=circles&noise=0.1", act)) for act in (SIGMOID, TANH)},
    elsewhere={
        "moons": {act: setting(_link("noise=0.1", act)) for act in (SIGMOID, TANH)},
    },
    check=check,
    quantities={"ratio_a": number, "ratio_b": number, "score_a": percent, "score_b": percent},
    formula=r"\delta^{(l)} = W^{(l+1)\top} \delta^{(l+1)} \odot \sigma^\prime(z^{(l)}), \quad \sigma^\prime \le 1/4",
    excerpts=(Excerpt(Sigmoid, r"\sigma'(z) = a\,(1 - a)", Message("`a` is the output of the forward pass.")),),
    sources=(
        Source(
            "Glorot, X., Bengio, Y.", "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010
        ),
    ),
    panels=("training accuracy", "first layer's gradient"),
)
