"""The keys of the dashboard; those of its buttons stand on the buttons."""

from __future__ import annotations

from playground.settings.declaration import declarations
from playground.settings.pages import ViewSettings
from playground.ui.live.keys import Key, page_keys
from playground.ui.train.state import URL_PATH
from playground.ui.train.tabs import TABS
from playground.words.catalogue import live as says

_SWITCHES = {
    "t": "show_test", "d": "discretise", "a": "curve", "l": "log_loss", "e": "log_epochs", "v": "speed",
    "b": "presenter",
}  # fmt: skip


def train_keys() -> list[Key]:
    """Return all keys."""
    declared = declarations(ViewSettings)
    switches = [
        Key(key, says.SWITCH(what=declared[name].label), {"do": "switch", "field": name})
        for key, name in _SWITCHES.items()
    ]
    tabs = [Key(str(i), tab.title, {"do": "tab", "tab": key}) for i, (key, tab) in enumerate(TABS.items(), start=1)]
    return [*switches, *tabs, *page_keys(URL_PATH)]
