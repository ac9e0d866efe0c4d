"""Which data a run is trained on, and how they are split."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from datasets import CATALOGUE, FEATURES
from playground.settings.conditions import CLASSES, SEEDS_ARE_SWEPT
from playground.settings.declaration import Condition, Context, Declaration, Swept, choice, real, several, whole
from playground.settings.fields import Choice, check_all

LARGEST_SEED = 2**32 - 1
SAMPLES = (20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 3000, 5000)


def _has_class_choice(run: Any) -> bool:
    return CATALOGUE[run.data.name].has_class_choice


def _can_be_imbalanced(run: Any) -> bool:
    return CATALOGUE[run.data.name].can_be_imbalanced(run.data.n_classes)


def _has_plane_features(run: Any) -> bool:
    return CATALOGUE[run.data.name].has_plane_features


def _classes(run: Any) -> Context:
    entry = CATALOGUE[run.data.name]
    return Context(label=entry.classes_title, bounds=entry.classes if entry.has_class_choice else None)


@dataclass(frozen=True, slots=True)
class DataSettings:
    """Which data, how many, how noisy, and how they are split (see ``datasets.load``)."""

    name: str = choice("moons", CATALOGUE, "data", Declaration(
        "Data set", "What the network learns from:", sentence_title="data set", group="data",
    ))  # fmt: skip
    n_samples: int = whole(200, 20, 5000, "n", Declaration(
        "Samples",
        "Training and test samples together. The more there are, the less there is to overfit: the gap closes.",
        sentence_title="samples", group="samples", stops=SAMPLES, number_format="{}",
        sweep=Swept(20.0, 2000.0, "log", "less", counted=True, usual=True),
    ))  # fmt: skip
    noise: float = real(0.3, 0.0, 1.0, "noise", Declaration(
        "Noise",
        "How far the samples scatter. Generated classes: standard deviation σ of the coordinates; regression: σ of the "
        "target relative to its own; built-in data: σ added to every standardised feature. More noise leaves more to "
        "memorise, so the gap opens wider.",
        sentence_title="noise", group="data", step=0.05, usual="that usual for the data set",
        sweep=Swept(0.0, 0.6, "linear", label="Noise, σ", title="noise, σ", usual=True),
    ))  # fmt: skip
    flipped: float = real(0.0, 0.0, 0.5, "flip", Declaration(
        "Flipped labels",
        "Share of training labels set to a wrong class. Test labels are never flipped. A network that fits these "
        "points too has memorised noise: its test accuracy falls.",
        sentence_title="flipped labels", group="data", step=0.05, acts_when=CLASSES,
        sweep=Swept(0.0, 0.4, "linear", label="Flipped labels, share", title="flipped labels, share", usual=True),
    ))  # fmt: skip
    test_share: float = real(0.5, 0.05, 0.95, "test", Declaration(
        "Test share",
        "Share of the samples that are kept for testing: never trained on, in the same proportion of classes.",
        sentence_title="test share", group="samples", step=0.05, sweep=Swept(0.1, 0.9, "linear", "more"),
    ))  # fmt: skip
    balance: float = real(0.5, 0.05, 0.95, "balance", Declaration(
        "Share of class 1",
        "Class imbalance: 0.5 is balanced. With few of one class, accuracy looks good for a network that ignores "
        "them; the loss and balanced class weights (in Training) tell.",
        sentence_title="share of class 1", group="samples", after="n_classes", step=0.05,
        acts_when=Condition(_can_be_imbalanced, "two classes of generated data"),
        sweep=Swept(0.1, 0.9, "linear"),
    ))  # fmt: skip
    n_classes: int = whole(2, 2, 6, "classes", Declaration(
        "Classes", "Number of classes to tell apart.", sentence_title="classes", group="samples", step=1,
        acts_when=Condition(_has_class_choice, "a data set with a choice of classes"), in_context=_classes,
        sweep=Swept(2.0, 6.0, "linear", counted=True),
    ))  # fmt: skip
    features: tuple[str, ...] = several(("x", "y"), Choice("", FEATURES), 1, 7, "inputs", Declaration(
        "Inputs",
        "What the network is given of each point (x, y). Each input is standardised with training statistics. With x² "
        "and y² even a network without hidden layers can draw a circle.",
        sentence_title="inputs", group="samples",
        acts_when=Condition(_has_plane_features, "generated data with x and y"),
    ), distinct=True)  # fmt: skip
    seed: int = whole(0, 0, LARGEST_SEED, "dataseed", Declaration(
        "Data seed", "Another seed draws other samples, another split and other flips of the same kind.",
        sentence_title="data seed", group="samples", sweep=SEEDS_ARE_SWEPT,
    ))  # fmt: skip

    def __post_init__(self) -> None:
        check_all(self)


def usual_noise(name: str) -> float:
    """Return the noise that is usual for a data set; for a name there is none of, that of the default data set."""
    return CATALOGUE[name].default_noise if name in CATALOGUE else DataSettings().noise
