"""The sidebar: groups of controls that together say one ``Settings``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from playground.datasets import CATALOGUE, OWN, TITLES
from playground.settings.declaration import declarations, help_of
from playground.settings.fields import Choice, domains
from playground.settings.run import GROUPS, PARTS, Settings, grouped, with_field
from playground.ui.controls.field_control import control, follow_field
from playground.ui.controls.gallery import gallery
from playground.ui.controls.own.table_controls import table_controls
from playground.ui.controls.own_files import own_files
from playground.ui.shell import tab_state
from playground.ui.shell.headings import heading
from playground.ui.shell.widgets import key_of, scope, scoped

TABLE = "table"


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
            if (part_name, name) != ("data", "name"):  # which follows by itself
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
            if (part_name, name) == ("data", "name"):
                settings = _data_set(settings)
                continue
            value = control(part, name, context)
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


def _data_set(settings: Settings) -> Settings:
    """Draw the choice of a data set, of the catalogue or of a person's own, and return the settings on it.

    The list follows the settings, unless somebody has just chosen, or is to give a table.
    """
    data = settings.data
    declaration, domain = declarations(data)["name"], domains(data)["name"]
    keys = key_of(data, "name"), key_of(data, "noise")
    chosen = tab_state.pop(_chosen_key(keys[0]))
    is_to_give = data.own is None and (tab_state.value(keys[0]) == TABLE or own_files().wants_table)
    shown = chosen or (TABLE if is_to_give else data.entry.name)
    tab_state.set_value(keys[0], shown)
    st.selectbox(
        declaration.label, [*CATALOGUE, *(name for name in OWN if name in {TABLE, shown})], key=keys[0],
        format_func=TITLES.__getitem__, help=help_of(declaration, domain), on_change=_note_choice, args=keys,
    )  # fmt: skip
    gallery(shown, partial(_choose_data, *keys))
    if shown == TABLE:
        return table_controls(settings)
    return replace(settings, data=replace(data, name=chosen, own=None)) if chosen in CATALOGUE else settings


def _chosen_key(name_key: str) -> str:
    """Return under which key the tab notes that somebody has just chosen a data set."""
    return f"{name_key} chosen"


def _possible(settings: Settings) -> Settings:
    """Return the settings with the number of classes limited to what the data set allows."""
    entry, data = settings.data.entry, settings.data
    if not entry.has_class_choice:
        return settings
    low, high = entry.classes
    return replace(settings, data=replace(data, n_classes=min(max(data.n_classes, low), high)))


def _choose_data(name_key: str, noise_key: str, name: str) -> None:
    """Choose a data set by its picture, with the noise that is usual for it."""
    tab_state.set_value(name_key, name)
    _note_choice(name_key, noise_key)


def _note_choice(name_key: str, noise_key: str) -> None:
    """Note the data set just chosen, and set the noise that is usual for it, unless it is a table yet to be given."""
    name, files = tab_state.value(name_key), own_files()
    tab_state.set_value(_chosen_key(name_key), name)
    if name in CATALOGUE:
        files.wanted = None
        tab_state.set_value(noise_key, CATALOGUE[name].default_noise)
    elif files.last is not None:
        tab_state.set_value(noise_key, OWN[name].default_noise)
