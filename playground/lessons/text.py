"""What a lesson says: its text, the lines of the program that it shows, and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from playground.words.messages import Message


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from."""

    authors: str
    title: str
    year: int
    address: str = ""

    def __str__(self) -> str:
        """Return the source as a line of text."""
        return f"{self.authors} ({self.year}): {self.title}."


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of the program beside the formula that they compute.

    Attributes
    ----------
    function : function or class
        Whose source is shown.
    formula : str
        In LaTeX.
    symbols : Message
        Which name of the code is which symbol of the formula.
    """

    function: Any
    formula: str
    symbols: Message


@dataclass(frozen=True, slots=True)
class LessonText:
    """Everything of a lesson that a person reads, in Markdown.

    Attributes
    ----------
    name : Message
        A few words.
    question : Message
        What is asked before anything runs.
    answers : tuple of Message
        Two to four possible answers.
    watch : Message
        What to look at while it plays.
    held, failed : Message
        What these runs showed if the claim holds for them, and if not. Their parts are quantities of the evidence.
    why : Message
        Why, beside the formula.
    limits : Message
        Where it stops being true, with the figures of the measured seeds.
    next : Message
        What to try next.
    claim : Message
        The claim that is checked, as exactly as the check.
    effect : Message
        What the evidence's effect is, with its unit.
    """

    name: Message
    question: Message
    answers: tuple[Message, ...]
    watch: Message
    held: Message
    failed: Message
    why: Message
    limits: Message
    next: Message
    claim: Message
    effect: Message

    def messages(self) -> Mapping[str, Message]:
        """Return every message by what it is called: the field's name, and for answers also their number."""
        named = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "answers"}
        return named | {f"answers.{number}": answer for number, answer in enumerate(self.answers)}
