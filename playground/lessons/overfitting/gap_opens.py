"""The gap between training and test loss opens while the network trains on."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, count, setting, times
from playground.lessons.readings import end_loss, lowest_loss, train_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.training.evaluation import Evaluator
from playground.words.messages import Message
from playground.words.numbers import number

LEAST_RISE = 1.5  # of the test loss over its lowest

TEXT = LessonText(
    name=Message("The gap opens"),
    question=Message(
        "A network with 337 weights and biases learns 100 points for 600 epochs. The training loss falls all the way. "
        "What does the loss on points that it has never seen do?"
    ),
    answers=(
        Message("It falls as well, only less."),
        Message("It falls, then rises again."),
        Message("It falls, then stays where it is."),
    ),
    watch=Message("Watch the two curves part, and the boundary wind around single points."),
    held=Message(
        "The test loss was lowest in epoch {best_epoch} ({lowest}) and ended at {end}: {rise} times as high. Meanwhile "
        "the training loss fell from {train_at_best} to {train_end}."
    ),
    failed=Message(
        "In this run the test loss ended at {end}, {rise} times its lowest ({lowest} in epoch {best_epoch}); the "
        "training loss went from {train_at_best} there to {train_end}."
    ),
    why=Message(
        "Training lowers the mean loss over the training points and nothing else. Once what all points have in common "
        "is learned, what is left to gain is the noise of single points, which other points do not share. The "
        "difference of the two losses is the generalisation gap."
    ),
    limits=Message("With 1,000 points instead of 100, or with three units instead of 32, the gap stays small."),
    next=Message("Play it with 1,000 samples, or with a layer of three units."),
    claim=Message(
        "After 600 epochs the test loss is at least 1.5 times its lowest, and the training loss is lower than it was "
        "at that lowest."
    ),
    effect=Message("test loss at the end over its lowest"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether the test loss rose while the training loss fell on."""
    run = runs["run"]
    best = run.history.best_epoch
    rise, at_best, at_end = end_loss(run) / lowest_loss(run), train_loss(run, best), train_loss(run)
    answer = 1 if rise >= LEAST_RISE else 2 if rise > 1.02 else 0
    return Evidence(
        holds=rise >= LEAST_RISE and at_end < at_best,
        effect=rise,
        answer=answer,
        quantities={
            "best_epoch": best,
            "lowest": lowest_loss(run),
            "end": end_loss(run),
            "rise": rise,
            "train_at_best": at_best,
            "train_end": at_end,
        },
    )


LESSON = Lesson(
    key="gap-opens",
    text=TEXT,
    variants={"run": setting("?v=2")},
    check=check,
    quantities={
        "best_epoch": count,
        "lowest": number,
        "end": number,
        "rise": times,
        "train_at_best": number,
        "train_end": number,
    },
    formula=r"\text{gap} = \frac{1}{m}\sum_{i \in \text{test}} C_i - \frac{1}{n}\sum_{i \in \text{train}} C_i",
    excerpts=(
        Excerpt(Evaluator, r"\tfrac{1}{n}\sum_i C_i", Message("Train and test go through the layers in one pass.")),
    ),
    sources=(Source("Geman, S., Bienenstock, E., Doursat, R.", "Neural Networks and the Bias/Variance Dilemma", 1992),),
    panels=("weights",),
)
