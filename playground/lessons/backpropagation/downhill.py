"""A small step against the gradient lowers the loss, a large one may not."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.optimisation.gradient_descent import SGD
from playground.words.messages import Message
from playground.words.numbers import number, percent

RATES = ("0.1", "1", "10")

TEXT = LessonText(
    name=Message("One step downhill"),
    question=Message(
        "Three networks go down the same hill by plain gradient descent on all points at once, with learning rates of "
        "0.1, 1 and 10. In how many of their steps does the training loss fall?"
    ),
    answers=(
        Message("In all steps of all three: the gradient points downhill."),
        Message("In all steps with the smallest rate, not in all with the largest."),
        Message("In about half of the steps of each."),
    ),
    watch=Message("Watch the training losses: one glides, one is faster, one leaps."),
    held=Message(
        "The training loss fell in {f01} of the steps with η = 0.1, {f1} with 1 and {f10} with 10; it ended at {l01}, "
        "{l1} and {l10}."
    ),
    failed=Message(
        "The training loss fell in {f01} of the steps with η = 0.1, {f1} with 1 and {f10} with 10; it ended at {l01}, "
        "{l1} and {l10}."
    ),
    why=Message(
        "The gradient says how the loss changes with an infinitely small step. Over a step of finite length the hill "
        "bends: to first order the loss changes by −η|∇C|², to second order by η²/2 times its curvature, which wins "
        "when η is large."
    ),
    limits=Message(
        "With mini-batches the loss of all points may rise even with a small rate, as each step goes down another "
        "hill. And the rate that never rises is seldom the fastest."
    ),
    next=Message(
        "In Inspect, apply the update with η = 0.1 and with η = 100: the loss of the sample before and after."
    ),
    claim=Message(
        "With η = 0.1 the training loss falls in at least 99 % of the epochs, with η = 10 in less than 95 %."
    ),
    effect=Message("share of the epochs in which the training loss falls with η = 10"),
)


def check(runs: Runs) -> Evidence:
    """Judge in how many steps the loss fell."""
    falls, ends = [], []
    for rate in RATES:
        losses = np.asarray(runs[rate].history["train_loss"], np.float64)
        falls.append(float((np.diff(losses) < 0).mean()))
        ends.append(float(losses[-1]))
    answer = 0 if falls[2] >= 0.99 else 1 if falls[0] >= 0.99 else 2
    return Evidence(
        holds=falls[0] >= 0.99 and falls[2] < 0.95,
        effect=falls[2],
        answer=answer,
        quantities={"f01": falls[0], "f1": falls[1], "f10": falls[2], "l01": ends[0], "l1": ends[1], "l10": ends[2]},
    )


_LINK = "?v=2&act=tanh&init=xavier&opt=sgd&epochs=300&stop=off&rate="
LESSON = Lesson(
    key="downhill",
    text=TEXT,
    variants={rate: setting(_LINK + rate) for rate in RATES},
    elsewhere={"circles": {rate: setting(_LINK + rate, data="circles") for rate in RATES}},
    check=check,
    quantities={"f01": percent, "f1": percent, "f10": percent, "l01": number, "l1": number, "l10": number},
    formula=r"C(w - \eta \nabla C) \approx C(w) - \eta\,|\nabla C|^2 + \tfrac{\eta^2}{2}\, \nabla C^\top H\, \nabla C",
    excerpts=(Excerpt(SGD, r"w \leftarrow w - \eta\, g", Message("`grad` is g = ∂C/∂w, `size` is η.")),),
    sources=(Source("Cauchy, A.", "Méthode générale pour la résolution des systèmes d'équations simultanées", 1847),),
    panels=("training loss",),
    axis="η",
)
