"""The same settings with other first weights end at quite different test losses."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, setting, times
from playground.lessons.readings import end_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network import initialisers
from playground.words.messages import Message
from playground.words.numbers import number

SEEDS = tuple(str(1000 * i) for i in range(8))
LEAST_SPREAD = 1.5

TEXT = LessonText(
    name=Message("Was it luck?"),
    question=Message(
        "Eight networks have the same settings and learn the same points in the same order. Only their first weights "
        "were drawn anew. How far apart do their test losses end?"
    ),
    answers=(
        Message("Within a tenth of each other."),
        Message("Up to half as much again."),
        Message("Further apart than that."),
    ),
    watch=Message("Watch eight lines that should be one fan out."),
    held=Message(
        "The lowest of the eight ended at {low}, the highest at {high}: {spread} times as much. The median is {median}."
    ),
    failed=Message(
        "The lowest of the eight ended at {low}, the highest at {high}: {spread} times as much. The median is {median}."
    ),
    why=Message(
        "The loss of a network has a great many minima, and the first weights decide in which of them training ends. "
        "They all fit the training points; between these points they differ. So one run against one other run says "
        "little: compare many, or at least run each several times."
    ),
    limits=Message(
        "Where training is stopped at the lowest test loss, or held back by L2, the seeds lie closer together: luck "
        "has most to say where a network is left to overfit."
    ),
    next=Message(
        "Try with many seeds: the page Luck trains twenty of them at once, and compares two settings pair by pair."
    ),
    claim=Message("The highest of the eight test losses at the end is at least 1.5 times the lowest."),
    effect=Message("highest of eight test losses at the end over the lowest"),
)


def check(runs: Runs) -> Evidence:
    """Judge how far the ends lie apart."""
    ends = [end_loss(run) for run in runs.values()]
    spread = max(ends) / min(ends)
    return Evidence(
        holds=spread >= LEAST_SPREAD,
        effect=spread,
        answer=0 if spread <= 1.1 else 1 if spread <= LEAST_SPREAD else 2,
        quantities={"low": min(ends), "high": max(ends), "spread": spread, "median": float(np.median(ends))},
    )


LESSON = Lesson(
    key="was-it-luck",
    text=TEXT,
    variants={seed: setting(f"?v=2&weightseed={seed}") for seed in SEEDS},
    elsewhere={"circles": {seed: setting(f"?v=2&data=circles&noise=0.2&weightseed={seed}") for seed in SEEDS}},
    check=check,
    quantities={"low": number, "high": number, "spread": times, "median": number},
    formula=r"w \sim \mathcal N\!\left(0, \tfrac{2}{n_{\text{in}}}\right)",
    excerpts=(
        Excerpt(
            initialisers,
            r"w \sim \mathcal N(0, \sigma^2)",
            Message("The random generator that draws them is made from the weight seed."),
        ),
    ),
    sources=(Source("Bouthillier, X., and others", "Accounting for Variance in Machine Learning Benchmarks", 2021),),
    axis="Weight seed",
)
