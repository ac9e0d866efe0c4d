"""The inspector's sidebar: which sample, which small network, which loss and learning rate."""

from __future__ import annotations

import streamlit as st

from datasets import CATALOGUE
from playground.settings.pages import INSPECTED_DATA, InspectorSettings
from playground.ui.controls.training import RATES
from playground.ui.shell import tab_state
from playground.ui.shell.presenter import presenter_switch
from playground.ui.shell.widgets import key_of, select, steps, whole_number
from playground.words.titles import ACTIVATION_TITLES

LOSS_TITLES = {"auto": "automatic", "mse": "mean squared error"}


def controls(settings: InspectorSettings) -> InspectorSettings:
    """Draw the controls and return what they say; ``settings`` gives each its first value."""
    st.subheader("Backpropagation, number by number")
    data = select(
        settings, "data", "Data set",
        "Where the sample comes from, with the noise that is usual for the data set. Inputs are standardised; for Sine "
        "the target is too. Sine has one input and a number as target, Blobs has three classes.",
        {name: CATALOGUE[name].title for name in INSPECTED_DATA},
    )  # fmt: skip
    sample = whole_number(
        settings, "sample", "Sample",
        "Number of the training sample. Another sample meets the weights as they are.",
    )  # fmt: skip
    hidden_layers = _layers(settings)
    activation = select(
        settings, "activation", "Activation",
        "a = σ(z) in the hidden layers. Leaky ReLU has the slope 0.1 below 0. Where a ReLU gives 0, its δ is 0: "
        "nothing before it learns from this sample.",
        {name: title for name, title in ACTIVATION_TITLES.items() if name != "softmax"},
    )  # fmt: skip
    loss = settings.loss
    if CATALOGUE[data].is_regression:
        st.caption("Loss: squared error (ŷ − y)².")
    else:
        loss = select(
            settings, "loss", "Loss",
            "Automatic: binary cross-entropy with a sigmoid for two classes, cross-entropy with softmax for three; "
            "then δ of the last layer is p − y. Mean squared error keeps the factor p (1 − p), which is small where "
            "the network is sure, even if it is wrong.",
            LOSS_TITLES,
        )  # fmt: skip
    rate = steps(
        settings, "rate", "Learning rate, η",
        "The update is w ← w − η ∂C/∂w. A small one always lowers the loss of the sample; a large one may raise it.",
        RATES[1:],
    )  # fmt: skip
    seed = whole_number(
        settings, "seed", "Weight seed",
        "Another seed draws other first weights: He for ReLU and leaky ReLU, Xavier for the others. Biases start at 0.",
    )  # fmt: skip
    presenter = presenter_switch(settings)
    return InspectorSettings(data, sample, hidden_layers, activation, loss, rate, seed, presenter)


def _layers(settings: InspectorSettings) -> tuple[int, ...]:
    """Draw the number of hidden layers and the width of each."""
    key = tab_state.first_value(f"{key_of(settings, 'hidden_layers')} count", len(settings.hidden_layers))
    count = st.slider("Hidden layers", 1, 2, key=key, help="The error passes back through each of them by w and σ'(z).")
    widths: list[int] = []
    for i, column in enumerate(st.columns(2, gap="small")[:count]):
        first = settings.hidden_layers[min(i, len(settings.hidden_layers) - 1)]
        key = tab_state.first_value(f"{key_of(settings, 'hidden_layers')} {i + 1}", first)
        help_ = f"Width of hidden layer {i + 1}."
        widths.append(column.number_input(f"Units {i + 1}", 1, 4, step=1, key=key, help=help_))
    return tuple(widths)
