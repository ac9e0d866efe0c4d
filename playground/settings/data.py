"""Which data a run is trained on, and how they are split."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playground.datasets import CATALOGUE, FEATURES, Entry
from playground.settings.conditions import CLASSES, SEEDS_ARE_SWEPT
from playground.settings.declaration import Condition, Context, Declaration, Swept, choice, flag, real, several, whole
from playground.settings.fields import Choice, check_all
from playground.settings.own.own_data import OwnData

LARGEST_SEED = 2**32 - 1
SAMPLES = (20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 3000, 5000)
SCALES = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)


def _has_class_choice(run: Any) -> bool:
    return bool(run.data.entry.has_class_choice)


def _can_be_imbalanced(run: Any) -> bool:
    return bool(run.data.entry.can_be_imbalanced(run.data.n_classes))


def _has_plane_features(run: Any) -> bool:
    return bool(run.data.entry.has_plane_features)


def _is_split(run: Any) -> bool:
    return not run.data.entry.has_parts


SPLIT = Condition(_is_split, "data that are not drawn by hand")


def _has_copies(run: Any) -> bool:
    return bool(run.data.input_copies)


def _classes(run: Any) -> Context:
    entry = run.data.entry
    return Context(label=entry.classes_title, bounds=entry.classes if entry.has_class_choice else None)


@dataclass(frozen=True, slots=True)
class DataSettings:
    """Which data, how many, how noisy, and how they are split (see ``datasets.load``).

    ``own`` are data that a person brought; None for those of the catalogue. Beside them ``name`` says nothing and is
    the default.
    """

    name: str = choice("moons", CATALOGUE, "data", Declaration(
        "Data set", "What the network learns from:", sentence_title="data set", group="data",
    ))  # fmt: skip
    n_samples: int = whole(200, 20, 5000, "n", Declaration(
        "Samples",
        "Training, validation and test samples together. The more there are, the less there is to overfit: the gap "
        "closes.",
        sentence_title="samples", group="samples", stops=SAMPLES, acts_when=SPLIT,
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
        sentence_title="test share", group="samples", step=0.05, acts_when=SPLIT,
        sweep=Swept(0.1, 0.9, "linear", "more"),
    ))  # fmt: skip
    valid_share: float = real(0.0, 0.0, 0.5, "valid", Declaration(
        "Validation share",
        "Share of the training samples that is kept for validation instead: never trained on, in the same proportion "
        "of classes. Early stopping and a sweep's best value then follow the validation loss, so that the test set is "
        "looked at only in the end. At 0 there is no such part, and they follow the test loss.",
        sentence_title="validation share", group="samples", step=0.05, acts_when=SPLIT,
        sweep="A sweep chooses by the validation loss, which would be that of other samples for each value.",
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
        sentence_title="inputs", group="inputs",
        acts_when=Condition(_has_plane_features, "generated data with x and y"),
    ), distinct=True)  # fmt: skip
    seed: int = whole(0, 0, LARGEST_SEED, "dataseed", Declaration(
        "Data seed", "Another seed draws other samples, another split and other flips of the same kind.",
        sentence_title="data seed", group="samples", sweep=SEEDS_ARE_SWEPT,
    ))  # fmt: skip
    useless_inputs: int = whole(0, 0, 50, "useless", Declaration(
        "Useless inputs",
        "Inputs drawn from a standard normal distribution that have nothing to do with the answer, so there is more to "
        "learn by heart. Strong L1 can set all their weights to exactly 0.",
        sentence_title="useless inputs", group="inputs", step=1,
        sweep=Swept(0.0, 50.0, "linear", "more"),
    ))  # fmt: skip
    input_copies: int = whole(0, 0, 10, "copies", Declaration(
        "Copies of inputs",
        "Near-copies of the real inputs, which take turns: r z + √(1 − r²) ε of the standardised input z, with ε "
        "standard normal.",
        sentence_title="copies of inputs", group="inputs", step=1,
        sweep=Swept(0.0, 10.0, "linear"),
    ))  # fmt: skip
    correlation: float = real(0.9, 0.0, 1.0, "corr", Declaration(
        "Correlation of copies",
        "r, the correlation of a copy with its original: at 1 it says the same, at 0 it is one more useless input.",
        sentence_title="correlation of copies", group="inputs", step=0.01,
        acts_when=Condition(_has_copies, "copies of inputs"),
        sweep=Swept(0.0, 1.0, "linear", acts_when=Condition(_has_copies, "copies of inputs")),
    ))  # fmt: skip
    standardised: bool = flag("standard", Declaration(
        "Standardise inputs",
        "Gives every input mean 0 and standard deviation 1 over the training samples. Without it inputs keep their own "
        "units: the optimiser takes the same step for all, so large ones are learned first, or make it diverge.",
        sentence_title="standardised inputs", group="inputs",
    ), default=True)  # fmt: skip
    input_scale: float = real(1.0, 1.0, 1000.0, "times", Declaration(
        "First input times",
        "What the first input is multiplied by in the end, as if it were measured in a smaller unit. It says the same "
        "as before, and training has to cope.",
        sentence_title="scale of the first input", group="inputs", stops=SCALES,
        sweep=Swept(1.0, 1000.0, "log"),
    ))  # fmt: skip
    test_shift: float = real(0.0, 0.0, 3.0, "shift", Declaration(
        "Shift of the test data",
        "Moves every feature of the test samples by so many training standard deviations; labels stay. The test loss "
        "rises though nothing was learned by heart, and no regularisation was made for it.",
        sentence_title="shift of the test data", group="inputs", step=0.1,
        sweep=Swept(0.0, 2.0, "linear"),
    ))  # fmt: skip
    test_turn: float = real(0.0, 0.0, 180.0, "turn", Declaration(
        "Turn of the test data",
        "Turns the test samples about the middle of the training samples by so many degrees; labels stay.",
        sentence_title="turn of the test data", group="inputs", step=5.0,
        acts_when=Condition(_has_plane_features, "generated data with x and y"),
        sweep=Swept(0.0, 90.0, "linear"),
    ))  # fmt: skip
    own: OwnData | None = None

    def __post_init__(self) -> None:
        check_all(self)
        if self.own is not None:
            object.__setattr__(self, "name", DataSettings.__dataclass_fields__["name"].default)

    @property
    def entry(self) -> Entry:
        """What is known of the data set before it is loaded."""
        return CATALOGUE[self.name] if self.own is None else self.own.entry


def usual_noise(name: str) -> float:
    """Return the noise that is usual for a data set; for a name there is none of, that of the default data set."""
    return CATALOGUE[name].default_noise if name in CATALOGUE else DataSettings().noise


def usual_data(data: DataSettings) -> DataSettings:
    """Return the defaults beside the same data set: all that a link need not say of it."""
    return DataSettings(data.name, noise=data.entry.default_noise, own=data.own)
