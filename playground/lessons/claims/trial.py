"""One trial: a lesson's runs with one set of seeds, from beginning to end, and what they say of its claim."""

from __future__ import annotations

from dataclasses import dataclass

from playground.lessons.chapters import LESSONS
from playground.lessons.lineup import Lineup


@dataclass(frozen=True, slots=True)
class Trial:
    """The result of one trial.

    Attributes
    ----------
    lesson, place : str
        Key of the lesson, and of a place in its ``elsewhere``; empty for the settings that the page plays.
    number : int, at least 0
        Added to the seeds of data, weights and order.
    holds : bool
        Whether the claim was true.
    effect : float
        Its size.
    """

    lesson: str
    place: str
    number: int
    holds: bool
    effect: float


def try_claim(lesson: str, place: str, number: int) -> Trial:
    """Train the runs of a lesson to their end and judge its claim."""
    lineup = Lineup(LESSONS[lesson], number, place)
    lineup.finish()
    evidence = lineup.evidence()
    return Trial(lesson, place, number, bool(evidence.holds), float(evidence.effect))
