"""The stages of this process by their tokens; one that no tab keeps any more is forgotten."""

from __future__ import annotations

from weakref import WeakValueDictionary

from playground.ui.live.stage import Stage

_STAGES: WeakValueDictionary[str, Stage] = WeakValueDictionary()


def register(stage: Stage) -> None:
    """Let sockets find the stage by its token."""
    _STAGES[stage.token] = stage


def find(token: str) -> Stage | None:
    """Return the stage with this token, or None."""
    return _STAGES.get(token)
