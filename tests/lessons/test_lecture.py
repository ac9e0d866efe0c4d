"""The lecture's links open lessons, in the order and with the names that it says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl

from playground.lessons.chapters import LESSONS
from playground.settings.links import from_page_query
from playground.settings.pages import LearnSettings

LECTURE = (Path(__file__).parents[2] / "docs" / "lecture.md").read_text("utf-8")
LINKS = re.findall(r"`/learn\?([^`]+)`", LECTURE)


def test_every_link_opens_a_lesson_in_presenter_mode_before_its_run() -> None:
    opened = [from_page_query(dict(parse_qsl(link)), LearnSettings()) for link in LINKS]

    assert len(opened) >= 10
    for settings, problems in opened:
        assert not problems
        assert settings.lesson in LESSONS
        assert settings.presenter
        assert not settings.revealed


def test_the_minutes_grow_and_end_within_the_lecture() -> None:
    minutes = [int(minute) for minute in re.findall(r"^\| (\d+) \|", LECTURE, re.MULTILINE)]

    assert minutes == sorted(minutes)
    assert minutes[0] == 0
    assert minutes[-1] < 45


def test_lessons_that_are_named_exist() -> None:
    names = {lesson.text.name() for lesson in LESSONS.values()}
    text = " ".join(LECTURE.split())
    named = set(re.findall(r"\*([A-Z][^*]+?)\*", text.replace("**", ""))) - {"Learn"}

    assert named
    assert named <= names, named - names
