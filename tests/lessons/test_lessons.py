"""Every lesson is whole, listed, and true of its own runs."""

from __future__ import annotations

import inspect
import math
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

import pytest

from playground.lessons.chapters import CHAPTER_OF, CHAPTERS, LESSONS
from playground.lessons.lesson import Lesson, LessonError, Strength, epoch_or_never, pair, setting
from playground.lessons.lineup import Lineup
from playground.ui.learn.panels import PANELS
from playground.words.messages import Message

SEEDS = 3
EVERY = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)


def test_every_module_of_a_chapter_is_a_lesson_of_it_in_the_list() -> None:
    for chapter in CHAPTERS.values():
        package = import_module(f"playground.lessons.{chapter.key}")
        modules = {name for _, name, _ in iter_modules(package.__path__)}
        found = {import_module(f"{package.__name__}.{name}").LESSON.key for name in modules}

        assert found == {lesson.key for lesson in chapter.lessons} == {name.replace("_", "-") for name in modules}
        assert all(CHAPTER_OF[key] is chapter for key in found)


@EVERY
def test_a_lesson_can_be_drawn_and_its_lines_can_be_read(lesson: Lesson) -> None:
    assert set(lesson.panels) <= PANELS.keys()
    assert lesson.excerpts
    assert all(inspect.getsource(excerpt.function) for excerpt in lesson.excerpts)
    assert all(message.text.strip() for message in lesson.text.messages().values())


@EVERY
def test_a_lesson_fits_a_screen_before_its_run(lesson: Lesson) -> None:
    text = lesson.text
    before = [text.name, text.question, *text.answers, text.watch]

    assert sum(len(message.text) for message in before) <= 750
    assert len(text.name.text) <= 45


@pytest.mark.trains
@EVERY
def test_a_plain_claim_holds_on_at_least_two_of_three_seeds(lesson: Lesson) -> None:
    found = []
    for number in range(SEEDS):
        lineup = Lineup(lesson, number)
        lineup.finish()
        found.append(lineup.evidence())
        assert set(lesson.quantities) <= set(found[-1].quantities)
        assert 0 <= found[-1].answer < len(lesson.text.answers)
        assert lesson.explanation(found[-1])

    if lesson.strength is Strength.PLAIN:
        assert sum(evidence.holds for evidence in found) >= SEEDS - 1, found


GOOD = next(iter(LESSONS.values()))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"text": replace(GOOD.text, answers=GOOD.text.answers[:1])}, "has 1 answers: give it two to four"),
        ({"variants": {}}, "has no variants"),
        ({"axis": "Units"}, "an axis names three or more"),
        ({"elsewhere": {"circles": {"other": setting("")}}}, "has other variants in circles"),
        ({"text": replace(GOOD.text, held=Message("{unknown}"))}, "names ['unknown'] in held"),
        ({"text": replace(GOOD.text, why=Message("{rise}"))}, "names ['rise'] in why"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(change: dict[str, object], problem: str) -> None:
    with pytest.raises(LessonError, match=problem.replace("[", r"\[").replace("]", r"\]")):
        replace(GOOD, **change)


@pytest.mark.parametrize("link", ["?v=2&nois=1", "?v=2&noise=-1", "?v=7"])
def test_a_link_that_does_not_say_exactly_what_is_run_is_refused(link: str) -> None:
    with pytest.raises(LessonError, match="The link's"):
        setting(link)


def test_a_pair_is_a_link_and_the_same_with_a_change_wherever_it_is_tried() -> None:
    assert pair(("a", "b"), "?v=2&noise=0.3", "bn=before&rate=0.1", data="circles") == {
        "a": setting("?v=2&noise=0.3&data=circles"),
        "b": setting("?v=2&noise=0.3&data=circles&bn=before&rate=0.1"),
    }
    with pytest.raises(LessonError, match="The link's"):
        pair(("a", "b"), "?v=2", "bn=somewhere")


def test_an_epoch_that_was_never_reached_is_a_dash() -> None:
    assert [epoch_or_never(value) for value in (0.0, 1200.0, math.inf)] == ["0", "1,200", "–"]
