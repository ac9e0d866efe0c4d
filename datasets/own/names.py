"""Names of columns and classes, short and fit to be shown."""

from collections.abc import Sequence

from .limits import LONGEST_NAME
from .note import Note, NoteKind, note


def shown(text: str, longest: int = LONGEST_NAME) -> str:
    """Return a text on one line, without signs that nobody sees, and cut where it is long."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: 4 * longest]).split())
    return line if len(line) <= longest and len(text) <= 4 * longest else line[: longest - 1].rstrip() + "…"


def distinct(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """Return a name for each column, none twice and none empty, and what had to be said of them.

    Parameters
    ----------
    names : sequence of str
        As the table has them.
    """
    given = [shown(name) for name in names]
    taken, found = {name for name in given if name}, []
    empty = [i for i, name in enumerate(given) if not name]
    seen: set[str] = set()
    same = []
    for i, name in enumerate(given):
        wanted = name or f"column {i + 1}"
        free, count = wanted, 1
        while free in seen or (free != name and free in taken):
            count += 1
            free = f"{wanted} ({count})"
        if name and free != name:
            same.append(name)
        seen.add(free)
        found.append(free)
    notes = []
    if empty:
        notes.append(note(NoteKind.EMPTY_NAMES, n=len(empty), column=found[empty[0]]))
    if same:
        notes.append(note(NoteKind.SAME_NAMES, n=len(same), column=same[0]))
    return tuple(found), tuple(notes)
