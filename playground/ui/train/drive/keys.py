"""The keys of the dashboard; those of its buttons stand on the buttons."""

from __future__ import annotations

from playground.settings.pages import ViewSettings
from playground.ui.live.keys import Key, page_keys, view_keys
from playground.ui.train.state import URL_PATH
from playground.ui.train.tabs import TABS
from playground.words.catalogue.own import drawing as says


def train_keys() -> list[Key]:
    """Return all keys."""
    tabs = [Key(str(i), tab.title, {"do": "tab", "tab": key}) for i, (key, tab) in enumerate(TABS.items(), start=1)]
    return [*view_keys(ViewSettings), *tabs, *page_keys(URL_PATH)]


def drawing_keys() -> dict[str, str]:
    """Return what keys do on the picture while points are drawn."""
    return {
        "Enter": says.KEY_ENTER(),
        "Delete": says.KEY_DELETE(),
        "Shift+←→↑↓": says.KEY_SHIFT(),
        "Ctrl+Z": says.KEY_UNDO(),
        "Ctrl+Y": says.KEY_REDO(),
    }
