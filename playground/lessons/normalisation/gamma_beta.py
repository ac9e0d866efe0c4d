"""γ and β give each unit a spread and a mean of its own again."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.theory.signals import MOST_SAMPLES, normalised, scales_and_shifts
from playground.network.batch_norm import BatchNorm
from playground.words.messages import Message
from playground.words.numbers import number

APART, SHIFTED = 1.5, 0.1  # largest γ over smallest, and root mean square of β, beyond which they have left 1 and 0
UNDONE = 0.1  # how near to the spread before it γ is, on average, where the normalisation is undone

TEXT = LessonText(
    name=Message("γ and β bring it back"),
    question=Message(
        "Batch normalisation gives every unit mean 0 and spread 1, then stretches it by γ and shifts it by β, which "
        "begin at 1 and 0 and are learned. What becomes of them?"
    ),
    answers=(
        Message("Next to nothing: they stay near 1 and 0."),
        Message("Each unit gets a spread and a mean of its own."),
        Message("They undo the normalisation: each unit gets back the spread it had."),
    ),
    watch=Message("Watch the size of γ leave 1 and that of β leave 0, layer by layer."),
    held=Message(
        "In the last hidden layer |γ| now lies between {low} and {high} and the root mean square of β is {shift}. "
        "Before the normalisation the spreads of its units lie between {before_low} and {before_high}."
    ),
    failed=Message(
        "In the last hidden layer |γ| now lies between {low} and {high} and the root mean square of β is {shift}. "
        "Before the normalisation the spreads of its units lie between {before_low} and {before_high}."
    ),
    why=Message(
        "Mean 0 and spread 1 are not best for every unit: a sigmoid would be kept in its straight middle, a ReLU "
        "at work on about half of the points. With γ = √(σ² + ε) and β = μ the layer would be as without "
        "normalisation, so nothing that could be computed is lost. What is learned is neither that nor 1 and 0."
    ),
    limits=Message(
        "That γ and β move does not say that they must: how much they help is another question. Weights of the next "
        "layer can do the work of γ behind a ReLU, which passes a positive factor on."
    ),
    next=Message("Open the tabs γ and β and Normalised in Train, and normalise after the activation instead."),
    claim=Message(
        "In each hidden layer the largest |γ| is at the end at least 1.5 times the smallest, and the root mean square "
        "of β at least 0.1, although all began at 1 and 0; and |γ| differs from the spread before the normalisation by "
        "more than a tenth of it on average."
    ),
    effect=Message("largest |γ| over the smallest, in the layer where it is least"),
)


def check(runs: Runs) -> Evidence:
    """Judge γ and β of every layer at the end."""
    run = runs["run"]
    network = run.trainer.network
    learned = [(np.abs(gamma), beta) for gamma, beta in scales_and_shifts(network)]
    inputs = [before.std(axis=0) for before, _ in normalised(network, run.trainer.problem.train.X[:MOST_SAMPLES])]
    apart = min(float(gamma.max() / gamma.min()) for gamma, _ in learned)
    shifts = [float(np.sqrt(np.square(beta).mean())) for _, beta in learned]
    pairs = zip(learned, inputs, strict=True)
    off = [float(np.mean(np.abs(gamma - spread) / spread)) for (gamma, _), spread in pairs]
    has_left, is_undone = apart >= APART and min(shifts) >= SHIFTED, max(off) <= UNDONE
    gamma, spread = learned[-1][0], inputs[-1]
    return Evidence(
        holds=has_left and min(off) > UNDONE,
        effect=apart,
        answer=2 if is_undone else 1 if has_left else 0,
        quantities={
            "low": float(gamma.min()), "high": float(gamma.max()), "shift": shifts[-1],
            "before_low": float(spread.min()), "before_high": float(spread.max()),
        },
    )  # fmt: skip


_LINK = "?v=2&layers=32,32&rate=0.01&batch=20&epochs=300&stop=off&bn=before"
LESSON = Lesson(
    key="gamma-beta",
    text=TEXT,
    variants={"run": setting(_LINK)},
    elsewhere={
        "circles": {"run": setting(_LINK, data="circles", noise="0.2")},
        "sigmoid": {"run": setting(_LINK, act="sigmoid")},
    },
    check=check,
    quantities=dict.fromkeys(("low", "high", "shift", "before_low", "before_high"), number),
    formula=r"\gamma = \sqrt{\sigma^2 + \epsilon},\ \beta = \mu \Rightarrow \gamma\,\hat x + \beta = x",
    excerpts=(
        Excerpt(
            BatchNorm.backward,
            r"\frac{\partial C}{\partial \gamma},\ \frac{\partial C}{\partial \beta}",
            Message("γ and β have gradients as weights have, and are learned with them."),
        ),
    ),
    sources=(Source("Ioffe, S., Szegedy, C.", "Batch Normalization", 2015),),
    panels=("gamma and beta",),
)
