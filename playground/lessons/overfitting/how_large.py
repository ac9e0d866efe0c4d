"""Training loss falls with the width of the network; test loss has its minimum far below the largest."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, count, setting
from playground.lessons.readings import end_loss, train_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.builder import build
from playground.words.messages import Message
from playground.words.numbers import number

UNITS = ("1", "2", "4", "8", "16", "64", "256")
LEAST_RISE = 1.5

TEXT = LessonText(
    name=Message("How large is too large?"),
    question=Message(
        "Seven networks with one hidden layer of 1, 2, 4, … 256 units learn the same 100 points for 1,000 epochs. The "
        "largest has the lowest training loss. Which has the lowest test loss?"
    ),
    answers=(
        Message("The largest."),
        Message("The smallest, with a single unit."),
        Message("One in between."),
    ),
    watch=Message("Watch the two lines of “Loss of each”: one keeps falling with the units, the other turns up."),
    held=Message(
        "With 256 units training loss ended at {train_widest} and test loss at {widest}. The lowest of the seven test "
        "losses, {best}, is the one with {best_units} units; with one unit it is {narrowest}, training loss "
        "{train_narrowest}."
    ),
    failed=Message(
        "Test loss ended at {narrowest} with one unit, at {widest} with 256, and lowest, {best}, with {best_units} "
        "units; training loss went from {train_narrowest} to {train_widest}."
    ),
    why=Message(
        "One unit can only draw a straight line, so it misses what the points have in common: it underfits. With every "
        "further unit the boundary may bend once more, and beyond a few there is nothing left to bend around but "
        "noise."
    ),
    limits=Message(
        "It is the end of a long training without any remedy that is compared. Stopped in time, or with L2, a wide "
        "network is as good as a small one; and beyond the point where all is fitted a still wider one may do better "
        "again: see *Is bigger always worse?*"
    ),
    next=Message("Sweep the units with L2 = 1: the right end of the curve comes down."),
    claim=Message(
        "At the end the training loss with 256 units is below that with 1, and the test loss with 256 units at least "
        "1.5 times the lowest of the seven."
    ),
    effect=Message("test loss with 256 units over the lowest of the seven"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether test loss turned up while training loss fell."""
    ends = {units: end_loss(runs[units]) for units in UNITS}
    best = min(UNITS, key=ends.__getitem__)
    rise = ends["256"] / ends[best]
    return Evidence(
        holds=rise >= LEAST_RISE and train_loss(runs["256"]) < train_loss(runs["1"]),
        effect=rise,
        answer=0 if best == "256" else 1 if best == "1" else 2,
        quantities={
            "train_widest": train_loss(runs["256"]),
            "widest": ends["256"],
            "best": ends[best],
            "best_units": float(best),
            "narrowest": ends["1"],
            "train_narrowest": train_loss(runs["1"]),
        },
    )


LESSON = Lesson(
    key="how-large",
    text=TEXT,
    variants={units: setting(f"?v=2&layers={units}&epochs=1000") for units in UNITS},
    elsewhere={
        "circles": {units: setting(f"?v=2&data=circles&noise=0.2&layers={units}&epochs=1000") for units in UNITS},
    },
    check=check,
    quantities=dict.fromkeys(("train_widest", "widest", "best", "narrowest", "train_narrowest"), number)
    | {"best_units": count},
    excerpts=(
        Excerpt(
            build,
            r"p = (d + 1)\,w + (w + 1)",
            Message("`hidden_layers` holds the widths w; each unit has a weight for each of d inputs and a bias."),
        ),
    ),
    sources=(
        Source("Hastie, T., Tibshirani, R., Friedman, J.", "The Elements of Statistical Learning, section 7.2", 2009),
    ),
    axis="Units",
    is_log=True,
)
