"""Settings that a person asked for elsewhere than at the controls, for the page to take."""

from __future__ import annotations

from dataclasses import dataclass

from playground.settings.run import Settings


@dataclass(frozen=True, slots=True)
class Wish:
    """Settings that a person asked for elsewhere than at the controls.

    Attributes
    ----------
    settings : Settings
    anew : bool
        Whether the run is to begin again.
    plays : bool
        Whether it is to be played then.
    """

    settings: Settings
    anew: bool
    plays: bool = True
