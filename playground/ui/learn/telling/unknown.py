"""What is said of a link to a chapter, a lesson or a figure that there is not."""

from __future__ import annotations

from collections.abc import Iterable

from playground.settings.nearest import nearest_word
from playground.words.catalogue import learn as says


def unknown_place(key: str, value: str, known: Iterable[str]) -> str:
    """Return what to say of a name that a link has and nothing bears, with the nearest that there is."""
    nearest = nearest_word(value, {name: name for name in known})
    if nearest is None:
        return says.UNKNOWN_PLACE(key=key, value=value)
    return says.UNKNOWN_PLACE_BUT(key=key, value=value, nearest=nearest)
