"""What a person asks for on the dashboard's charts."""

from __future__ import annotations

from typing import Any

from playground.ui.live.performance import Command
from playground.ui.train.state import TrainState


def obey(state: TrainState, command: Command) -> bool:
    """Do what was asked for; return whether the page's controls must follow. What makes no sense does nothing."""
    match command:
        case {"do": "display", "epoch": epoch} if _is_epoch(epoch) and not state.stage.playing:
            state.display(epoch)
            return bool(command.get("settled", True))
        case {"do": "continue", "epoch": epoch} if _is_epoch(epoch):
            state.stage.playing = False
            state.display(epoch)
            state.go_on()
            return True
    return False


def _is_epoch(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
