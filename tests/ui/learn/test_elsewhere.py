"""What else shows a chapter or a lesson: every link opens what it says, without a problem."""

from __future__ import annotations

import re
from html import unescape

import pytest

from playground.lessons.chapters import CHAPTERS, LESSONS
from playground.lessons.lesson import Lesson
from playground.lessons.places import SHOWN_ELSEWHERE, Place
from playground.settings import links
from playground.settings.pages import InspectorSettings, LuckSettings, RaceSettings
from playground.ui.learn.telling.elsewhere import sweep_link
from playground.ui.learn.telling.excerpts import where
from playground.ui.train.tabs import TABS

PLACES = [place for places in SHOWN_ELSEWHERE.values() for place in places]
SWEPT = {"too-small": "width", "how-large": "width", "too-much-dropout": "dropout", "small-weights": "l2",
         "too-strong": "l2", "wild-function": "initial_scale", "downhill": "learning_rate",
         "relu-vanishes-too": "initial_scale", "double-descent": "width"}  # fmt: skip


def problems_of(address: str) -> tuple[str, ...]:
    """Return what a page would say of a link."""
    path, query = address.partition("?")[0], links.query_of(address)
    match path:
        case "":
            link = links.from_query(query)
            assert link.view.tab in TABS
            return link.problems
        case "race":
            return links.from_pair_query(query, RaceSettings()).problems
        case "luck":
            return links.from_pair_query(query, LuckSettings()).problems
        case "sweep":
            return links.from_sweep_query(query)[2]
        case "backpropagation":
            return links.from_page_query(query, InspectorSettings())[1]
    raise AssertionError(path)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.address)
def test_a_place_can_be_opened_without_a_problem(place: Place) -> None:
    assert problems_of(place.address) == ()


def test_each_chapter_has_places() -> None:
    assert SHOWN_ELSEWHERE.keys() == CHAPTERS.keys()
    assert len({place.address for place in PLACES}) == len(PLACES)


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
def test_a_lesson_over_the_values_of_a_knob_leads_to_its_sweep(lesson: Lesson) -> None:
    link = sweep_link(lesson)
    if link is None:
        assert lesson.key not in SWEPT
        return
    base, sweep, problems = links.from_sweep_query(links.query_of(link[0]))

    assert problems == ()
    assert sweep.knob == SWEPT[lesson.key]
    assert 0 <= sweep.low < sweep.high
    assert base == next(iter(lesson.variants.values()))
    assert sweep.epochs == lesson.epochs


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
def test_what_is_shown_on_the_stage_as_html_is_plain_text(lesson: Lesson) -> None:
    text = lesson.text
    for message in (text.name, text.question, text.watch, text.held, text.failed, *text.answers):
        assert not re.search(r"\*\*|`|\$|\]\(", message.text), message.text
        assert unescape(message.text) == message.text


def test_the_place_of_lines_is_named() -> None:
    for lesson in LESSONS.values():
        for excerpt in lesson.excerpts:
            assert re.fullmatch(r"playground/[\w/]+\.py:\d+", where(excerpt)) or where(excerpt).startswith("datasets/")
