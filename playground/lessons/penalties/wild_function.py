"""Large first weights make a wild function."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, Strength, setting
from playground.lessons.readings import end_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.boundary import Grid
from playground.measurements.theory.steepness import largest_slope
from playground.network.dense import Dense
from playground.words.messages import Message
from playground.words.numbers import number

SCALES = ("1", "3", "5")

TEXT = LessonText(
    name=Message("Large weights, wild function"),
    question=Message(
        "Three networks fit twenty noisy points of a sine. They differ only in the size of their first weights: as "
        "usual, three and five times as large. All fit the points in the end. What do the curves do between the "
        "points?"
    ),
    answers=(
        Message("All three curves are about the same."),
        Message("The larger the first weights, the wilder the curve."),
        Message("The smaller the first weights, the wilder the curve."),
    ),
    watch=Message("Watch the curves before they have learned anything, and what is left of that at the end."),
    held=Message(
        "The largest slope of the curve is {slope1}, {slope3} and {slope5}; test loss {loss1}, {loss3} and {loss5}."
    ),
    failed=Message(
        "The largest slope of the curve is {slope1}, {slope3} and {slope5}; test loss {loss1}, {loss3} and {loss5}."
    ),
    why=Message(
        "Training moves the weights only as far as the points ask for. Between them nothing asks, so the wildness of "
        "the first function stays. An overfitted function has large coefficients because it turns sharply between "
        "neighbouring points."
    ),
    limits=Message(
        "On 2 of 20 seeds of the report three times as large first weights did not make a steeper curve than the usual "
        "ones, or five times than three. On the moons the steepness does not follow the first weights in this way: "
        "with two inputs and a saturated output much depends on where the boundary lies."
    ),
    next=Message("Give the third network L2 = 0.3: the curve comes to rest."),
    claim=Message(
        "On most seeds the largest slope of the fitted curve grows from the usual first weights to three and to five "
        "times as large ones."
    ),
    effect=Message("largest slope with first weights five times as large over that with usual ones"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether the largest slope grows."""
    slopes = [largest_slope(runs[name].trainer.network, Grid(runs[name].dataset, 400)) for name in SCALES]
    answer = 1 if slopes[2] > 1.5 * slopes[0] else 2 if slopes[0] > 1.5 * slopes[2] else 0
    return Evidence(
        holds=slopes[0] < slopes[1] < slopes[2],
        effect=slopes[2] / slopes[0],
        answer=answer,
        quantities={
            **{f"slope{name}": slope for name, slope in zip(SCALES, slopes, strict=True)},
            **{f"loss{name}": end_loss(runs[name]) for name in SCALES},
        },
    )


_LINK = "?v=2&data=sine&n=200&test=0.9&layers=64,64&rate=0.01&epochs=1000&stop=off&scale="
LESSON = Lesson(
    key="wild-function",
    text=TEXT,
    variants={name: setting(_LINK + name) for name in SCALES},
    check=check,
    strength=Strength.LIMITED,
    quantities=dict.fromkeys((f"{kind}{name}" for kind in ("slope", "loss") for name in SCALES), number),
    formula=r"\Bigl|\frac{\partial z}{\partial x}\Bigr| \le \prod_l \lVert W^{(l)} \rVert",
    excerpts=(
        Excerpt(
            Dense.initialise,
            r"w \sim \mathcal N(0, s^2)",
            Message("`scale` is s: that of the chosen first weights, times 1, 3 or 5."),
        ),
    ),
    sources=(Source("Bishop, C. M.", "Pattern Recognition and Machine Learning, section 1.1", 2006),),
    axis="First weights ×",
)
