"""The sidebar: four groups of controls that together say one ``Settings``."""

from __future__ import annotations

import streamlit as st

from datasets import CATALOGUE, FEATURES
from playground.settings import DataSettings, Settings
from playground.ui import session
from playground.ui.network_controls import network_controls
from playground.ui.training_controls import regularisation_controls, training_controls
from playground.ui.widgets import key_of, several, slider, steps, whole_number

SAMPLES = (20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 3000, 5000)


def sidebar(settings: Settings) -> Settings:
    """Draw every control and return what they say; ``settings`` gives each its first value."""
    with st.sidebar:
        with st.expander("Data", expanded=True, key="group data"):
            data = data_controls(settings.data)
        with st.expander("Network", key="group network"):
            network = network_controls(settings.network)
        with st.expander("Regularisation", expanded=True, key="group regularisation"):
            regularisation = regularisation_controls(settings.training, n_train=_n_train(data))
        with st.expander("Training", key="group training"):
            training = training_controls(settings.training, regularisation, data)
    return Settings(data, network, training)


def data_controls(data: DataSettings) -> DataSettings:
    """Draw what is trained on."""
    name = st.selectbox(
        "Data set",
        list(CATALOGUE),
        key=session.seeded(key_of(data, "name"), data.name),
        format_func=lambda key: CATALOGUE[key].title,
        help="What the network learns from: "
        + "  \n".join(f"**{e.title}**: {e.description}" for e in CATALOGUE.values()),
        on_change=_take_usual_noise,
    )
    entry = CATALOGUE[name]
    noise = slider(
        data, "noise", "Noise",
        "How far the samples scatter. Generated classes: standard deviation σ of the coordinates; regression: σ of the "
        "target relative to its own; built-in data: σ added to every standardised feature. More noise leaves more to "
        "memorise, so the gap opens wider.",
        step=0.05,
    )  # fmt: skip
    flipped = data.flipped
    if not entry.is_regression:
        flipped = slider(
            data, "flipped", "Flipped labels",
            "Share of training labels set to a wrong class. Test labels are never flipped. A network that fits "
            "these points too has memorised noise: its test accuracy falls.",
            step=0.05,
        )  # fmt: skip
    with st.expander("More about the data", key="group more data"):
        return _more_data(data, name, noise, flipped)


def _more_data(data: DataSettings, name: str, noise: float, flipped: float) -> DataSettings:
    """Draw the data controls that are seldom moved."""
    entry = CATALOGUE[name]
    n_samples = steps(
        data, "n_samples", "Samples",
        "Training and test samples together. The more there are, the less there is to overfit: the gap closes.",
        SAMPLES, write=str,
    )  # fmt: skip
    test_share = slider(
        data, "test_share", "Test share",
        "Share of the samples that are kept for testing: never trained on, in the same proportion of classes.",
        step=0.05,
    )  # fmt: skip
    n_classes = data.n_classes
    if entry.has_class_choice:
        low, high = entry.classes
        key = session.seeded(key_of(data, "n_classes"), data.n_classes)
        session.put(key, min(max(session.value(key), low), high))
        noun = "Arms" if name == "spirals" else "Classes"
        n_classes = st.slider(noun, low, high, key=key, help="Number of classes to tell apart.")
    balance = data.balance
    if entry.can_be_imbalanced(n_classes):
        balance = slider(
            data, "balance", "Share of class 1",
            "Class imbalance: 0.5 is balanced. With few of one class, accuracy looks good for a network that ignores "
            "them; the loss and balanced class weights (in Training) tell.",
            step=0.05,
        )  # fmt: skip
    features = data.features
    if entry.has_plane_features:
        features = several(
            data, "features", "Inputs",
            "What the network is given of each point (x, y). Each input is standardised with training statistics. "
            "With x² and y² even a network without hidden layers can draw a circle.",
            {key: FEATURES[key].title for key in FEATURES},
        )  # fmt: skip
    seed = whole_number(
        data,
        "seed",
        "Data seed",
        "Another seed draws other samples, another split and other flips of the same kind.",
    )
    return DataSettings(name, n_samples, noise, flipped, test_share, balance, n_classes, features, seed)


def _take_usual_noise() -> None:
    """Set the noise that is usual for the data set just chosen."""
    name = session.value(key_of(DataSettings(), "name"))
    session.put(key_of(DataSettings(), "noise"), CATALOGUE[name].default_noise)


def _n_train(data: DataSettings) -> int:
    """Return about how many training samples the data settings make."""
    most = CATALOGUE[data.name].max_samples
    n = data.n_samples if most is None else min(data.n_samples, most)
    return max(round(n * (1.0 - data.test_share)), 1)
