"""Everything about a run that a person can set, as frozen values: equal settings give equal runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from datasets import CATALOGUE, FEATURES
from playground.network.activations import ACTIVATIONS as ACTIVATION_RECORDS
from playground.network.batch_norm import PLACEMENTS
from playground.network.initialisers import INITIALISERS
from playground.network.losses import LOSSES as LOSS_RECORDS
from playground.network.penalties import L1_UPDATES
from playground.optimisation import records
from playground.settings.fields import Choice, Number, check_all, choice, real, several, whole

DATA_NAMES = tuple(CATALOGUE)
INPUT_FEATURES = tuple(FEATURES)
ACTIVATIONS = tuple(ACTIVATION_RECORDS)
LOSSES = tuple(LOSS_RECORDS)
OPTIMISERS = tuple(records.OPTIMISERS)
SCHEDULES = tuple(records.SCHEDULES)
LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True, slots=True)
class DataSettings:
    """Which data, how many, how noisy, and how they are split (see ``datasets.load``)."""

    name: str = choice("moons", DATA_NAMES, "data")
    n_samples: int = whole(200, 20, 5000, "n")
    noise: float = real(0.3, 0.0, 1.0, "noise")
    flipped: float = real(0.0, 0.0, 0.5, "flip")
    test_share: float = real(0.5, 0.05, 0.95, "test")
    balance: float = real(0.5, 0.05, 0.95, "balance")
    n_classes: int = whole(2, 2, 6, "classes")
    features: tuple[str, ...] = several(("x", "y"), Choice("", INPUT_FEATURES), 1, 7, "inputs", distinct=True)
    seed: int = whole(0, 0, LARGEST_SEED, "dataseed")

    def __post_init__(self) -> None:
        check_all(self)


def usual_noise(name: str) -> float:
    """Return the noise that is usual for a data set; for a name there is none of, that of the default data set."""
    return CATALOGUE[name].default_noise if name in CATALOGUE else DataSettings().noise


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """The shape of the network and how its weights start."""

    hidden_layers: tuple[int, ...] = several((64, 64), Number("", 1, 256, whole=True), 0, 6, "layers")
    activation: str = choice("relu", ACTIVATIONS, "act")
    leaky_slope: float = real(0.01, 0.0, 1.0, "slope")
    batch_norm: str = choice("off", tuple(PLACEMENTS), "bn")
    initialisation: str = choice("he", tuple(INITIALISERS), "init")
    initial_scale: float = real(1.0, 0.001, 100.0, "scale")
    seed: int = whole(0, 0, LARGEST_SEED, "weightseed")

    def __post_init__(self) -> None:
        check_all(self)


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """The cost and how it is minimised. λ is the source's: the gradient gets (λ/n) w or (λ/n) sgn(w)."""

    loss: str = choice("auto", LOSSES, "loss")
    class_weights: str = choice("none", ("none", "balanced"), "weights")
    dropout: float = real(0.0, 0.0, 0.95, "dropout")
    l1: float = real(0.0, 0.0, 1000.0, "l1")
    l2: float = real(0.0, 0.0, 1000.0, "l2")
    l1_update: str = choice("proximal", tuple(L1_UPDATES), "l1by")
    optimiser: str = choice("adam", OPTIMISERS, "opt")
    learning_rate: float = real(0.01, 1e-6, 100.0, "rate")
    schedule: str = choice("constant", SCHEDULES, "schedule")
    schedule_epochs: int = whole(100, 1, 100_000, "scheduleepochs")
    schedule_factor: float = real(0.1, 0.0, 1.0, "schedulefactor")
    batch_size: int = whole(16, 1, 5000, "batch")
    max_epochs: int = whole(10_000, 1, 100_000, "epochs")
    early_stopping: str = choice("mark", ("off", "mark", "stop"), "stop")
    patience: int = whole(50, 1, 10_000, "patience")
    seed: int = whole(0, 0, LARGEST_SEED, "seed")

    def __post_init__(self) -> None:
        check_all(self)


@dataclass(frozen=True, slots=True)
class Settings:
    """One run, wholly described."""

    data: DataSettings = field(default_factory=DataSettings)
    network: NetworkSettings = field(default_factory=NetworkSettings)
    training: TrainingSettings = field(default_factory=TrainingSettings)
