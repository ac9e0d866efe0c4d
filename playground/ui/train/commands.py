"""What a person asks for on the dashboard's charts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from playground.settings.fields import SettingsError
from playground.settings.run import PARTS, with_field
from playground.ui.live.performance import Command
from playground.ui.train.drawing.commands import DRAWING_COMMANDS, obey_drawing
from playground.ui.train.network.commands import NETWORK_COMMANDS, obey_network
from playground.ui.train.state import TrainState
from playground.ui.train.tabs import TABS


def obey(state: TrainState, command: Command) -> bool:
    """Do what was asked for; return whether the page's controls must follow. What makes no sense does nothing."""
    match command:
        case {"do": "display", "epoch": epoch} if _is_epoch(epoch):
            state.stage.playing = False
            state.display(epoch)
            return bool(command.get("settled", True))
        case {"do": "continue", "epoch": epoch} if _is_epoch(epoch):
            state.stage.playing = False
            state.display(epoch)
            state.go_on()
            return True
        case {"do": "try", "part": str(part), "field": str(name), "value": value} if part in PARTS:
            return _try(state, part, name, value)
        case {"do": str(what)} if what in NETWORK_COMMANDS:
            return obey_network(state, command)
        case {"do": str(what)} if what in DRAWING_COMMANDS:
            return obey_drawing(state, command)
        case {"do": "tab", "tab": str(tab)} if tab in TABS:
            state.view = replace(state.view, tab=tab)
            return True
    return state.wishes.hear(command, state.view)


def _try(state: TrainState, part: str, name: str, value: Any) -> bool:
    """Wish for another value of one setting, and for the run to be played with it from its beginning."""
    try:
        settings = with_field(state.run.settings, part, name, tuple(value) if isinstance(value, list) else value)
    except (SettingsError, TypeError):
        return False
    state.wish(settings, anew=True)
    return True


def _is_epoch(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
