"""What the inspector follows number by number."""

from __future__ import annotations

from dataclasses import dataclass

from playground.datasets import CATALOGUE
from playground.network.activations import ACTIVATIONS
from playground.network.losses import LOSSES
from playground.settings.data import LARGEST_SEED
from playground.settings.declaration import Condition, Declaration, choice, real, several, whole
from playground.settings.fields import Number, check_all
from playground.settings.pages import shared
from playground.settings.training import RATES

INSPECTED_DATA = {name: CATALOGUE[name] for name in ("moons", "xor", "circles", "blobs", "sine")}
INSPECTED_ACTIVATIONS = {name: record for name, record in ACTIVATIONS.items() if record.inspected}
INSPECTED_LOSSES = {name: LOSSES[name] for name in ("auto", "mse")}
INSPECTED_SAMPLES = 50
LEAKY_SLOPE = 0.1  # of the inspector's leaky ReLU
SUITED_BY_HE = ", ".join(record.title for record in INSPECTED_ACTIVATIONS.values() if record.initialiser == "he")


def _has_classes(settings: InspectorSettings) -> bool:
    return not CATALOGUE[settings.data].is_regression


@dataclass(frozen=True, slots=True)
class InspectorSettings:
    """A network small enough to be followed number by number, the sample it is given, and how the page is shown."""

    data: str = choice("moons", INSPECTED_DATA, "data", Declaration(
        "Data set",
        "Where the sample comes from, with the noise that is usual for the data set. Inputs are standardised; for Sine "
        "the target is too. Sine has one input and a number as target, Blobs has three classes.",
    ))  # fmt: skip
    sample: int = whole(1, 1, INSPECTED_SAMPLES, "sample", Declaration(
        "Sample", "Number of the training sample. Another sample meets the weights as they are.",
        live="weights", sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    hidden_layers: tuple[int, ...] = several((3,), Number("", 1, 4, whole=True), 1, 2, "layers", Declaration(
        "Hidden layers", "The error passes back through each of them by w and σ'(z).",
    ))  # fmt: skip
    activation: str = choice("tanh", INSPECTED_ACTIVATIONS, "act", Declaration(
        "Activation",
        f"a = σ(z) in the hidden layers. Here Leaky ReLU has the slope {LEAKY_SLOPE:g} below 0. Where a ReLU "
        "gives 0, its δ is 0: nothing before it learns from this sample.",
    ))  # fmt: skip
    loss: str = choice("auto", INSPECTED_LOSSES, "loss", Declaration(
        "Loss",
        "With the automatic choice (a sigmoid for two classes, softmax for three) δ of the last layer is p − y. Mean "
        "squared error keeps the factor p (1 − p), which is small where the network is sure, even if it is wrong.",
        acts_when=Condition(_has_classes, "a data set with classes"),
    ))  # fmt: skip
    rate: float = real(0.3, 1e-4, 100.0, "rate", Declaration(
        "Learning rate, η",
        "The update is w ← w − η ∂C/∂w. A small one always lowers the loss of the sample; a large one may raise it.",
        live="weights", stops=RATES[1:], sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    seed: int = whole(0, 0, LARGEST_SEED, "weightseed", Declaration(
        "Weight seed",
        f"Another seed draws other first weights: He for {SUITED_BY_HE}; Xavier for the others. Biases start at 0.",
        sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    presenter: bool = shared.presenter()

    def __post_init__(self) -> None:
        check_all(self)
