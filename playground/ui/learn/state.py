"""The state of the course in one tab: where a person is, and the runs of the open lesson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from playground.lessons.chapters import CHAPTER_OF, CHAPTERS, LESSONS, Chapter
from playground.lessons.lesson import Evidence, Lesson
from playground.lessons.lineup import Lineup
from playground.settings import links
from playground.settings.pages import LearnSettings
from playground.ui.learn.controls import Value
from playground.ui.learn.explorable import Explorable
from playground.ui.learn.explorables import EXPLORABLES
from playground.ui.learn.telling.unknown import unknown_place
from playground.ui.live.stage import Stage
from playground.ui.parts.first_visit import COURSE, take_first_lesson
from playground.ui.shell import address, tab_state
from playground.ui.shell.wishes import Wishes
from playground.words.catalogue import learn as says

URL_PATH = COURSE
_KEY = "learn"
_FIRST = next(iter(CHAPTERS))


@dataclass(slots=True)
class LearnState:
    """One person's way through the course.

    Attributes
    ----------
    view : LearnSettings
        The open chapter, lesson or explorable, the prediction, and whether the answer is shown.
    problems : tuple of str
        What the person should know about the link.
    lineup : Lineup or None
        The runs of the open lesson.
    values : dict of str to float or str
        Those of the open figure, by the keys of its controls. A new one takes the place of it when one is moved.
    moves : int
        How often they were moved.
    is_hurried : bool
        Whether the runs are on their way to the answer as fast as they can be trained.
    stage : Stage
        What plays them. Whoever changes them holds ``stage.between_epochs()`` meanwhile.
    wishes : Wishes
        What the page's script is to do when it runs next.
    """

    view: LearnSettings
    problems: tuple[str, ...] = ()
    lineup: Lineup | None = None
    values: dict[str, Value] = field(default_factory=dict)
    moves: int = 0
    is_hurried: bool = False
    stage: Stage = field(default_factory=Stage)
    wishes: Wishes = field(default_factory=Wishes)
    _evidence: Evidence | None = None

    @property
    def chapter(self) -> Chapter:
        """The open chapter: that of the open lesson or figure."""
        if self.view.lesson:
            return CHAPTER_OF[self.view.lesson]
        if self.explorable is not None:
            return CHAPTERS[self.explorable.chapter]
        return CHAPTERS[self.view.chapter or _FIRST]

    @property
    def lesson(self) -> Lesson | None:
        """The open lesson, or None."""
        return LESSONS[self.view.lesson] if self.view.lesson else None

    @property
    def explorable(self) -> Explorable | None:
        """The open figure, or None."""
        return EXPLORABLES[self.view.explore] if self.view.explore else None

    @property
    def explorables(self) -> tuple[Explorable, ...]:
        """The figures of the open chapter, in their order."""
        return tuple(one for one in EXPLORABLES.values() if one.chapter == self.chapter.key)

    @property
    def evidence(self) -> Evidence | None:
        """What the finished runs say of the claim; None while they can go on."""
        if self.lineup is None or self.lineup.is_open:
            return None
        if self._evidence is None:
            self._evidence = self.lineup.evidence()
        return self._evidence

    @property
    def shown_evidence(self) -> Evidence | None:
        """What the page says of the claim: nothing before the answer is revealed."""
        return self.evidence if self.view.revealed else None

    def open_chapter(self, key: str) -> None:
        """Show a chapter with its figures and lessons."""
        self._show(LearnSettings(chapter=key, presenter=self.view.presenter))

    def open_lesson(self, key: str) -> None:
        """Show a lesson, before anything of it has run."""
        self._show(LearnSettings(lesson=key, presenter=self.view.presenter))

    def open_explorable(self, key: str) -> None:
        """Show a figure to move, as it is at the beginning."""
        explorable = EXPLORABLES[key]
        view = LearnSettings(chapter=explorable.chapter, explore=key, presenter=self.view.presenter)
        self._show(view, explorable.start())

    def move(self, wished: Mapping[str, object]) -> None:
        """Set values of the open figure, each to the nearest that there is; called by its stage too."""
        if self.explorable is not None:
            self.values, self.moves = self.explorable.moved(self.values, wished), self.moves + 1

    def predict(self, answer: int) -> None:
        """Note the predicted answer, counted from 1; 0 takes it back."""
        self.view = replace(self.view, answer=answer)

    def toggle(self) -> None:
        """Play at the pace at which it can be watched, or pause; who pauses is shown no answer yet."""
        if self.lineup is None:  # the lesson was left, and its page has not answered yet
            return
        with self.stage.between_epochs():
            self.stage.toggle()
            self.is_hurried = False
            self.view = replace(self.view, revealed=self.view.revealed and self.evidence is not None)

    def reveal(self) -> None:
        """Train to the end as fast as possible, and show the answer there; the stage does so, and the page answers."""
        if self.lineup is None:
            return
        with self.stage.between_epochs():
            self.view = replace(self.view, revealed=True)
            if self.lineup.is_open:
                self.is_hurried = True
                self.stage.play()

    def show_answer(self) -> None:
        """Show the answer, now that the runs have ended."""
        self.view, self.is_hurried = replace(self.view, revealed=True), False

    def begin_again(self) -> None:
        """Take the runs back to epoch 0, and hide the answer; nothing where no runs are there."""
        if self.lineup is None:
            return
        with self.stage.between_epochs():
            self.stage.pause()
            self.lineup.reset()
            self._evidence, self.is_hurried = None, False
        self.view = replace(self.view, answer=0, revealed=False)

    def neighbour(self, step: int) -> Lesson | None:
        """Return the lesson so many steps further in the course; None where there is none."""
        keys = list(LESSONS)
        if not self.view.lesson:
            return self.chapter.lessons[0] if step > 0 and self.chapter.lessons else None
        place = keys.index(self.view.lesson) + step
        return LESSONS[keys[place]] if 0 <= place < len(keys) else None

    def apply(self, settings: LearnSettings) -> None:
        """Take what the controls say."""
        self.view = settings

    def publish(self) -> None:
        """Bring the address bar in line with where the person is."""
        if self.explorable is not None:
            self.view = replace(self.view, at=self.explorable.link(self.values))
        address.publish(links.to_page_query(self.view))

    def prepare(self) -> None:
        """Make the runs of the open lesson, and have them trained to the end where its answer is to be shown."""
        lesson = self.lesson
        if lesson is None or (self.lineup is not None and self.lineup.lesson is lesson):
            return
        with self.stage.between_epochs():
            self.lineup, self._evidence = Lineup(lesson), None
            if self.view.revealed:
                self.reveal()

    def _show(self, view: LearnSettings, values: dict[str, Value] | None = None) -> None:
        with self.stage.between_epochs():
            self.stage.pause()
            self.view, self.values, self.lineup, self._evidence, self.is_hurried = view, values or {}, None, None, False


def current() -> LearnState:
    """Return this tab's state; the first call makes it from the link."""
    state = tab_state.kept(_KEY, _from_link)
    if take_first_lesson():
        state.open_lesson(next(iter(LESSONS)))
    return state


def _from_link() -> LearnState:
    view, problems = links.from_page_query(address.query(), LearnSettings())
    for key, known in (("chapter", CHAPTERS), ("lesson", LESSONS), ("explore", EXPLORABLES)):
        if (value := getattr(view, key)) and value not in known:
            problems += (unknown_place(key, value, known),)
            emptied: dict[str, Any] = {key: ""}
            view = replace(view, **emptied)
    if view.lesson and view.explore:
        problems += (says.LESSON_AND_FIGURE(value=view.explore, lesson=view.lesson),)
        view = replace(view, explore="")
    if view.explore:
        explorable = EXPLORABLES[view.explore]
        values, unread = explorable.read(view.at)
        return LearnState(replace(view, chapter=explorable.chapter), (*problems, *unread), values=values)
    if view.at:
        problems += (says.NO_FIGURE(value=view.at),)
        view = replace(view, at="")
    return LearnState(view, problems)
