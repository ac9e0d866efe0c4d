"""The sidebar: groups of controls that together say one ``Settings``."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from datasets import CATALOGUE, FEATURES
from playground.settings.run import DataSettings, Settings
from playground.ui.controls.network import network_controls
from playground.ui.controls.training import regularisation_controls, training_controls
from playground.ui.shell import tab_state
from playground.ui.shell.widgets import key_of, scope, scoped, several, slider, steps, whole_number

SAMPLES = (20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 3000, 5000)


def sidebar(settings: Settings, *, name: str = "", limited: bool = True) -> Settings:
    """Draw the controls of the open groups and return what they say.

    ``settings`` gives each control its first value, and says what the controls of a folded group would. A folded group
    is not drawn at all: every control on the page costs time in every frame. ``name`` says whose settings these
    are, where one sidebar serves several: each has controls of its own in the same groups. A page that says itself how
    many epochs are trained is not ``limited`` by the settings.
    """
    data, network, training = settings.data, settings.network, settings.training
    with st.sidebar:
        if (group := _group("Data", expanded=True)).open:
            with group, scope(name):
                data = data_controls(data)
        data = _possible(data)
        if (group := _group("Samples and inputs")).open:
            with group, scope(name):
                data = sample_controls(data)
        if (group := _group("Network")).open:
            with group, scope(name):
                network = network_controls(network)
        if (group := _group("Regularisation", expanded=True)).open:
            with group, scope(name):
                training = regularisation_controls(training, n_train=_n_train(data))
        if (group := _group("Training")).open:
            with group, scope(name):
                regression = CATALOGUE[data.name].is_regression
                training = training_controls(training, regression=regression, limited=limited)
    return Settings(data, network, training)


def _group(label: str, *, expanded: bool = False) -> ExpanderContainer:
    """Draw a group's heading, which folds and unfolds it."""
    key = scoped(f"group {label}")
    return st.expander(label, expanded=expanded, key=key, on_change=tab_state.controls_changed)


def data_controls(data: DataSettings) -> DataSettings:
    """Draw what is trained on."""
    name = st.selectbox(
        "Data set",
        list(CATALOGUE),
        key=tab_state.first_value(key_of(data, "name"), data.name),
        format_func=lambda key: CATALOGUE[key].title,
        help="What the network learns from: "
        + "  \n".join(f"**{e.title}**: {e.description}" for e in CATALOGUE.values()),
        on_change=_take_usual_noise,
        args=(key_of(data, "name"), key_of(data, "noise")),
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
    return replace(data, name=name, noise=noise, flipped=flipped)


def _possible(data: DataSettings) -> DataSettings:
    """Return the settings with a number of classes that the data set can have."""
    entry = CATALOGUE[data.name]
    if not entry.has_class_choice:
        return data
    low, high = entry.classes
    return replace(data, n_classes=min(max(data.n_classes, low), high))


def sample_controls(data: DataSettings) -> DataSettings:
    """Draw how many samples there are and what the network sees of them."""
    name, entry = data.name, CATALOGUE[data.name]
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
        key = tab_state.first_value(key_of(data, "n_classes"), n_classes)
        tab_state.set_value(key, min(max(tab_state.value(key), low), high))
        noun = "Arms" if name == "spirals" else "Classes"
        n_classes = st.slider(
            noun, low, high, key=key, help="Number of classes to tell apart.",
            on_change=tab_state.controls_changed,
        )  # fmt: skip
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
    return replace(
        data,
        n_samples=n_samples,
        test_share=test_share,
        balance=balance,
        n_classes=n_classes,
        features=features,
        seed=seed,
    )


def _take_usual_noise(name_key: str, noise_key: str) -> None:
    """Set the noise that is usual for the data set just chosen."""
    tab_state.controls_changed()
    tab_state.set_value(noise_key, CATALOGUE[tab_state.value(name_key)].default_noise)


def _n_train(data: DataSettings) -> int:
    """Return about how many training samples the data settings make."""
    most = CATALOGUE[data.name].max_samples
    n = data.n_samples if most is None else min(data.n_samples, most)
    return max(round(n * (1.0 - data.test_share)), 1)
