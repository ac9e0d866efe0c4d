"""Batch normalisation makes a deep sigmoid network learn in fewer epochs, but not a tanh network."""

from __future__ import annotations

import math

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, Strength, epoch_or_never, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.network.batch_norm import BatchNorm
from playground.words.messages import Message

RUNS = ("sigmoid", "sigmoid + BN", "tanh", "tanh + BN")
HALF_OF_CHANCE = math.log(2) / 2

TEXT = LessonText(
    name=Message("It learns faster – where?"),
    question=Message(
        "Batch normalisation is said to make training faster. Four networks of six layers count the epochs until their "
        "training loss is half of chance: sigmoid and tanh, each without and with it. Where does it save epochs?"
    ),
    answers=(
        Message("With both activations."),
        Message("With the sigmoid only."),
        Message("With tanh only."),
        Message("Nowhere."),
    ),
    watch=Message("Watch the training losses: which lines fall early, and which only with help?"),
    held=Message(
        "Epochs until half of chance (–: never): sigmoid {sigmoid}, with batch normalisation {sigmoid_bn}; tanh "
        "{tanh}, with it {tanh_bn}."
    ),
    failed=Message(
        "Epochs until half of chance (–: never): sigmoid {sigmoid}, with batch normalisation {sigmoid_bn}; tanh "
        "{tanh}, with it {tanh_bn}."
    ),
    why=Message(
        "It brings z to where the non-linearity is sensitive. A sigmoid network with its outputs around 1/2 drifts "
        "away from there layer by layer; tanh, centred at 0 with a slope of 1, stays there by itself. Where nothing "
        "has to be rescued, there is nothing to gain."
    ),
    limits=Message(
        "An epoch with batch normalisation takes about twice the time, so half the epochs is no gain by the clock. On "
        "large networks with high rates the balance is another."
    ),
    next=Message("Try a rate ten times as high: with batch normalisation the sigmoid network stands it."),
    claim=Message(
        "Until half of chance the sigmoid network needs at most half as many epochs with batch normalisation as "
        "without; the tanh network does not."
    ),
    effect=Message("epochs of the sigmoid network with batch normalisation over those without (300 if never)"),
)


def epochs_to_half(run: Run) -> float:
    """Return the first epoch with a training loss of at most half of chance; infinity if there is none."""
    below = np.flatnonzero(np.asarray(run.history["train_loss"]) <= HALF_OF_CHANCE)
    return float(below[0]) if below.size else math.inf


def check(runs: Runs) -> Evidence:
    """Judge where epochs are saved."""
    found = {name: epochs_to_half(runs[name]) for name in RUNS}
    capped = {name: min(value, runs[name].history.epoch) for name, value in found.items()}
    saves = [capped[f"{act} + BN"] <= 0.5 * capped[act] for act in ("sigmoid", "tanh")]
    return Evidence(
        holds=saves == [True, False],
        effect=capped["sigmoid + BN"] / capped["sigmoid"],
        answer={(True, True): 0, (True, False): 1, (False, True): 2, (False, False): 3}[saves[0], saves[1]],
        quantities=dict(zip(("sigmoid", "sigmoid_bn", "tanh", "tanh_bn"), found.values(), strict=True)),
    )


def _links(data: str) -> dict[str, str]:
    link = f"?v=2&{data}&layers=16,16,16,16,16,16&init=xavier&rate=0.003&batch=16&n=400&epochs=300&stop=off"
    return {name: f"{link}&act={name.split()[0]}" + ("&bn=before" if "BN" in name else "") for name in RUNS}


LESSON = Lesson(
    key="learns-faster",
    text=TEXT,
    variants={name: setting(link) for name, link in _links("noise=0.2").items()},
    elsewhere={"circles": {name: setting(link) for name, link in _links("data=circles&noise=0.1").items()}},
    check=check,
    quantities=dict.fromkeys(("sigmoid", "sigmoid_bn", "tanh", "tanh_bn"), epoch_or_never),
    excerpts=(
        Excerpt(BatchNorm.forward, r"y = \gamma\,\hat x + \beta", Message("The layer stands before each activation.")),
    ),
    sources=(
        Source(
            "Santurkar, S., Tsipras, D., Ilyas, A., Madry, A.", "How Does Batch Normalization Help Optimization?", 2018
        ),
    ),
    strength=Strength.LIMITED,
    panels=("training loss",),
    axis="Network",
)
