"""Batch normalisation lets a deep sigmoid network learn."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, pair
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.network.batch_norm import BatchNorm
from playground.words.messages import Message
from playground.words.numbers import percent

WITHOUT, WITH = "without", "batch normalisation"

TEXT = LessonText(
    name=Message("It rescues the deep sigmoid net"),
    question=Message(
        "Six sigmoid layers do not learn the ring in 300 epochs: their gradient vanishes. The second network "
        "normalises what enters each sigmoid. Does it learn?"
    ),
    answers=(Message("No: the sigmoid is the same."), Message("Yes, its accuracy rises by more than 20 points.")),
    watch=Message("Watch the right boundary close around the inner class while the left plane stays one colour."),
    held=Message("The best training accuracy of any epoch is {best_a} without and {best_b} with batch normalisation."),
    failed=Message(
        "The best training accuracy of any epoch is {best_a} without and {best_b} with batch normalisation."
    ),
    why=Message(
        "Normalised, z lies around 0 where the sigmoid is steep, and its spread is that of γ, which is learned, "
        "whatever the layers before do. So differences between points are not lost on the way forward, nor the "
        "gradient on the way back."
    ),
    limits=Message(
        "A tanh or ReLU network of this depth needs no rescue, and learns not faster with it. In prediction the "
        "averages of training are used; where test points come from elsewhere, these are the wrong ones."
    ),
    next=Message("Put the normalisation after the activation: does it still rescue?"),
    claim=Message(
        "The best training accuracy is more than 20 points higher with batch normalisation before the activation."
    ),
    effect=Message("gain of the best training accuracy, in points"),
)


def best(run: Run) -> float:
    """Return the highest training accuracy of any epoch, in [0, 1]."""
    return float(run.history["train_score"].max())


def check(runs: Runs) -> Evidence:
    """Judge by how much the best accuracy rises."""
    a, b = best(runs[WITHOUT]), best(runs[WITH])
    return Evidence(
        holds=b - a > 0.2, effect=100 * (b - a), answer=int(b - a > 0.2), quantities={"best_a": a, "best_b": b}
    )


_LINK = (
    "?v=2&data=circles&noise=0.1&n=400&layers=16,16,16,16,16,16&act=sigmoid&init=xavier&opt=sgd&rate=0.1&batch=20"
    "&epochs=300&stop=off"
)
LESSON = Lesson(
    key="rescues-sigmoid",
    text=TEXT,
    variants=pair((WITHOUT, WITH), _LINK, "bn=before"),
    elsewhere={
        "moons": pair((WITHOUT, WITH), _LINK, "bn=before", data="moons"),
        "spirals": pair((WITHOUT, WITH), _LINK, "bn=before", data="spirals"),
    },
    check=check,
    quantities={"best_a": percent, "best_b": percent},
    formula=r"\hat x = \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}}, \qquad y = \gamma\,\hat x + \beta",
    excerpts=(
        Excerpt(
            BatchNorm.forward,
            r"y = \gamma\,\hat x + \beta",
            Message("In training μ and σ² are those of the mini-batch, in inference running averages."),
        ),
    ),
    sources=(Source("Ioffe, S., Szegedy, C.", "Batch Normalization", 2015),),
    panels=("training accuracy",),
)
