"""Balanced weights find more of the rare class, and cost plain accuracy."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import score_on_test
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.training.problem import pose
from playground.words.messages import Message
from playground.words.numbers import percent

PLAIN, BALANCED = "all equal", "balanced"

TEXT = LessonText(
    name=Message("The rare class"),
    question=Message(
        "One point in ten is of class 1, and the classes overlap. The second model gives every point of the rare class "
        "nine times the weight in its loss. What does that change on the test points?"
    ),
    answers=(
        Message("It finds more of the rare class, and its accuracy rises."),
        Message("It finds more of the rare class, but its accuracy falls."),
        Message("Nothing: the loss is the same for both."),
    ),
    watch=Message("Watch the second boundary move into the region of the common class."),
    held=Message(
        "Weighted, the model finds {recall_b} of the rare class in place of {recall_a}. Its accuracy is {score_b} in "
        "place of {score_a}."
    ),
    failed=Message(
        "Recall of the rare class is {recall_b} with balanced weights and {recall_a} without; accuracy {score_b} and "
        "{score_a}."
    ),
    why=Message(
        "The mean loss counts points, so nine common points outvote one rare one wherever they overlap. A weight wᵢ = "
        "n / (2 nₖ) lets both classes speak equally loud; the boundary then lies where the classes are equally dense, "
        "which is not where the fewest points are wrong."
    ),
    limits=Message(
        "Weights do not make the classes easier to tell apart; they say which mistakes cost more. Where the classes do "
        "not overlap they change next to nothing. A weighted loss must not be compared with an unweighted one: they "
        "are different sums."
    ),
    next=Message("Open the tab Confusion in Train: recall and precision move in opposite directions."),
    claim=Message(
        "With balanced weights the recall of the rare class on the test points is at least 20 points higher, and the "
        "accuracy lower."
    ),
    effect=Message("recall of the rare class with balanced weights less that without, in points"),
)


def recall_of_rare(run: Run) -> float:
    """Return the share of the test points of class 1 that are taken for it, in [0, 1]."""
    confusions = run.confusions()
    assert confusions is not None
    return float(confusions[1].recall[1])


def check(runs: Runs) -> Evidence:
    """Judge recall and accuracy of both."""
    recall_a, recall_b = (recall_of_rare(runs[name]) for name in (PLAIN, BALANCED))
    score_a, score_b = (score_on_test(runs[name]) for name in (PLAIN, BALANCED))
    more = recall_b - recall_a
    return Evidence(
        holds=more >= 0.2 and score_b < score_a,
        effect=100 * more,
        answer=2 if abs(more) < 0.02 else 1 if score_b < score_a else 0,
        quantities={"recall_a": recall_a, "recall_b": recall_b, "score_a": score_a, "score_b": score_b},
    )


_LINK = "?v=2&balance=0.1&noise=0.5&n=2000&layers=none&batch=1000&rate=0.05&epochs=300&weights="
LESSON = Lesson(
    key="rare-class",
    text=TEXT,
    variants={PLAIN: setting(_LINK + "none"), BALANCED: setting(_LINK + "balanced")},
    check=check,
    quantities=dict.fromkeys(("recall_a", "recall_b", "score_a", "score_b"), percent),
    formula=r"C_0 = \frac{1}{n}\sum_i w_i\,C_i \qquad w_i = \frac{n}{K\,n_{k(i)}}",
    excerpts=(Excerpt(pose, r"w_i", Message("`class_weights` says whether each part of the data carries weights.")),),
    sources=(Source("King, G., Zeng, L.", "Logistic Regression in Rare Events Data", 2001),),
    panels=("test accuracy",),
)
