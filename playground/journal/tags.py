"""Tags of runs and of studies: short words of a person's own, checked before they are kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from playground.journal.deleted import is_among
from playground.journal.tables import StudyRow

LONGEST_TAG, MOST_TAGS = 40, 12  # characters; tags of a run, or of a study
SEPARATOR = ","
_JOINERS = frozenset("\u200c\u200d")  # some scripts and pictures need them, though they are not seen
Tags = tuple[str, ...]


class Fault(Enum):
    """Why what was typed makes no tags."""

    NOTHING = auto()
    TOO_LONG = auto()
    UNSEEN = auto()  # the detail is the character, as U+0007
    TOO_MANY = auto()


@dataclass(frozen=True, slots=True)
class TagProblem:
    """What is wrong with tags that were typed.

    Attributes
    ----------
    fault : Fault
    tag : str
        The tag that is concerned; empty if none is.
    detail : str
        Which character, or how many tags there would be.
    run : int
        Number of the run, or of the study, that would have too many.
    is_study : bool
        Whether it is a study.
    """

    fault: Fault
    tag: str = ""
    detail: str = ""
    run: int = 0
    is_study: bool = False


class TagError(Exception):
    """What was typed makes no tags; ``problem`` says why, and nothing was changed."""

    def __init__(self, problem: TagProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def tags_in(typed: str) -> Tags:
    """Return the tags in a text, with commas between them, in their order.

    Space is one blank and none at the ends. Of tags that differ in large and small letters alone the first is taken.

    Raises
    ------
    TagError
        When there is none, or one is longer than ``LONGEST_TAG`` or holds a character that cannot be seen.
    """
    tags = with_tags((), [tag for part in typed.split(SEPARATOR) if (tag := _plain(part))])
    if not tags:
        raise TagError(TagProblem(Fault.NOTHING))
    for tag in tags:
        for character in tag:
            if not character.isprintable() and character not in _JOINERS:
                raise TagError(TagProblem(Fault.UNSEEN, _seen(tag), f"U+{ord(character):04X}"))
        if len(tag) > LONGEST_TAG:
            raise TagError(TagProblem(Fault.TOO_LONG, tag[:LONGEST_TAG], str(len(tag))))
    return tags


def with_tags(tags: Sequence[str], more: Iterable[str]) -> Tags:
    """Return tags with others behind them, none twice in large or small letters."""
    first: dict[str, str] = {}
    for tag in (*tags, *more):
        first.setdefault(tag.casefold(), tag)
    return tuple(first.values())


def without_tags(tags: Sequence[str], fewer: Iterable[str]) -> Tags:
    """Return tags without others, written large or small."""
    gone = {tag.casefold() for tag in fewer}
    return tuple(tag for tag in tags if tag.casefold() not in gone)


def joined(tags: Sequence[str]) -> str:
    """Return tags as the file holds them."""
    return SEPARATOR.join(tags)


def split(stored: str) -> Tags:
    """Return the tags that the file holds."""
    return tuple(stored.split(SEPARATOR)) if stored else ()


def give_tags(session: Session, row: Any, ids: Collection[int], tags: Tags) -> None:
    """Give each of these rows of a table, runs or studies, these tags.

    TagError, and nothing is changed, if one of them would have more than ``MOST_TAGS``.
    """

    def more(id_: int, had: Tags) -> Tags:
        has = with_tags(had, tags)
        if len(has) > max(MOST_TAGS, len(had)):
            problem = TagProblem(Fault.TOO_MANY, detail=str(len(has)), run=id_, is_study=row is StudyRow)
            raise TagError(problem)
        return has

    _change_tags(session, row, ids, more)


def take_tags(session: Session, row: Any, ids: Collection[int], tags: Tags) -> None:
    """Take these tags from each of these rows that has them."""
    _change_tags(session, row, ids, lambda _, had: without_tags(had, tags))


def _change_tags(session: Session, row: Any, ids: Collection[int], change: Callable[[int, Tags], Tags]) -> None:
    # A value that is no text is damage, and left alone.
    sound = is_among(row, ids) & (func.typeof(row.tags) == "text")
    had = session.execute(select(row.id, row.tags).where(sound).order_by(row.id)).all()
    has = [{"id": id_, "tags": joined(change(id_, split(stored)))} for id_, stored in had]
    if has:
        session.execute(update(row), has)


def _plain(part: str) -> str:
    return unicodedata.normalize("NFC", " ".join(part.split()))


def _seen(tag: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in tag[:LONGEST_TAG])
