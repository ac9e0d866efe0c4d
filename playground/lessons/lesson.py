"""What a lesson is: one record, with its text apart from its check, so that the text can be translated."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.settings import links
from playground.settings.run import Settings
from playground.words.numbers import number

Runs = Mapping[str, Run]
Write = Callable[[float], str]
PLAYED_SECONDS = 10.0  # in which a lesson's runs are played from beginning to end
FEWEST_ANSWERS, MOST_ANSWERS = 2, 4


class LessonError(ValueError):
    """A lesson's record contradicts itself; the message names the lesson and the remedy."""


class Strength(Enum):
    """How strongly a lesson states its claim, which follows from how often it was seen to hold."""

    PLAIN = "plain"  # on at least 19 of 20 seeds
    LIMITED = "limited"  # less often: the text says so, and where it fails
    NOT_BORNE_OUT = "not borne out"  # the review, or a popular explanation, says otherwise than what is measured


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the results of a lesson's runs say of its claim.

    Attributes
    ----------
    holds : bool
        Whether the claim is true of these runs.
    effect : float
        The size of what the claim is about, in the unit that the text's ``effect`` names.
    answer : int
        Which of the text's answers came true in these runs, counted from 0.
    quantities : mapping of str to float
        The numbers that the explanation states, by the names of its parts.
    """

    holds: bool
    effect: float
    answer: int
    quantities: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson.

    Attributes
    ----------
    key : str
        Its name in addresses; the module's name with hyphens.
    text : LessonText
    variants : mapping of str to Settings
        The runs that are played, by what they are called on the page: one run, the two sides of a race, or the
        values of a sweep or a study in their order.
    check : callable
        Judges the claim by the finished runs, which have the keys of ``variants``.
    quantities : mapping of str to callable
        How each quantity of the evidence is written.
    formula : str
        The formula of the explanation, in LaTeX; empty if there is none.
    excerpts : tuple of Excerpt
        The program's own lines that do it.
    sources : tuple of Source
    strength : Strength
    panels : tuple of str
        What is shown beside the answer and the curves, by the keys of ``playground/ui/learn/panels.py``.
    axis : str
        What the names of three or more variants are values of: "Units". Empty for one run or a race.
    is_log : bool
        Whether that axis is drawn logarithmically.
    elsewhere : mapping of str to mapping
        Other settings on which the claim is tried too, by the name of the place: the variants there. The page plays
        ``variants``; the claims' report says what came of each place.
    minutes : int
        How long it takes.
    """

    key: str
    text: LessonText
    variants: Mapping[str, Settings]
    check: Callable[[Runs], Evidence]
    quantities: Mapping[str, Write]
    formula: str = ""
    excerpts: tuple[Excerpt, ...] = ()
    sources: tuple[Source, ...] = ()
    strength: Strength = Strength.PLAIN
    panels: tuple[str, ...] = ()
    axis: str = ""
    is_log: bool = False
    elsewhere: Mapping[str, Mapping[str, Settings]] = field(default_factory=dict)
    minutes: int = 3

    def __post_init__(self) -> None:
        if not FEWEST_ANSWERS <= len(self.text.answers) <= MOST_ANSWERS:
            raise LessonError(f"{self.key} has {len(self.text.answers)} answers: give it two to four")
        if not self.variants:
            raise LessonError(f"{self.key} has no variants: give it the settings of at least one run")
        if (len(self.variants) > 2) != bool(self.axis):
            raise LessonError(f"{self.key} has {len(self.variants)} variants: an axis names three or more")
        for name, place in self.elsewhere.items():
            if place.keys() != self.variants.keys():
                raise LessonError(f"{self.key} has other variants in {name}: give it those named {list(self.variants)}")
        free = {"held", "failed"}
        for name, message in self.text.messages().items():
            unknown = message.parts - self.quantities.keys() if name in free else message.parts
            if unknown:
                raise LessonError(f"{self.key} names {sorted(unknown)} in {name}, which no quantity is called")

    @property
    def epochs(self) -> int:
        """Epochs after which the last of its runs has ended, unless one stops before."""
        return max(settings.training.max_epochs for settings in self.variants.values())

    def explanation(self, evidence: Evidence) -> str:
        """Return what these runs showed, with their numbers."""
        message = self.text.held if evidence.holds else self.text.failed
        written = {name: write(evidence.quantities[name]) for name, write in self.quantities.items()}
        return message(**{part: written[part] for part in message.parts})


def setting(link: str, **otherwise: str) -> Settings:
    """Return the settings that a link of the present version describes: "?v=2&noise=0.3".

    Parameters
    ----------
    link : str
        Its query.
    **otherwise
        Parameters of the query with other values: ``data="circles"``.

    Raises
    ------
    LessonError
        When the link has a problem: a lesson's link must say exactly what is run.
    """
    read = links.from_query(links.query_of(link) | otherwise)
    if read.problems:
        raise LessonError(" ".join(read.problems))
    return read.settings


def pair(names: tuple[str, str], link: str, change: str, **otherwise: str) -> dict[str, Settings]:
    """Return two variants: the settings of a link, and the same with a change.

    Parameters
    ----------
    names : tuple of two str
        What the link and the changed link are called.
    link : str
        The query of the first.
    change : str
        What the second says otherwise: "bn=before".
    **otherwise
        Parameters of both with other values than in ``link``: ``data="circles"``.

    Raises
    ------
    LessonError
        When one of the links has a problem.
    """
    plain, changed = names
    return {plain: setting(link, **otherwise), changed: setting(link, **(otherwise | links.query_of(change)))}


def count(value: float) -> str:
    """Return a whole number as a person writes it: 1,200."""
    return f"{value:,.0f}"


def epoch_or_never(value: float) -> str:
    """Return the epoch in which something was reached, or a dash for infinity, as it never was."""
    return count(value) if math.isfinite(value) else "–"


def times(value: float) -> str:
    """Return how many times something is something else: 4.2 times."""
    return number(value, 2)
