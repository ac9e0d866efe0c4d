"""A penalty that is too strong underfits."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import end_loss, train_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.penalties import penalty
from playground.words.messages import Message
from playground.words.numbers import number, plain

STRENGTHS = ("0", "0.1", "1", "10", "100")

TEXT = LessonText(
    name=Message("Too much of a good thing"),
    question=Message("L2 = 1 has lowered the test loss of an overfitting network to a quarter. What does L2 = 100 do?"),
    answers=(
        Message("It lowers the test loss still further."),
        Message("It raises it again: there is a best value in between."),
        Message("Nothing more: all that could be gained has been."),
    ),
    watch=Message("Watch “Loss of each”: the gap closes from left to right, then both lines rise together."),
    held=Message(
        "Test loss ended at {loss0} with λ = 0, at {best} with the best, λ = {best_strength}, and at {loss100} with λ "
        "= 100, where the training loss is {train100}: the gap is gone and so is what was to be learned."
    ),
    failed=Message(
        "Test loss ended at {loss0} with λ = 0, at {best} with λ = {best_strength}, and at {loss100} with λ = 100; "
        "training loss there {train100}."
    ),
    why=Message(
        "Two things are paid for by one sum. With λ = 0 only the fit counts, with a huge λ only the size of the "
        "weights: then the cheapest network has weights of zero and answers the same everywhere, at a loss of log 2 = "
        "0.693. In between lies the trade that suits these data."
    ),
    limits=Message(
        "The best λ depends on n, noise, network and optimiser: no value is good everywhere. It has to be looked for, "
        "and not on the test points that are to judge the result."
    ),
    next=Message("Sweep L2 from 0.01 to 100 with several seeds: the minimum is broad."),
    claim=Message(
        "The lowest test loss at the end is that of λ = 0.1, 1 or 10, and with λ = 100 it is at least 1.2 times that."
    ),
    effect=Message("test loss with λ = 100 over the lowest of the five"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether the best strength lies in between."""
    ends = {name: end_loss(runs[name]) for name in STRENGTHS}
    best = min(STRENGTHS, key=ends.__getitem__)
    ratio = ends["100"] / ends[best]
    return Evidence(
        holds=best in STRENGTHS[1:-1] and ratio >= 1.2,
        effect=ratio,
        answer=0 if best == "100" else 1 if ratio >= 1.2 else 2,
        quantities={
            "loss0": ends["0"],
            "best": ends[best],
            "best_strength": float(best),
            "loss100": ends["100"],
            "train100": train_loss(runs["100"]),
        },
    )


_LINK = "?v=2&layers=64,64&rate=0.01&epochs=500&stop=off&l2="
LESSON = Lesson(
    key="too-strong",
    text=TEXT,
    variants={name: setting(_LINK + name) for name in STRENGTHS},
    elsewhere={"circles": {name: setting(_LINK + name, data="circles", noise="0.2") for name in STRENGTHS}},
    check=check,
    quantities={**dict.fromkeys(("loss0", "best", "loss100", "train100"), number), "best_strength": plain},
    formula=r"\lambda \to \infty: \quad w = 0,\; p = \tfrac12,\; C_0 = \log 2",
    excerpts=(
        Excerpt(penalty, r"\frac{\lambda_1}{n}\sum|w| + \frac{\lambda_2}{2n}\sum w^2", Message("`n_samples` is n.")),
    ),
    sources=(Source("Goodfellow, I., Bengio, Y., Courville, A.", "Deep Learning, section 7.1", 2016),),
    panels=("norm",),
    axis="λ₂",
)
