"""Deleting half of the hidden units in every step lowers the test loss."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, pair
from playground.lessons.lower_end import WRITTEN, judge_ends
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.dropout import Dropout
from playground.words.messages import Message

WITHOUT, WITH = "without", "dropout 0.5"

TEXT = LessonText(
    name=Message("Deleting units helps"),
    question=Message(
        "In every step of the second network each hidden unit is deleted with a probability of one half. It trains as "
        "long as the first, which always has all of its units. Which ends with the lower test loss?"
    ),
    answers=(
        Message("The one with dropout."),
        Message("The one with all of its units."),
        Message("Both end within a tenth."),
    ),
    watch=Message("Watch both boundaries: one draws islands around single points, the other stays calm."),
    held=Message(
        "Test loss ended at {test_b} with dropout and at {test_a} without. Its training loss is the higher one: "
        "{train_b} against {train_a}."
    ),
    failed=Message(
        "Test loss ended at {test_b} with dropout and at {test_a} without; training loss at {train_b} and {train_a}."
    ),
    why=Message(
        "A bend around a single point takes several units that work together. When any of them may be missing in the "
        "next step, such an agreement does not last; what survives is what many units know. And the many thinned "
        "networks, which share their weights, are averaged at prediction."
    ),
    limits=Message(
        "Dropout slows learning, so a network that has too little time or too few units is made worse by it; and where "
        "there is no overfitting there is nothing to win."
    ),
    next=Message("Show the thinned networks in Train: eight of the many that are trained, and their average."),
    claim=Message("At the end the test loss with dropout 0.5 is more than a fifth below that without."),
    effect=Message("test loss with dropout over that without"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether dropout ended lower."""
    return judge_ends(runs, WITHOUT, WITH, below=0.8)


_LINK = "?v=2&layers=64,64&rate=0.01&epochs=500&stop=off"
LESSON = Lesson(
    key="deleting-units",
    text=TEXT,
    variants=pair((WITHOUT, WITH), _LINK, "dropout=0.5"),
    elsewhere={
        "circles": pair((WITHOUT, WITH), _LINK, "dropout=0.5", data="circles", noise="0.2"),
        "spirals": pair((WITHOUT, WITH), _LINK, "dropout=0.5", data="spirals", noise="0.2"),
    },
    check=check,
    quantities=WRITTEN,
    formula=r"\tilde a_j = \frac{m_j}{1 - p}\,a_j \qquad P(m_j = 0) = p,\; P(m_j = 1) = 1 - p",
    excerpts=(
        Excerpt(
            Dropout.forward,
            r"\tilde a = \tfrac{m}{1 - p} \odot a",
            Message(
                "The mask holds 0 for the deleted units and 1 / (1 − p) for the others; in inference nothing is done."
            ),
        ),
    ),
    sources=(
        Source("Srivastava, N., and others", "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014),
    ),
    panels=("training loss",),
)
