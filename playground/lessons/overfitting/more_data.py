"""More training points close the gap."""

from __future__ import annotations

from itertools import pairwise

from playground.datasets import split
from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import end_loss, train_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.words.messages import Message
from playground.words.numbers import number

SAMPLES = ("30", "100", "300", "1000")
MOST_TEST = 1000  # points in a test part, which cannot be more than 19 times the training part

TEXT = LessonText(
    name=Message("More data closes the gap"),
    question=Message(
        "The same network learns 30, 100, 300 and 1,000 points, for as many epochs. What becomes of the gap between "
        "training and test loss?"
    ),
    answers=(
        Message("It grows: more points, more noise to learn."),
        Message("It shrinks."),
        Message("It stays: the network is the same."),
    ),
    watch=Message("Watch “Loss of each”: the two lines come together from left to right."),
    held=Message(
        "The gap ended at {gap30} with 30 points, {gap100} with 100, {gap300} with 300 and {gap1000} with 1,000."
    ),
    failed=Message(
        "The gap ended at {gap30} with 30 points, {gap100} with 100, {gap300} with 300 and {gap1000} with 1,000."
    ),
    why=Message(
        "The noise of one point can be learned by a bend around it. Between a thousand points there is no room for a "
        "thousand bends of 32 units, and what the bends would gain at one point they lose at its neighbours: only what "
        "all points have in common pays."
    ),
    limits=Message(
        "The gap closes, the loss does not go to zero: where the classes overlap, no network can be right everywhere. "
        "And it is the number of points against that of weights that counts."
    ),
    next=Message("Take 1,000 points and layers of 128 units: the gap opens again, only later."),
    claim=Message(
        "At the end the gap with 30 points is at least five times that with 1,000, and smaller at each step up but one."
    ),
    effect=Message("gap with 30 points over that with 1,000"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether the gap shrank with the number of points."""
    gaps = {name: end_loss(runs[name]) - train_loss(runs[name]) for name in SAMPLES}
    values = list(gaps.values())
    falls = sum(later < earlier for earlier, later in pairwise(values))
    ratio = gaps["30"] / max(gaps["1000"], 1e-9)
    return Evidence(
        holds=ratio >= 5 and falls >= 2,
        effect=ratio,
        answer=1 if gaps["1000"] < 0.8 * gaps["30"] else 0 if gaps["1000"] > 1.2 * gaps["30"] else 2,
        quantities={f"gap{name}": gap for name, gap in gaps.items()},
    )


def _link(data: str, samples: str) -> str:
    n_train = int(samples)
    n = n_train + min(MOST_TEST, 19 * n_train)
    return f"?v=2&{data}n={n}&test={1 - n_train / n:.6f}&batch=1000"


LESSON = Lesson(
    key="more-data",
    text=TEXT,
    variants={name: setting(_link("", name)) for name in SAMPLES},
    elsewhere={"circles": {name: setting(_link("data=circles&noise=0.2&", name)) for name in SAMPLES}},
    check=check,
    quantities={f"gap{name}": number for name in SAMPLES},
    excerpts=(
        Excerpt(
            split,
            r"n = n_{\text{train}} + n_{\text{test}}",
            Message("The test part is set aside before anything is learned, in the same proportion of classes."),
        ),
    ),
    sources=(Source("Vapnik, V. N.", "The Nature of Statistical Learning Theory", 1995),),
    axis="Training points",
    is_log=True,
)
