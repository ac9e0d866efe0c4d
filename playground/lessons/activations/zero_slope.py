"""ReLU has no derivative at 0, and hardly any pre-activation is exactly 0."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, count, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.measurements.theory.signals import MOST_SAMPLES, shapes
from playground.network.activations.piecewise import ReLU
from playground.network.arithmetic import Array
from playground.words.messages import Message
from playground.words.numbers import percent

WIDE, NARROW = "16 and 16 units", "2 and 8 units"
RARE, COMMON = 0.001, 0.1

TEXT = LessonText(
    name=Message("A derivative missing at 0 does no harm"),
    question=Message(
        "ReLU has a kink at 0, so it has no derivative there, and the program has to make one up. In the usual network "
        "of two layers of 16 units: what share of the pre-activations z is exactly 0 while it learns?"
    ),
    answers=(
        Message("About half, as of the activations."),
        Message("A few in a hundred."),
        Message("None, or hardly any."),
    ),
    watch=Message(
        "Watch the share of z that is exactly 0, in the layer that has most, and compare the narrow network."
    ),
    held=Message(
        "Of {looked} pre-activations of the wide network at most {wide} of a layer's were exactly 0 after any epoch "
        "looked at. In the narrow one it was {first} before training and {end} at the end; its training accuracy is "
        "{score}."
    ),
    failed=Message(
        "Of {looked} pre-activations of the wide network up to {wide} of a layer's were exactly 0 after an epoch "
        "looked at. In the narrow one it was {first} before training and {end} at the end; its training accuracy is "
        "{score}."
    ),
    why=Message(
        "z is a sum of products of many digits and hits one number about as seldom as a dart hits a line. So it hardly "
        "matters what is returned there: the program takes the left derivative, 0."
    ),
    limits=Message(
        "Biases begin at 0. For a point at which all units of a layer give 0, every z of the next layer is then its "
        "bias: exactly 0. Of two units that happens often, of sixteen hardly ever. Once the biases have moved such z "
        "are 0 no more, unless nothing reaches those units."
    ),
    next=Message("Open the tab Pre-activations in Train: it says what share is exactly 0. Try two layers of 3 units."),
    claim=Message(
        "After no epoch looked at are more than one in a thousand pre-activations of a layer of the network of 16 and "
        "16 units exactly 0."
    ),
    effect=Message("largest share of a layer's pre-activations that is exactly 0, in the network of 16 and 16 units"),
)


def zeros(run: Run) -> Array:
    """Return the share of exact zeros after each epoch looked at, in the layer that has most (n_epochs,)."""
    largest: Array = run.over_epochs.of(shapes).values[:, :, 3].max(axis=1)
    return largest


def check(runs: Runs) -> Evidence:
    """Judge the share of exact zeros over the epochs that are looked at."""
    wide, narrow = zeros(runs[WIDE]), zeros(runs[NARROW])
    run, most = runs[WIDE], float(wide.max())
    units = sum(run.widths[1:-1])
    return Evidence(
        holds=most <= RARE,
        effect=most,
        answer=2 if most <= RARE else 1 if most <= COMMON else 0,
        quantities={
            "looked": float(len(wide) * units * min(len(run.trainer.problem.train.X), MOST_SAMPLES)),
            "wide": most,
            "first": float(narrow[0]),
            "end": float(narrow[-1]),
            "score": float(np.asarray(runs[NARROW].history["train_score"])[-1]),
        },
    )


_LINKS = {WIDE: "?v=2&layers=16,16&stop=off", NARROW: "?v=2&layers=2,8&stop=off"}
LESSON = Lesson(
    key="zero-slope",
    text=TEXT,
    variants={name: setting(link) for name, link in _LINKS.items()},
    elsewhere={"circles": {name: setting(link, data="circles", noise="0.2") for name, link in _LINKS.items()}},
    check=check,
    quantities={"looked": count, "wide": percent, "first": percent, "end": percent, "score": percent},
    formula=r"a = \max(0, z), \qquad \frac{\partial a}{\partial z} = "
    r"\begin{cases} 0 & z < 0 \\ \text{none} & z = 0 \\ 1 & z > 0 \end{cases}",
    excerpts=(
        Excerpt(ReLU.slope, r"\frac{\partial a}{\partial z}", Message("At z = 0 a is 0, and so is this.")),
    ),
    sources=(
        Source("Bertoin, D., Bolte, J., Gerchinovitz, S., Pauwels, E.", "Numerical influence of ReLU'(0) on "
               "backpropagation", 2021),
    ),
    panels=("exact zeros of z",),
    minutes=2,
)  # fmt: skip
