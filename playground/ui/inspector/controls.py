"""The inspector's sidebar: which sample, which small network, which loss and learning rate."""

from __future__ import annotations

from dataclasses import fields, replace

import streamlit as st

from playground.settings.declaration import declarations
from playground.settings.pages import InspectorSettings
from playground.ui.controls.field_control import control
from playground.ui.shell.presenter import presenter_switch
from playground.words.catalogue import inspector as says


def controls(settings: InspectorSettings) -> InspectorSettings:
    """Draw the controls and return what they say; ``settings`` gives each its first value."""
    st.header(says.TITLE())
    for setting in fields(settings):
        if setting.name == "presenter":
            continue
        if declarations(settings)[setting.name].acts(settings):
            settings = replace(settings, **{setting.name: control(settings, setting.name)})
        elif setting.name == "loss":
            st.caption(says.SQUARED_ERROR())
    return replace(settings, presenter=presenter_switch(settings))
