"""The fallback when data cannot be made: other data where there are some, and a problem that the page shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from playground.datasets import DatasetError
from playground.settings.run import DataSettings
from playground.words.messages import Message

Made = TypeVar("Made")


def made_or_problem(make: Callable[[], Made], problem: Message, **parts: str) -> tuple[Made | None, tuple[str, ...]]:
    """Return the result of ``make`` and no problem; or None and the problem, where its data cannot be made.

    ``problem`` has a place for the ``error`` and for the other ``parts``.
    """
    try:
        return make(), ()
    except DatasetError as error:
        return None, (problem(error=str(error), **parts),)


def made_with_possible_data(
    make: Callable[[DataSettings], Made], data: DataSettings, other: DataSettings, problem: Message, **parts: str
) -> tuple[Made, tuple[str, ...]]:
    """Return ``make(data)`` and no problem; or ``make(other)`` and the problem with ``data``."""
    try:
        return make(data), ()
    except DatasetError as error:
        return make(other), (problem(error=str(error), **parts),)
