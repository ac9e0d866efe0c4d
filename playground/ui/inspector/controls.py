"""The inspector's sidebar: which sample, which small network, which loss and learning rate."""

from __future__ import annotations

from dataclasses import fields, replace

import streamlit as st

from playground.settings.declaration import declarations
from playground.settings.pages import InspectorSettings
from playground.ui.controls.field_control import control
from playground.ui.inspector.state import OwnSamples
from playground.ui.shell.presenter import presenter_switch
from playground.words.catalogue import inspector as says


def controls(settings: InspectorSettings, own: OwnSamples | None) -> InspectorSettings:
    """Draw the controls and return what they say; ``settings`` gives each its first value.

    ``own`` has the samples that are followed in place of a data set's.
    """
    for setting in fields(settings):
        if setting.name == "presenter" or (own is not None and setting.name == "data"):
            continue
        if _acts(settings, setting.name, own):
            settings = replace(settings, **{setting.name: control(settings, setting.name)})
        elif setting.name == "loss":
            st.caption(says.SQUARED_ERROR())
    return replace(settings, presenter=presenter_switch(settings))


def _acts(settings: InspectorSettings, name: str, own: OwnSamples | None) -> bool:
    """Return whether a setting has an effect: the loss of a person's own data depends on these."""
    if own is not None and name == "loss":
        return own.dataset.task != "regression"
    return declarations(settings)[name].acts(settings)
