"""A squared error on a saturated sigmoid hardly learns; the cross-entropy does."""

from __future__ import annotations

import math

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, epoch_or_never, setting
from playground.lessons.readings import first_epoch_at
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.network.losses.squared_error import SigmoidSquaredError
from playground.words.messages import Message
from playground.words.numbers import number

GOOD = 0.9
CROSS_ENTROPY, SQUARED = "cross-entropy", "squared error"

TEXT = LessonText(
    name=Message("Sure, wrong, and slow to learn"),
    question=Message(
        "Both networks begin with the same first weights, five times too large, so that they are sure of nearly every "
        "answer and wrong about many. One is punished by the cross-entropy, the other by the squared error of its "
        "probability. Which learns first?"
    ),
    answers=(
        Message("The one with cross-entropy."),
        Message("The one with squared error."),
        Message("Both at about the same time."),
    ),
    watch=Message("Watch the training accuracy: one line climbs within a few epochs, the other creeps."),
    held=Message(
        "Cross-entropy reached 90 % of the training points in epoch {bce}, squared error in epoch {mse} (–: never). At "
        "the common first weights the gradient of the squared error was {ratio} of that of the cross-entropy."
    ),
    failed=Message(
        "Cross-entropy reached 90 % in epoch {bce}, squared error in epoch {mse} (–: never); at the first weights the "
        "gradient of the squared error was {ratio} of that of the cross-entropy."
    ),
    why=Message(
        "The squared error passes its gradient through the sigmoid, whose slope p (1 − p) is nearly zero where the "
        "network is sure, right or wrong alike. In the cross-entropy the logarithm cancels that factor: what is left "
        "is p − y, largest where the network is most wrong."
    ),
    limits=Message(
        "With first weights of the usual size both learn, squared error in about twice as many epochs. With weights "
        "ten times too large and a rate of 0.3 cross-entropy fails too."
    ),
    next=Message(
        "Move the logit in the figure of the losses, and compare the two slopes at −6 for a point of class 1."
    ),
    claim=Message("Cross-entropy reaches 90 % of the training points in at most half as many epochs as squared error."),
    effect=Message("gradient of squared error over that of cross-entropy, RMS over the weights, at the first weights"),
)


def first_gradient(run: Run) -> float:
    """Return the root mean square of ∂C₀/∂w at the first weights, over all training samples at once."""
    fresh = Run(run.settings, run.dataset)
    network, problem = fresh.trainer.network, fresh.trainer.problem
    z = network.forward(problem.train.X, training=True)
    network.backward(problem.loss.delta(z, problem.train.targets, problem.train.weight))
    return float(np.sqrt(np.square(network.grad[: network.n_weights], dtype=np.float64).mean()))


def check(runs: Runs) -> Evidence:
    """Judge which loss reached the goal first."""
    bce, mse = (first_epoch_at(runs[name], GOOD) for name in (CROSS_ENTROPY, SQUARED))
    ratio = first_gradient(runs[SQUARED]) / first_gradient(runs[CROSS_ENTROPY])
    return Evidence(
        holds=math.isfinite(bce) and 2 * max(bce, 1) <= mse,
        effect=ratio,
        answer=0 if bce < 0.8 * mse else 1 if mse < 0.8 * bce else 2,
        quantities={"bce": bce, "mse": mse, "ratio": ratio},
    )


_LINK = "?v=2&scale=5&opt=sgd&rate=0.1&batch=16&epochs=300&loss="
LESSON = Lesson(
    key="slow-when-wrong",
    text=TEXT,
    variants={CROSS_ENTROPY: setting(_LINK + "bce"), SQUARED: setting(_LINK + "mse")},
    elsewhere={
        "first weights of the usual size": {
            CROSS_ENTROPY: setting(_LINK + "bce", scale="1"),
            SQUARED: setting(_LINK + "mse", scale="1"),
        }
    },
    check=check,
    quantities={"bce": epoch_or_never, "mse": epoch_or_never, "ratio": number},
    formula=r"\frac{\partial}{\partial z}(p - y)^2 = 2\,(p - y)\,p\,(1 - p) \qquad "
    r"\frac{\partial}{\partial z}\bigl[-y\log p - (1-y)\log(1-p)\bigr] = p - y",
    excerpts=(
        Excerpt(
            SigmoidSquaredError._residual,
            r"2\,(p - y)\,p\,(1 - p)",
            Message("`p` is σ(z), `slope` p (1 − p): the method returns δ."),
        ),
    ),
    sources=(
        Source(
            "Nielsen, M.",
            "Neural Networks and Deep Learning, chapter 3",
            2015,
            "http://neuralnetworksanddeeplearning.com",
        ),
    ),
    panels=("training accuracy",),
)
