"""Dropout of 0.95 underfits."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, Strength, setting
from playground.lessons.readings import end_loss, train_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.dropout import Dropout
from playground.words.messages import Message
from playground.words.numbers import number

RATES = ("0", "0.25", "0.5", "0.75", "0.95")

TEXT = LessonText(
    name=Message("Too much of it"),
    question=Message(
        "Five networks delete none, a quarter, half, three quarters and nineteen in twenty of their hidden units in "
        "every step. Which ends with the lowest test loss?"
    ),
    answers=(
        Message("None deleted."),
        Message("One in between."),
        Message("The most deleted."),
    ),
    watch=Message("Watch “Loss of each”: the lines come together to the right, but on what height?"),
    held=Message(
        "Test loss ended at {d0} without dropout, at {best} with the best rate, {best_rate}, and at {d95} with 0.95, "
        "where the training loss is {train95}: with so few units left even the training points are not learned."
    ),
    failed=Message(
        "Test loss ended at {d0} without dropout, at {best} with {best_rate}, and at {d95} with 0.95; training loss "
        "there {train95}."
    ),
    why=Message(
        "With p = 0.95 one or two of 32 units of a layer are left in a step, multiplied by twenty. What one step "
        "teaches them the next undoes, and the average of such networks is nearly a straight line. The gap is closed, "
        "from the wrong side."
    ),
    limits=Message(
        "On 3 of the 20 seeds of the report the claim did not hold. How much is too much depends on the width: of 256 "
        "units more are left at 0.75 than of 32 at 0.5."
    ),
    next=Message("Sweep dropout in a network of four units, and in one of 256: where is the best rate of each?"),
    claim=Message(
        "On most seeds the lowest test loss at the end is that of a rate of 0.25, 0.5 or 0.75, and with 0.95 it is at "
        "least a fifth higher than that."
    ),
    effect=Message("test loss with dropout 0.95 over the lowest of the five"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether the best rate lies in between."""
    ends = {rate: end_loss(runs[rate]) for rate in RATES}
    best = min(RATES, key=ends.__getitem__)
    ratio = ends["0.95"] / ends[best]
    return Evidence(
        holds=best in RATES[1:-1] and ratio >= 1.2,
        effect=ratio,
        answer=0 if best == "0" else 2 if best == "0.95" else 1,
        quantities={
            "d0": ends["0"],
            "best": ends[best],
            "best_rate": float(best),
            "d95": ends["0.95"],
            "train95": train_loss(runs["0.95"]),
        },
    )


_LINK = "?v=2&layers=32,32&rate=0.01&epochs=500&stop=off&dropout="
LESSON = Lesson(
    key="too-much-dropout",
    text=TEXT,
    variants={rate: setting(_LINK + rate) for rate in RATES},
    elsewhere={"circles": {rate: setting(_LINK + rate, data="circles", noise="0.2") for rate in RATES}},
    check=check,
    strength=Strength.LIMITED,
    quantities={**dict.fromkeys(("d0", "best", "d95", "train95"), number), "best_rate": lambda rate: f"{rate:g}"},
    excerpts=(
        Excerpt(
            Dropout.forward,
            r"\tilde a = \tfrac{m}{1 - p} \odot a",
            Message("Kept units are divided by 1 − p, here by 0.05: twenty times as large."),
        ),
    ),
    sources=(
        Source("Srivastava, N., and others", "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014),
    ),
    axis="Dropout",
)
