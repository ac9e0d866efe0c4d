"""Two tanh units cannot learn circles, eight do: some failures are of size, not of luck."""

from __future__ import annotations

import math

from playground.lessons.lesson import Evidence, Lesson, Runs, count, epoch_or_never, setting
from playground.lessons.readings import first_epoch_at
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.dense import Dense
from playground.words.messages import Message

UNITS = ("1", "2", "3", "8")
GOOD = 0.95

TEXT = LessonText(
    name=Message("Too small"),
    question=Message(
        "One class lies in a ring around the other. Networks with one layer of 1, 2, 3 and 8 tanh units try to tell "
        "them apart. How many units does it take to name 95 % of the training points rightly?"
    ),
    answers=(Message("One."), Message("Two."), Message("Three."), Message("More than three.")),
    watch=Message("Watch the boundaries: a line, a strip, and at last something closed."),
    held=Message(
        "With two units 95 % was never reached. The smallest network that reached it has {units} units, in epoch "
        "{epoch}; that with eight did so in epoch {epoch8}."
    ),
    failed=Message(
        "In these runs the smallest network that reached 95 % has {units} units (0: none did), in epoch {epoch}; that "
        "with eight did so in epoch {epoch8}."
    ),
    why=Message(
        "A tanh unit changes along one direction of the plane and is constant across it. One of them draws a line, two "
        "draw a strip or a corner, and it takes three to fence something in. No amount of training makes up for a unit "
        "that is missing: this is underfitting."
    ),
    limits=Message(
        "That three units can close a curve does not mean that they find it from all first weights: whether they do is "
        "partly luck, which the page Luck measures."
    ),
    next=Message("Give a linear model the inputs x² and y²: it needs no hidden unit at all."),
    claim=Message("With 1 and 2 units 95 % of the training points are never named rightly, with 8 units they are."),
    effect=Message("epoch in which eight units reach 95 % (600: never)"),
)


def check(runs: Runs) -> Evidence:
    """Judge which sizes reached the goal."""
    reached = {units: first_epoch_at(runs[units], GOOD) for units in UNITS}
    able = [units for units in UNITS if math.isfinite(reached[units])]
    smallest = able[0] if able else "0"
    epoch8 = min(reached["8"], runs["8"].history.epoch)
    return Evidence(
        holds="8" in able and "1" not in able and "2" not in able,
        effect=epoch8,
        answer={"1": 0, "2": 1, "3": 2}.get(smallest, 3),
        quantities={"units": float(smallest), "epoch": reached.get(smallest, math.inf), "epoch8": reached["8"]},
    )


_LINK = "?v=2&data=circles&noise=0.1&act=tanh&opt=sgd&rate=0.1&batch=20&epochs=600&layers="
LESSON = Lesson(
    key="too-small",
    text=TEXT,
    variants={units: setting(_LINK + units) for units in UNITS},
    check=check,
    quantities={"units": count, "epoch": epoch_or_never, "epoch8": epoch_or_never},
    formula=r"a_j = \tanh(w_{j1} x + w_{j2} y + b_j)",
    excerpts=(
        Excerpt(
            Dense.forward, r"z = a\,W + b", Message("`W` holds a column of weights for each unit j, `b` its bias.")
        ),
    ),
    sources=(Source("Cybenko, G.", "Approximation by Superpositions of a Sigmoidal Function", 1989),),
    axis="Units",
)
