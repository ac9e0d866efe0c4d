"""Without batch normalisation what enters a layer moves as the layers before it learn."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, pair
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.measurements.theory.signals import shape_of, signals
from playground.network.batch_norm import BatchNorm
from playground.words.messages import Message
from playground.words.numbers import number

WITHOUT, WITH = "without", "batch normalisation"

TEXT = LessonText(
    name=Message("Layers stop drifting"),
    question=Message(
        "While a network learns, each layer gets its input from layers that change. How does the spread of what enters "
        "the last activation change from the first epoch to the last, without and with batch normalisation?"
    ),
    answers=(
        Message("It stays about the same in both."),
        Message("It changes several times over without, and less with it."),
        Message("It changes more with it."),
    ),
    watch=Message("Watch the spread of the pre-activations of the last hidden layer: two lines."),
    held=Message(
        "Without, the spread of z before the last activation went from {first_a} to {end_a}; with batch normalisation "
        "from {first_b} to {end_b}."
    ),
    failed=Message(
        "Without, the spread of z before the last activation went from {first_a} to {end_a}; with batch normalisation "
        "from {first_b} to {end_b}."
    ),
    why=Message(
        "Every step of the layers before changes what a layer sees, so it learns for an input that is gone in the next "
        "epoch: the internal covariate shift of the review. Normalised, mean and spread of z are β and γ, which move "
        "slowly because they are learned."
    ),
    limits=Message(
        "That this is why batch normalisation helps is debated: adding such a shift on purpose hardly hurts (Santurkar "
        "and others 2018), and its gain may come from a smoother loss."
    ),
    next=Message("Open the tab Pre-activations in Train, and compare epoch 1 with the last."),
    claim=Message(
        "From the first weights to the end the standard deviation of what enters the last activation changes by more "
        "than twice the factor without batch normalisation than with it."
    ),
    effect=Message("factor by which the spread changes without, over that with batch normalisation"),
)


def spreads(run: Run) -> tuple[float, float]:
    """Return the standard deviation of what enters the last activation, at the first epoch and at the end."""
    fresh = Run(run.settings, run.dataset)
    fresh.trainer.advance(1)
    X = run.trainer.problem.train.X
    first, end = (shape_of(signals(one.trainer.network, X)[-1].taken).deviation for one in (fresh, run))
    return first, end


def check(runs: Runs) -> Evidence:
    """Judge by which factor the spread changes."""
    (first_a, end_a), (first_b, end_b) = (spreads(runs[name]) for name in (WITHOUT, WITH))
    a, b = (float(np.exp(abs(np.log(end / first)))) for first, end in ((first_a, end_a), (first_b, end_b)))
    return Evidence(
        holds=a > 2 * b,
        effect=a / b,
        answer=1 if a > 1.5 * b else 2 if b > 1.5 * a else 0,
        quantities={"first_a": first_a, "end_a": end_a, "first_b": first_b, "end_b": end_b},
    )


_LINK = "?v=2&layers=32,32,32&rate=0.01&batch=20&epochs=300&stop=off"
LESSON = Lesson(
    key="drift",
    text=TEXT,
    variants=pair((WITHOUT, WITH), _LINK, "bn=before"),
    elsewhere={"circles": pair((WITHOUT, WITH), _LINK, "bn=before", data="circles", noise="0.2")},
    check=check,
    quantities=dict.fromkeys(("first_a", "end_a", "first_b", "end_b"), number),
    formula=r"\operatorname{E}[y] = \beta, \qquad \operatorname{sd}[y] = |\gamma|",
    excerpts=(
        Excerpt(
            BatchNorm.forward,
            r"y = \gamma\,\hat x + \beta",
            Message("Whatever the layers before do, x̂ has mean 0 and spread 1 in each mini-batch."),
        ),
    ),
    sources=(
        Source("Ioffe, S., Szegedy, C.", "Batch Normalization", 2015),
        Source(
            "Santurkar, S., Tsipras, D., Ilyas, A., Madry, A.", "How Does Batch Normalization Help Optimization?", 2018
        ),
    ),
    panels=("spread",),
)
