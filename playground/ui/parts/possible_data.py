"""The fallback when data cannot be made: other data where there are some, and a problem that the page shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from datasets import DatasetError
from playground.settings.run import DataSettings

LINK_PROBLEM = "The link's data cannot be made: {error}. The default data are used instead."
CHANGE_PROBLEM = "These data cannot be made: {error}. The {noun} goes on with the last ones that could."
START_PROBLEM = "These data cannot be made: {error}."
LOG_PROBLEM = "The data of run #{number} cannot be made: {error}."
Made = TypeVar("Made")


def made_or_problem(make: Callable[[], Made], problem: str, **parts: object) -> tuple[Made | None, tuple[str, ...]]:
    """Return the result of ``make`` and no problem; or None and the problem, where its data cannot be made.

    ``problem`` is a sentence with a place for the ``error`` and for the other ``parts``.
    """
    try:
        return make(), ()
    except DatasetError as error:
        return None, (problem.format(error=error, **parts),)


def made_with_possible_data(
    make: Callable[[DataSettings], Made], data: DataSettings, other: DataSettings, problem: str, **parts: object
) -> tuple[Made, tuple[str, ...]]:
    """Return ``make(data)`` and no problem; or ``make(other)`` and the problem with ``data``."""
    try:
        return make(data), ()
    except DatasetError as error:
        return make(other), (problem.format(error=error, **parts),)
