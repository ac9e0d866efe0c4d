"""Several texts joined to one, in the present language's way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from playground.words.catalogue import lists
from playground.words.messages import Message


def all_of(items: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"; at least one item."""
    return _with_last(items, lists.AND)


def one_of(items: Sequence[str]) -> str:
    """Return "a", "a or b", "a, b or c"; at least one item."""
    return _with_last(items, lists.OR)


def commas(items: Sequence[str]) -> str:
    """Return "a, b, c"; an empty text of no items."""
    return _joined(items, lists.COMMA)


def dots(items: Sequence[str]) -> str:
    """Return "a · b · c"; an empty text of no items."""
    return _joined(items, lists.DOT)


def semicolons(items: Sequence[str]) -> str:
    """Return "a; b; c"; an empty text of no items."""
    return _joined(items, lists.SEMICOLON)


def paragraph(sentences: Sequence[str]) -> str:
    """Return sentences one after the other, those that are empty left out."""
    return _joined([sentence for sentence in sentences if sentence], lists.NEXT_SENTENCE)


def _joined(items: Sequence[str], pair: Message) -> str:
    return reduce(lambda first, following: pair(first=first, following=following), items) if items else ""


def _with_last(items: Sequence[str], pair: Message) -> str:
    *others, last = items
    return pair(first=commas(others), last=last) if others else last
