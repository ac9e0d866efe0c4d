"""Keys that a page listens to, as a list that a person can call up and press too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from playground.settings.declaration import declarations
from playground.settings.fields import domains
from playground.ui.live.performance import Command
from playground.words.catalogue import live as says


@dataclass(frozen=True, slots=True)
class Key:
    """One key.

    Attributes
    ----------
    key : str
        As the browser names it: one character.
    label : str
        What it does.
    command : Command
        What is sent when it is pressed.
    """

    key: str
    label: str
    command: Command


def key_list(keys: Iterable[Key], of_buttons: Mapping[str, str] | None = None) -> str:
    """Return the list as HTML, hidden until ``?`` is pressed; the browser's script listens for what stands in it.

    Parameters
    ----------
    keys : iterable of Key
    of_buttons : mapping of str to str
        What the buttons of the page do, by the keys that are written on them. The buttons listen themselves.
    """
    buttons = "".join(
        f'<div class="key"><kbd>{escape(key)}</kbd> {escape(label)}</div>' for key, label in (of_buttons or {}).items()
    )
    rows = "".join(
        f'<button type="button" class="key" data-key="{escape(one.key)}" '
        f'data-command="{escape(json.dumps(one.command))}"><kbd>{escape(one.key)}</kbd> {escape(one.label)}'
        "</button>"
        for one in keys
    )
    return (
        f'<div class="keys" role="dialog" tabindex="-1" aria-label="{escape(says.KEYS())}" hidden>'
        f"<strong>{escape(says.KEYS())}</strong>{buttons}{rows}<p>{escape(says.CLOSE_KEYS())}</p></div>"
    )


_SWITCHES = {
    "t": "show_test", "d": "discretise", "a": "curve", "l": "log_loss", "e": "log_epochs", "v": "speed",
    "b": "presenter",
}  # fmt: skip


def view_keys(view: type[Any]) -> list[Key]:
    """Return the keys that switch what a page's view has of the usual switches."""
    return [
        Key(key, says.SWITCH(what=declarations(view)[name].label), {"do": "switch", "field": name})
        for key, name in _SWITCHES.items()
        if name in domains(view)
    ]


def page_keys(present: str) -> list[Key]:
    """Return the keys that lead to the other pages; ``present`` is the path of the one that is open."""
    return [
        Key(key, says.GO_TO(page=title), {"do": "go", "page": path})
        for key, title, path in (
            ("c", "Learn", "learn"), ("m", "Train", ""), ("r", "Race", "race"), ("u", "Luck", "luck"),
            ("w", "Sweep", "sweep"), ("h", "Runs", "runs"), ("i", "Inspect", "backpropagation"),
        )
        if path != present
    ]  # fmt: skip
