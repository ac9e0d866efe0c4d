"""The network of a run and its first weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from playground.network.activations import ACTIVATIONS
from playground.network.batch_norm import PLACEMENTS
from playground.network.initialisers import INITIALISERS
from playground.settings.conditions import HIDDEN_LAYERS, SEEDS_ARE_SWEPT
from playground.settings.data import LARGEST_SEED
from playground.settings.declaration import Condition, Declaration, Swept, choice, real, several, whole
from playground.settings.fields import Number, Several, check_all, domains
from playground.settings.possible import AT_LEAST_1, POSITIVE

SCALES = (0.01, 0.03, 0.1, 0.3, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0)
WIDTH = Number("", 1, 256, whole=True, possible=AT_LEAST_1)


def _is_leaky(run: Any) -> bool:
    return ACTIVATIONS[run.network.activation].has_slope and bool(run.network.hidden_layers)


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """The shape of the network and how its weights start."""

    hidden_layers: tuple[int, ...] = several((16, 16), WIDTH, 0, 6, "layers", Declaration(
        "Hidden layers", "None makes a linear model. More and wider layers can fit more, and overfit more.",
        sentence_title="hidden layers", group="network", parameter="hidden_layer_sizes",
    ))  # fmt: skip
    activation: str = choice("relu", ACTIVATIONS, "act", Declaration(
        "Activation", "a = σ(z) after every hidden layer.",
        sentence_title="activation", group="network", acts_when=HIDDEN_LAYERS, stays=True, parameter="activation",
    ))  # fmt: skip
    leaky_slope: float = real(0.01, 0.0, 1.0, "slope", Declaration(
        "Slope below 0", "a = slope × z for z < 0, so that no unit dies.",
        sentence_title="slope below 0", group="network", step=0.01, parameter="leaky_slope",
        acts_when=Condition(_is_leaky, "hidden layers with Leaky ReLU"), sweep=Swept(0.0, 0.5, "linear"),
    ))  # fmt: skip
    batch_norm: str = choice("off", PLACEMENTS, "bn", Declaration(
        "Batch normalisation",
        "Each unit over each mini-batch: x̂ = (x − μ)/√(σ² + ε), then y = γx̂ + β with learned γ, β; running averages at "
        "prediction. Learning is faster, sigmoid layers keep their gradient, and it regularises a little. A batch of "
        "one sample is normalised with the running averages.",
        sentence_title="batch normalisation", group="network", acts_when=HIDDEN_LAYERS, stays=True,
        parameter="batch_norm",
    ))  # fmt: skip
    initialisation: str = choice("he", INITIALISERS, "init", Declaration(
        "First weights",
        "Standard deviation of the normal distribution that weights start from, before the scale multiplies it.",
        sentence_title="first weights", group="network", parameter="initialisation",
    ))  # fmt: skip
    initial_scale: float = real(1.0, 0.001, 100.0, "scale", Declaration(
        "Scale of first weights",
        "Multiplies the first weights. Large weights make a wiggly function from the start and saturate sigmoids.",
        sentence_title="scale of first weights", group="network", stops=SCALES, parameter="initial_scale",
        sweep=Swept(0.01, 10.0, "log"),
    ), possible=POSITIVE)  # fmt: skip
    seed: int = whole(0, 0, LARGEST_SEED, "weightseed", Declaration(
        "Weight seed", "Another seed draws other first weights: how much of a result was luck?",
        sentence_title="weight seed", group="network", parameter="random_state", translated=True,
        sweep=SEEDS_ARE_SWEPT,
    ))  # fmt: skip

    def __post_init__(self) -> None:
        check_all(self)


def with_layers(network: NetworkSettings, add: int) -> NetworkSettings:
    """Return the network with so many more hidden layers, each as wide as the last, or less; at most within bounds."""
    layers, bounds = network.hidden_layers, domains(network)["hidden_layers"]
    assert isinstance(bounds, Several)
    wanted = min(max(len(layers) + add, bounds.fewest), bounds.most)
    width = (layers or NetworkSettings().hidden_layers)[-1]
    return replace(network, hidden_layers=layers[:wanted] + (width,) * (wanted - len(layers)))


def with_units(network: NetworkSettings, layer: int, add: int) -> NetworkSettings:
    """Return the network with so many units more in a hidden layer, counted from 1, or less; at most within bounds."""
    layers, bounds = network.hidden_layers, domains(network)["hidden_layers"]
    assert isinstance(bounds, Several)
    assert isinstance(bounds.item, Number)
    if not 1 <= layer <= len(layers):
        return network
    width = min(max(layers[layer - 1] + add, int(bounds.item.low)), int(bounds.item.high))
    return replace(network, hidden_layers=(*layers[: layer - 1], width, *layers[layer:]))
