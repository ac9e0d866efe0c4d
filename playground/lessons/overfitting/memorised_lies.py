"""What is learned by heart from wrong labels costs accuracy on the test points."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, count, setting
from playground.lessons.readings import score_on_test
from playground.lessons.text import Excerpt, LessonText, Source
from playground.training.evaluation import Evaluator
from playground.words.messages import Message
from playground.words.numbers import percent

EARLY = 60
LEAST_FALL = 0.02

TEXT = LessonText(
    name=Message("Memorised lies cost accuracy"),
    question=Message(
        "One training label in five is wrong; the test labels are right. The network trains on for 1,000 epochs until "
        "it gives most of the wrong labels back. What becomes of its accuracy on the test points?"
    ),
    answers=(
        Message("It rises all the way: more training is better."),
        Message("It rises, then falls."),
        Message("It rises, then stays."),
    ),
    watch=Message("Watch islands grow around wrongly labelled points, and the test accuracy sink."),
    held=Message(
        "Test accuracy was {early_score} after {early} epochs and {end_score} at the end, {fall} points less. By then "
        "the network gave {flipped_end} of the flipped labels."
    ),
    failed=Message(
        "Test accuracy was {early_score} after {early} epochs and {end_score} at the end. By then the network gave "
        "{flipped_end} of the flipped labels."
    ),
    why=Message(
        "Every island around a flipped point claims a part of the plane for the wrong class. Test points that lie "
        "there are now answered wrongly."
    ),
    limits=Message(
        "Where the shape itself takes long to learn, as with spirals, the accuracy may still be rising when the wrong "
        "labels are learned; the figures for that are in the report of claims."
    ),
    next=Message("Race it against the same run with dropout 0.5, or with L2 = 1: fewer islands."),
    claim=Message("The test accuracy at the end is at least 2 points below that after 60 epochs."),
    effect=Message("test accuracy after 60 epochs less that at the end, in points"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether the test accuracy fell."""
    run = runs["run"]
    early = min(EARLY, run.history.epoch)
    fall = score_on_test(run, early) - score_on_test(run)
    return Evidence(
        holds=fall >= LEAST_FALL,
        effect=100 * fall,
        answer=1 if fall >= LEAST_FALL else 2 if fall > -LEAST_FALL else 0,
        quantities={
            "early": early,
            "early_score": score_on_test(run, early),
            "end_score": score_on_test(run),
            "fall": 100 * fall,
            "flipped_end": float(run.history["flipped_fitted"][-1]),
        },
    )


LESSON = Lesson(
    key="memorised-lies",
    text=TEXT,
    variants={"run": setting("?v=2&flip=0.2&noise=0.2&layers=64,64&rate=0.01&epochs=1000&n=1000&test=0.8&batch=200")},
    elsewhere={
        "circles": {
            "run": setting("?v=2&data=circles&flip=0.2&layers=64,64&rate=0.01&epochs=1000&n=1000&test=0.8&batch=200")
        },
        "spirals": {
            "run": setting("?v=2&data=spirals&flip=0.2&layers=64,64&rate=0.01&epochs=1000&n=1000&test=0.8&batch=200")
        },
    },
    check=check,
    quantities={
        "early": count,
        "early_score": percent,
        "end_score": percent,
        "fall": lambda points: f"{points:.1f}",
        "flipped_end": percent,
    },
    excerpts=(
        Excerpt(
            Evaluator,
            r"\text{accuracy} = \tfrac{1}{m}\,\#\{i : \hat y_i = y_i\}",
            Message("Test labels are never flipped; train and test go through the layers in one pass."),
        ),
    ),
    sources=(
        Source(
            "Zhang, C., Bengio, S., Hardt, M., Recht, B., Vinyals, O.",
            "Understanding Deep Learning Requires Rethinking Generalization",
            2017,
        ),
    ),
    panels=("test accuracy", "labels fitted"),
)
