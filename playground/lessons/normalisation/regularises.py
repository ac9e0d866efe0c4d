"""Batch normalisation regularises a little."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, pair
from playground.lessons.lower_end import WRITTEN, judge_ends
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.batch_norm import BatchNorm
from playground.words.messages import Message

WITHOUT, WITH = "without", "batch normalisation"

TEXT = LessonText(
    name=Message("It regularises"),
    question=Message(
        "Nothing in batch normalisation penalises large weights. Where does the test loss of an overfitting network "
        "end with it?"
    ),
    answers=(Message("Lower than without."), Message("Higher than without."), Message("Within a tenth of it.")),
    watch=Message("Watch both test losses climb, and how far."),
    held=Message(
        "Test loss ended at {test_b} with batch normalisation and at {test_a} without; training loss at {train_b} and "
        "{train_a}."
    ),
    failed=Message(
        "Test loss ended at {test_b} with batch normalisation and at {test_a} without; training loss at {train_b} and "
        "{train_a}."
    ),
    why=Message(
        "The mean and spread of a mini-batch depend on which points happen to be in it, so each point is shown with a "
        "little noise of its neighbours, another in every epoch: that is hard to learn by heart."
    ),
    limits=Message(
        "The noise is large where mini-batches are small, and gone with the full batch. It is no substitute for L2 or "
        "dropout where overfitting is the problem."
    ),
    next=Message("Take the full batch: the difference shrinks."),
    claim=Message("With mini-batches of 16 the test loss ends lower with batch normalisation than without."),
    effect=Message("test loss at the end with batch normalisation over that without"),
)


def check(runs: Runs) -> Evidence:
    """Judge which ended lower."""
    return judge_ends(runs, WITHOUT, WITH, below=1.0)


_LINK = "?v=2&layers=64,64&rate=0.01&batch=16&epochs=500&stop=off"
LESSON = Lesson(
    key="regularises",
    text=TEXT,
    variants=pair((WITHOUT, WITH), _LINK, "bn=before"),
    elsewhere={
        "circles": pair((WITHOUT, WITH), _LINK, "bn=before", data="circles", noise="0.2"),
        "spirals": pair((WITHOUT, WITH), _LINK, "bn=before", data="spirals", noise="0.2"),
    },
    check=check,
    quantities=WRITTEN,
    formula=r"\hat x_i = \frac{x_i - \mu_{\text{batch}}}{\sqrt{\sigma^2_{\text{batch}} + \epsilon}}",
    excerpts=(
        Excerpt(
            BatchNorm._normalise_batch,
            r"\mu, \sigma^2 \text{ of the mini-batch}",
            Message("The moments are those of the present mini-batch."),
        ),
    ),
    sources=(
        Source(
            "Luo, P., Wang, X., Shao, W., Peng, Z.", "Towards Understanding Regularization in Batch Normalization", 2019
        ),
    ),
    panels=("norm",),
)
