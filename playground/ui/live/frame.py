"""What the browser is to show from one moment on: the figures and texts of a page's places."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.charts.kit.figure import Figure


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment of everything that plays.

    Attributes
    ----------
    number : int
        Grows from frame to frame, and comes back when the frame is painted; 0 asks for no answer.
    figures : dict of str to Figure or None
        By place; None empties the place. Places that are not named stay as they are.
    texts : dict of str to str
        HTML by place.
    rerun : int
        Grows whenever the page's script has to run again; 0 if it never had to.
    error : str
        What went wrong, to be told to the person; empty if nothing did.
    """

    number: int
    figures: dict[str, Figure | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    rerun: int = 0
    error: str = ""
