"""Where a person is in the course."""

from __future__ import annotations

from dataclasses import dataclass

from playground.settings.declaration import Declaration, flag, whole, word
from playground.settings.fields import check_all
from playground.settings.pages import shared

MOST_ANSWERS = 4


@dataclass(frozen=True, slots=True)
class LearnSettings:
    """The open chapter, lesson or explorable, the predicted answer, and whether the answer is revealed."""

    chapter: str = word("", "chapter", Declaration("Chapter", "The chapter that is open."))
    lesson: str = word("", "lesson", Declaration("Lesson", "The lesson that is open; empty for the whole chapter."))
    explore: str = word("", "explore", Declaration("Figure", "The figure to be moved that is open; empty for none."))
    at: str = word("", "at", Declaration("Values", "The values of the open figure that are not those it begins with."))
    answer: int = whole(0, 0, MOST_ANSWERS, "answer", Declaration(
        "Prediction", "Which answer is predicted, counted from 1; 0 for none.", sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    revealed: bool = flag("revealed", Declaration("Revealed", "Whether the answer is shown."), default=False)
    presenter: bool = shared.presenter()

    def __post_init__(self) -> None:
        check_all(self)
