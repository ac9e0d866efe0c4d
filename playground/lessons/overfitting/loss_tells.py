"""Overfitting shows in the loss long before it shows in the accuracy."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, count, setting, times
from playground.lessons.readings import end_loss, lowest_loss, score_on_test
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.losses.cross_entropy import BinaryCrossEntropy
from playground.words.messages import Message
from playground.words.numbers import number, percent

LEAST_RISE, MOST_FALL = 2.0, 0.1

TEXT = LessonText(
    name=Message("Loss tells, accuracy whispers"),
    question=Message(
        "The test loss of this run will end several times above its lowest. What happens to the share of test points "
        "that are classified rightly in the same epochs?"
    ),
    answers=(
        Message("It collapses too, by more than 10 points."),
        Message("It moves by 10 points at most."),
    ),
    watch=Message("Watch the red loss climb, and the accuracy below it hardly move."),
    held=Message(
        "From epoch {best_epoch} to the end the test loss rose to {rise} times its lowest ({lowest} to {end}), while "
        "the test accuracy went from {score_at_best} to {score_end}."
    ),
    failed=Message(
        "From epoch {best_epoch} to the end the test loss went from {lowest} to {end}, {rise} times as high, and the "
        "test accuracy from {score_at_best} to {score_end}."
    ),
    why=Message(
        "Accuracy asks on which side of the boundary a point lies. The loss asks how sure the network was: a wrong "
        "answer given with 99.9 % costs seven times as much as one given with 63 %. A network that learns by heart "
        "becomes surer everywhere, at its mistakes as well, so the loss rises although few answers change."
    ),
    limits=Message(
        "With flipped labels in the training data the accuracy falls too, as the boundary bends around wrong points: "
        "see *Memorised lies cost accuracy*."
    ),
    next=Message("Flip 20 % of the labels and play again: now the accuracy falls as well."),
    claim=Message(
        "At the end the test loss is at least twice its lowest, and the test accuracy lies within 10 points of that at "
        "the lowest loss."
    ),
    effect=Message("change of the test accuracy from the epoch of the lowest test loss to the end"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether the loss rose by far while the accuracy moved by little."""
    run = runs["run"]
    best = run.history.best_epoch
    rise, change = end_loss(run) / lowest_loss(run), score_on_test(run) - score_on_test(run, best)
    return Evidence(
        holds=rise >= LEAST_RISE and abs(change) <= MOST_FALL,
        effect=change,
        answer=0 if change < -MOST_FALL else 1,
        quantities={
            "best_epoch": best,
            "lowest": lowest_loss(run),
            "end": end_loss(run),
            "rise": rise,
            "score_at_best": score_on_test(run, best),
            "score_end": score_on_test(run),
        },
    )


LESSON = Lesson(
    key="loss-tells",
    text=TEXT,
    variants={"run": setting("?v=2")},
    elsewhere={
        "circles": {"run": setting("?v=2&data=circles&noise=0.2")},
        "spirals": {"run": setting("?v=2&data=spirals&noise=0.15")},
    },
    check=check,
    quantities={
        "best_epoch": count,
        "lowest": number,
        "end": number,
        "rise": times,
        "score_at_best": percent,
        "score_end": percent,
    },
    formula=r"C_i = -\log p_i \qquad -\log 0.37 \approx 1 \qquad -\log 0.001 \approx 6.9",
    excerpts=(
        Excerpt(
            BinaryCrossEntropy.terms,
            r"-w_i\,[y_i \log x_i + (1 - y_i)\log(1 - x_i)]",
            Message(
                "`z` is the logit, from which x = σ(z); the two logarithms are written as log(1 + e^z) so that none "
                "overflows."
            ),
        ),
    ),
    sources=(
        Source("Guo, C., Pleiss, G., Sun, Y., Weinberger, K. Q.", "On Calibration of Modern Neural Networks", 2017),
    ),
    panels=("test accuracy",),
)
