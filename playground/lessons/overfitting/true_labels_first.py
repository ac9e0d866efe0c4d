"""True labels are fitted for good before flipped ones."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, count, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.recording.ledger import Ledger
from playground.words.messages import Message
from playground.words.numbers import percent

EARLY = 60
LEAST_APART = 0.3

TEXT = LessonText(
    name=Message("True labels first, lies later"),
    question=Message(
        "One label in five of the training points is wrong, and the network is not told which. When does it give the "
        "wrong labels back as they were taught?"
    ),
    answers=(
        Message("As early as the true ones."),
        Message("Later than the true ones."),
        Message("Never: it sees through them."),
    ),
    watch=Message(
        "Watch the shares of true and of flipped labels that the network gives: two lines, one long before the other."
    ),
    held=Message(
        "After {early} epochs the network gave {clean_early} of the true labels and {flipped_early} of the flipped "
        "ones; at the end {clean_end} and {flipped_end}."
    ),
    failed=Message(
        "After {early} epochs the network gave {clean_early} of the true labels and {flipped_early} of the flipped "
        "ones; at the end {clean_end} and {flipped_end}."
    ),
    why=Message(
        "True labels agree with their neighbours, so one step lowers the loss of many of them at once. A flipped label "
        "stands alone, and the boundary has to bend around its single point; only when the others have little loss "
        "left does the gradient turn to it."
    ),
    limits=Message(
        "A flipped label can be met by chance: before it has learned anything a network gives about half of all "
        "labels, so the share in a single early epoch says little. Where the data are hard, as on spirals, true labels "
        "are slow too."
    ),
    next=Message(
        "Open the tab Ledger in Train: each point has the colour of the epoch since which it has been fitted."
    ),
    claim=Message(
        "After 60 epochs the share of true labels that are fitted is at least 30 points above that of flipped labels, "
        "and at the end more flipped labels are fitted than then."
    ),
    effect=Message("share of true labels fitted after 60 epochs, less that of flipped ones"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether true labels were far ahead early, and flipped ones came later."""
    history = runs["run"].history
    clean, flipped = (np.asarray(history[f"{kind}_fitted"]) for kind in ("clean", "flipped"))
    early = min(EARLY, history.epoch)
    apart = float(clean[early] - flipped[early])
    later = flipped[-1] > flipped[early]
    return Evidence(
        holds=apart >= LEAST_APART and bool(later),
        effect=apart,
        answer=0 if apart < LEAST_APART else 1 if later else 2,
        quantities={
            "early": early,
            "clean_early": clean[early],
            "flipped_early": flipped[early],
            "clean_end": clean[-1],
            "flipped_end": flipped[-1],
        },
    )


LESSON = Lesson(
    key="true-labels-first",
    text=TEXT,
    variants={"run": setting("?v=2&flip=0.2&noise=0.2&layers=64,64&rate=0.01&epochs=1000")},
    elsewhere={
        "circles": {"run": setting("?v=2&data=circles&flip=0.2&layers=64,64&rate=0.01&epochs=1000")},
        "spirals": {"run": setting("?v=2&data=spirals&flip=0.2&layers=64,64&rate=0.01&epochs=1000")},
    },
    check=check,
    quantities={
        "early": count,
        "clean_early": percent,
        "flipped_early": percent,
        "clean_end": percent,
        "flipped_end": percent,
    },
    excerpts=(
        Excerpt(
            Ledger.record,
            r"\hat y_i = \arg\max_c p_i(c) = y_i^{\text{taught}}",
            Message(
                "`predicted` is the class the network names, `labels` are those it is trained with, flipped or not."
            ),
        ),
    ),
    sources=(Source("Arpit, D., and others", "A Closer Look at Memorization in Deep Networks", 2017),),
    panels=("labels fitted",),
)
