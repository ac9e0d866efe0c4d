"""Controls for the shape of the network and its first weights."""

from __future__ import annotations

import streamlit as st

from playground.settings.run import NetworkSettings
from playground.ui.shell import tab_state
from playground.ui.shell.widgets import key_of, select, slider, steps, whole_number
from playground.words.titles import ACTIVATION_TITLES, BATCH_NORM_TITLES, INITIALISATION_TITLES

SCALES = (0.01, 0.03, 0.1, 0.3, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0)
MOST_LAYERS = 6


def network_controls(network: NetworkSettings) -> NetworkSettings:
    """Draw the network's controls and return what they say."""
    hidden_layers = _layers(network)
    activation = select(
        network, "activation", "Activation",
        "a = σ(z) after every hidden layer. ReLU max(z, 0); leaky ReLU keeps a small slope below 0; tanh and sigmoid "
        "1/(1+e⁻ᶻ) saturate, so their gradient vanishes in deep networks; linear makes any depth one linear map; "
        "softmax eᶻ/Σeᶻ lets the units of a layer compete.",
        ACTIVATION_TITLES,
    )  # fmt: skip
    leaky_slope = network.leaky_slope
    if activation == "leaky_relu":
        leaky_slope = slider(
            network,
            "leaky_slope",
            "Slope below 0",
            "a = slope × z for z < 0, so that no unit dies.",
            step=0.01,
        )
    batch_norm = select(
        network, "batch_norm", "Batch normalisation",
        "Each unit over each mini-batch: x̂ = (x − μ)/√(σ² + ε), then y = γx̂ + β with learned γ, β; running averages at "
        "prediction. Learning is faster, sigmoid layers keep their gradient, and it regularises a little. A batch of "
        "one sample is normalised with the running averages.",
        BATCH_NORM_TITLES,
    )  # fmt: skip
    initialisation = select(
        network, "initialisation", "First weights",
        "Standard deviation of the normal distribution that weights start from, before the scale multiplies it. "
        "He suits ReLU, Xavier suits tanh and sigmoid.",
        INITIALISATION_TITLES,
    )  # fmt: skip
    initial_scale = steps(
        network, "initial_scale", "Scale of first weights",
        "Multiplies the first weights. Large weights make a wiggly function from the start and saturate sigmoids.",
        SCALES,
    )  # fmt: skip
    seed = whole_number(
        network,
        "seed",
        "Weight seed",
        "Another seed draws other first weights: how much of a result was luck?",
    )
    return NetworkSettings(hidden_layers, activation, leaky_slope, batch_norm, initialisation, initial_scale, seed)


def _layers(network: NetworkSettings) -> tuple[int, ...]:
    """Draw the number of hidden layers and the width of each."""
    key = tab_state.first_value(f"{key_of(network, 'hidden_layers')} count", len(network.hidden_layers))
    count = st.slider(
        "Hidden layers", 0, MOST_LAYERS, key=key, on_change=tab_state.controls_changed,
        help="None makes a linear model. More and wider layers can fit more, and overfit more.",
    )  # fmt: skip
    widths: list[int] = []
    columns = st.columns(3, gap="small")
    for i in range(count):
        first = network.hidden_layers[i] if i < len(network.hidden_layers) else (widths or [64])[-1]
        key = tab_state.first_value(f"{key_of(network, 'hidden_layers')} {i + 1}", first)
        widths.append(
            columns[i % 3].number_input(
                f"Units {i + 1}",
                1,
                256,
                step=1,
                key=key,
                help=f"Width of hidden layer {i + 1}.",
                on_change=tab_state.controls_changed,
            )
        )
    return tuple(widths)
