"""Whether batch normalisation learns better before or after the activation depends on the data."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, Strength, pair
from playground.lessons.readings import lowest_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.builder import build
from playground.words.messages import Message
from playground.words.numbers import number

BEFORE, AFTER = "before", "after"

TEXT = LessonText(
    name=Message("Before or after?"),
    question=Message(
        "The review puts batch normalisation before the activation. Others put it after, so that the next layer gets "
        "what is normalised. Which of the two reaches the lower test loss here?"
    ),
    answers=(Message("Before."), Message("After."), Message("Equal, within a tenth.")),
    watch=Message("Watch both test losses: where is each one's lowest?"),
    held=Message("The lowest test loss is {before} before the activation and {after} after it."),
    failed=Message("The lowest test loss is {before} before the activation and {after} after it."),
    why=Message(
        "What enters the normalisation after a ReLU is skewed and full of zeros, which speaks for *before*. But it is "
        "the output that the next layer gets, and after a ReLU that was normalised its mean is not 0, which speaks for "
        "*after*. Both are used."
    ),
    limits=Message(
        "It is one pair of runs on one data set; the report of claims has twenty seeds on three, and neither place "
        "wins on all."
    ),
    next=Message("Try with many seeds in Luck, on moons, circles and spirals."),
    claim=Message(
        "Before the activation the lowest test loss is below that after it: the review's placement is the better one."
    ),
    effect=Message("lowest test loss before the activation over that after it"),
)


def check(runs: Runs) -> Evidence:
    """Judge which place reached the lower test loss."""
    before, after = lowest_loss(runs[BEFORE]), lowest_loss(runs[AFTER])
    return Evidence(
        holds=before < after,
        effect=before / after,
        answer=2 if abs(before - after) <= 0.1 * after else 0 if before < after else 1,
        quantities={"before": before, "after": after},
    )


_LINK = "?v=2&layers=32,32&rate=0.01&batch=20&epochs=200&stop=off&bn=before"
LESSON = Lesson(
    key="before-or-after",
    text=TEXT,
    variants=pair((BEFORE, AFTER), _LINK, "bn=after"),
    elsewhere={
        "circles": pair((BEFORE, AFTER), _LINK, "bn=after", data="circles", noise="0.2"),
        "spirals": pair((BEFORE, AFTER), _LINK, "bn=after", data="spirals", noise="0.1"),
    },
    check=check,
    quantities={"before": number, "after": number},
    excerpts=(
        Excerpt(
            build,
            r"\sigma(\mathrm{BN}(W a + b)) \quad\text{or}\quad \mathrm{BN}(\sigma(W a + b))",
            Message("`batch_norm` says before or after the activation."),
        ),
    ),
    sources=(Source("Ioffe, S., Szegedy, C.", "Batch Normalization", 2015),),
    strength=Strength.NOT_BORNE_OUT,
    panels=("training loss",),
)
