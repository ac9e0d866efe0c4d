"""What a person can set about a page; no number of a run depends on it."""

from __future__ import annotations

from dataclasses import dataclass

from playground.settings.fields import Number, check_all, choice, flag, real, several, whole, word
from playground.settings.run import ACTIVATIONS, LARGEST_SEED

INSPECTED_DATA = ("moons", "xor", "circles", "blobs", "sine")
INSPECTED_SAMPLES = 50
SWEPT = (
    "l2", "l1", "dropout", "width", "depth", "n_samples", "noise", "flipped", "learning_rate", "batch_size",
)  # fmt: skip
MOST_STEPS, MOST_SEEDS = 25, 20
VARIED = ("weights", "order", "data", "all")


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """How a run is shown; no number of the run depends on it.

    ``tab`` is the key of the open tab; the page that has the tabs knows which there are. ``hidden`` 0 shows the
    network's answer; otherwise that hidden layer's ``unit`` is shown in its place.
    """

    curve: str = choice("loss", ("loss", "score"), "curve")
    log_loss: bool = flag("logloss", default=False)
    log_epochs: bool = flag("logepochs", default=False)
    show_test: bool = flag("showtest", default=True)
    discretise: bool = flag("discrete", default=False)
    thinned: bool = flag("thinned", default=False)
    tab: str = word("weights", "tab")
    hidden: int = whole(0, 0, 6, "hidden")
    unit: int = whole(1, 1, 256, "unit")
    speed: str = choice("fast", ("slow", "medium", "fast"), "speed")
    presenter: bool = flag("presenter", default=False)

    def __post_init__(self) -> None:
        check_all(self)


@dataclass(frozen=True, slots=True)
class RaceSettings:
    """How a race is shown, and the side whose controls are; no number of the race depends on it."""

    curve: str = choice("loss", ("loss", "score"), "curve")
    log_loss: bool = flag("logloss", default=False)
    log_epochs: bool = flag("logepochs", default=False)
    show_test: bool = flag("showtest", default=True)
    discretise: bool = flag("discrete", default=False)
    speed: str = choice("fast", ("slow", "medium", "fast"), "speed")
    edited: str = choice("b", ("a", "b"), "edit")
    presenter: bool = flag("presenter", default=False)

    def __post_init__(self) -> None:
        check_all(self)


@dataclass(frozen=True, slots=True)
class InspectorSettings:
    """A network small enough to be followed number by number, the sample it is given, and how the page is shown."""

    data: str = choice("moons", INSPECTED_DATA, "data")
    sample: int = whole(1, 1, INSPECTED_SAMPLES, "sample")
    hidden_layers: tuple[int, ...] = several((3,), Number("", 1, 4, whole=True), 1, 2, "layers")
    activation: str = choice("tanh", ACTIVATIONS[:5], "act")
    loss: str = choice("auto", ("auto", "mse"), "loss")
    rate: float = real(0.3, 1e-4, 100.0, "rate")
    seed: int = whole(0, 0, LARGEST_SEED, "weightseed")
    presenter: bool = flag("presenter", default=False)

    def __post_init__(self) -> None:
        check_all(self)


@dataclass(frozen=True, slots=True)
class SweepSettings:
    """Which setting a sweep varies, over which values, and how often each is tried.

    ``low`` and ``high`` have no range of their own here: it is that of the setting which is varied
    (see ``playground.comparisons.sweep.plan``). A second knob of "none" leaves the second range without effect.
    """

    knob: str = choice("l2", SWEPT, "knob")
    low: float = real(0.01, 0.0, 5000.0, "from")
    high: float = real(100.0, 0.0, 5000.0, "to")
    steps: int = whole(9, 2, MOST_STEPS, "steps")
    spacing: str = choice("log", ("linear", "log"), "spacing")
    second_knob: str = choice("none", ("none", *SWEPT), "knob2")
    second_low: float = real(0.0, 0.0, 5000.0, "from2")
    second_high: float = real(0.8, 0.0, 5000.0, "to2")
    second_steps: int = whole(5, 2, MOST_STEPS, "steps2")
    second_spacing: str = choice("linear", ("linear", "log"), "spacing2")
    n_seeds: int = whole(5, 1, MOST_SEEDS, "seeds")
    epochs: int = whole(300, 1, 100_000, "sweepepochs")
    measure: str = choice("loss", ("loss", "score"), "measure")
    log_loss: bool = flag("logaxis", default=False)
    presenter: bool = flag("presenter", default=False)

    def __post_init__(self) -> None:
        check_all(self)


@dataclass(frozen=True, slots=True)
class LuckSettings:
    """How many seeds are tried, what they change, for how long, and how the page is shown.

    ``pair`` sets B beside A, and ``edited`` is the one whose controls are shown.
    """

    n_seeds: int = whole(20, 5, 50, "seeds")
    varied: str = choice("all", VARIED, "vary")
    epochs: int = whole(200, 1, 5000, "upto")
    pair: bool = flag("pair", default=False)
    edited: str = choice("a", ("a", "b"), "edit")
    curve: str = choice("loss", ("loss", "score"), "curve")
    log_loss: bool = flag("logloss", default=False)
    presenter: bool = flag("presenter", default=False)

    def __post_init__(self) -> None:
        check_all(self)
