"""What a change of settings does to a run: start it anew, move its weights otherwise from now on, or neither."""

from __future__ import annotations

from playground.settings.declaration import declarations
from playground.settings.fields import differing
from playground.settings.run import Settings, TrainingSettings

_DECLARED = declarations(TrainingSettings)
STEPPING = frozenset(name for name, declaration in _DECLARED.items() if declaration.live == "weights")
LIVE = frozenset(
    name for name, declaration in _DECLARED.items() if declaration.live
)  # what may change without starting the run anew


def starts_anew(old: Settings, new: Settings) -> bool:
    """Return whether going from old to new settings ends the run and starts another."""
    if old.data != new.data or old.network != new.network:
        return True
    return not LIVE.issuperset(differing(old.training, new.training))


def moves_weights(old: TrainingSettings, new: TrainingSettings) -> bool:
    """Return whether the change moves weights otherwise, rather than only saying when to stop."""
    return not STEPPING.isdisjoint(differing(old, new))
