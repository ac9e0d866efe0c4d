"""L1 chooses among inputs: the useless ones lose all their weights."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, count, setting
from playground.lessons.readings import end_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.measurements.theory.input_weights import input_weights
from playground.network.penalties import Penalty
from playground.words.messages import Message
from playground.words.numbers import number

NONE, L2, L1 = "no penalty", "L2, λ = 5", "L1, λ = 6"

TEXT = LessonText(
    name=Message("L1 chooses features"),
    question=Message(
        "Two inputs say where a point of the moons lies; ten more are pure chance. 100 points are few, so that chance "
        "can be learned by heart. One network has no penalty, one L2, one L1. Which of them finds out that ten inputs "
        "are useless, and lets go of most of them entirely?"
    ),
    answers=(
        Message("Both penalties do."),
        Message("L1 does, L2 only makes their weights small."),
        Message("L2 does, L1 only makes their weights small."),
        Message("None of the three."),
    ),
    watch=Message("Watch the bars of the useless inputs: a 0 stands where not one weight is left."),
    held=Message(
        "With L1 {ignored_l1} of the 10 useless inputs have lost all their weights, with L2 {ignored_l2}; both real "
        "inputs stayed. Test loss ended at {loss_none} without a penalty, {loss_l2} with L2 and {loss_l1} with L1."
    ),
    failed=Message(
        "With L1 {ignored_l1} of the 10 useless inputs have lost all their weights, with L2 {ignored_l2}; of the real "
        "ones {real_l1} stayed with L1. Test loss ended at {loss_none} without a penalty, {loss_l2} with L2 and "
        "{loss_l1} with L1."
    ),
    why=Message(
        "The force of L1 does not fade as a weight shrinks, so a weight is kept only if the data pull harder than λ/n "
        "all the time. A useless input pulls by chance, a little. The force of L2 is proportional to the weight: it "
        "becomes as weak as the pull before the weight is 0."
    ),
    limits=Message(
        "It needs a large batch and SGD: with batches of 16 the pull of chance varies too much, and under Adam no "
        "input is let go entirely. A λ that is too strong kills the real inputs too, and even this one makes the "
        "network nearly linear."
    ),
    next=Message("Open Inputs behind More in Train, and drag L1 up and down: see who leaves first."),
    claim=Message(
        "With L1 at least half of the ten useless inputs have first-layer weights that are all exactly 0, and both "
        "real inputs do not; with L2 no input has. With L1 the test loss ends below that without a penalty."
    ),
    effect=Message("useless inputs, of 10, that L1 lets go entirely"),
)


def ignored(run: Run) -> tuple[int, int]:
    """Return how many real inputs and how many others have lost all their weights."""
    gone = input_weights(run.trainer.network).ignored
    n_real = run.dataset.n_real
    return int(np.count_nonzero(gone[:n_real])), int(np.count_nonzero(gone[n_real:]))


def check(runs: Runs) -> Evidence:
    """Judge which inputs are let go entirely."""
    real_l1, useless_l1 = ignored(runs[L1])
    real_l2, useless_l2 = ignored(runs[L2])
    half = runs[L1].dataset.n_useless / 2
    chosen = useless_l1 >= half, useless_l2 >= half
    return Evidence(
        holds=chosen[0] and not (real_l1 or real_l2 or useless_l2) and end_loss(runs[L1]) < end_loss(runs[NONE]),
        effect=float(useless_l1),
        answer={(True, True): 0, (True, False): 1, (False, True): 2, (False, False): 3}[chosen],
        quantities={
            "ignored_l1": float(useless_l1),
            "ignored_l2": float(useless_l2),
            "real_l1": float(runs[L1].dataset.n_real - real_l1),
            "loss_none": end_loss(runs[NONE]),
            "loss_l2": end_loss(runs[L2]),
            "loss_l1": end_loss(runs[L1]),
        },
    )


_LINK = "?v=2&n=1000&test=0.9&useless=10&layers=32&opt=sgd&rate=0.1&batch=100&epochs=2000&stop=off"
_PENALTIES = {NONE: {}, L2: {"l2": "5"}, L1: {"l1": "6"}}
LESSON = Lesson(
    key="l1-chooses",
    text=TEXT,
    variants={name: setting(_LINK, **penalty) for name, penalty in _PENALTIES.items()},
    elsewhere={
        "Adam": {name: setting(_LINK, opt="adam", rate="0.01", **penalty) for name, penalty in _PENALTIES.items()},
    },
    check=check,
    quantities={
        "ignored_l1": count,
        "ignored_l2": count,
        "real_l1": count,
        "loss_none": number,
        "loss_l2": number,
        "loss_l1": number,
    },
    formula=r"\Bigl|\frac{\partial C_0}{\partial w}\Bigr| \le \frac{\lambda_1}{n} \;\Rightarrow\; w = 0",
    excerpts=(
        Excerpt(
            Penalty.shrink,
            r"w - \operatorname{clip}(w, -t, t), \quad t = \eta\lambda_1/n",
            Message("`t` is the same for all weights, however small."),
        ),
        Excerpt(input_weights, r"\sqrt{\textstyle\sum_j w_{ij}^2}", Message("A row of `W` leaves one input.")),
    ),
    sources=(
        Source("Tibshirani, R.", "Regression Shrinkage and Selection via the Lasso", 1996),
        Source("Ng, A. Y.", "Feature Selection, L1 vs. L2 Regularization, and Rotational Invariance", 2004),
    ),
    panels=("inputs",),
    axis="Penalty",
)
