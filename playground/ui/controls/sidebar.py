"""The sidebar: groups of controls that together say one ``Settings``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from datasets import CATALOGUE
from playground.settings.declaration import declarations
from playground.settings.fields import Choice, domains
from playground.settings.run import GROUPS, PARTS, DataSettings, Settings, grouped, with_field
from playground.ui.controls.field_control import control, follow_field
from playground.ui.controls.gallery import gallery
from playground.ui.shell import tab_state
from playground.ui.shell.headings import heading
from playground.ui.shell.widgets import key_of, scope, scoped


def sidebar(settings: Settings, *, name: str = "", limited: bool = True) -> Settings:
    """Draw the controls of the open groups and return what they say.

    ``settings`` gives each control its first value, and says what the controls of a folded group would. A folded group
    is not drawn at all: every control on the page costs time whenever it runs. ``name`` says whose settings these
    are, where one sidebar serves several: each has controls of its own in the same groups. A page that says itself how
    many epochs are trained is not ``limited`` by the settings.
    """
    without = () if limited else ("max_epochs",)
    with st.sidebar:
        for key in GROUPS:
            if (group := _group(key)).open:
                with group, scope(name):
                    settings = _controls(settings, key, without)
            settings = _possible(settings)
    return settings


def follow(settings: Settings) -> None:
    """Let the controls that are on the page take these settings; call it before they are drawn."""
    for part_name, kind in PARTS.items():
        for name in domains(kind):
            follow_field(getattr(settings, part_name), name)


def _group(name: str) -> ExpanderContainer:
    """Draw a group's name, which folds and unfolds it, below a heading: a name that can be pressed cannot be one."""
    group = GROUPS[name]
    heading(group.title)
    key = scoped(f"group {group.title}")
    return st.expander(group.title, expanded=group.is_open, key=key, on_change="rerun")


def _controls(settings: Settings, group: str, without: Collection[str]) -> Settings:
    """Draw the controls of a group that have an effect or stay, one after the other, and return what they say."""
    for part_name, name in grouped(group):
        part = getattr(settings, part_name)
        declaration = declarations(part)[name]
        if name not in without and (declaration.stays or declaration.acts(settings)):
            context = _foreseen(settings) if declaration.in_context else settings
            value = control(part, name, context, **_reactions(part, name))
            if (part_name, name) == ("data", "name"):
                gallery(value, partial(_choose_data, key_of(part, "name"), key_of(part, "noise")))
            if value != getattr(part, name):
                settings = with_field(settings, part_name, name, value)
    return settings


def _foreseen(settings: Settings) -> Settings:
    """Return the settings with the choices made in controls further down the sidebar, which a rerun draws later."""
    for part_name in PARTS:
        part = getattr(settings, part_name)
        for name, domain in domains(part).items():
            if isinstance(domain, Choice) and (chosen := tab_state.value(key_of(part, name))) in domain.options:
                settings = with_field(settings, part_name, name, chosen)
    return settings


def _reactions(part: Any, name: str) -> dict[str, Any]:
    """Return the callbacks by which one control sets others: a data set brings its usual noise."""
    if (type(part), name) != (DataSettings, "name"):
        return {}
    return {"on_change": _take_usual_noise, "args": (key_of(part, "name"), key_of(part, "noise"))}


def _possible(settings: Settings) -> Settings:
    """Return the settings with the number of classes limited to what the data set allows."""
    entry, data = CATALOGUE[settings.data.name], settings.data
    if not entry.has_class_choice:
        return settings
    low, high = entry.classes
    return replace(settings, data=replace(data, n_classes=min(max(data.n_classes, low), high)))


def _choose_data(name_key: str, noise_key: str, name: str) -> None:
    """Choose a data set by its picture, with the noise that is usual for it."""
    tab_state.set_value(name_key, name)
    _take_usual_noise(name_key, noise_key)


def _take_usual_noise(name_key: str, noise_key: str) -> None:
    """Set the noise that is usual for the data set just chosen."""
    tab_state.set_value(noise_key, CATALOGUE[tab_state.value(name_key)].default_noise)
