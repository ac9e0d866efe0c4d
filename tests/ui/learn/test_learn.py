"""The course as a person takes it: a chapter, a lesson, a prediction, the runs, the answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from playground.lessons.chapters import CHAPTERS, LESSONS
from playground.lessons.lesson import Lesson
from playground.lessons.lineup import Lineup
from tests.ui.driver import AppDriver

FIRST = next(iter(LESSONS.values()))


def revealed(lesson: Lesson) -> str:
    """Return what the runs of a lesson show, in words."""
    lineup = Lineup(lesson)
    lineup.finish()
    return lesson.explanation(lineup.evidence())


def reveal(app: AppDriver) -> None:
    """Ask for the answer, and watch until it is there."""
    app.press("lesson reveal")
    app.watch_to_end()


def test_chapters_are_listed_and_show_their_lessons() -> None:
    app = AppDriver("learn")
    for chapter in reversed(CHAPTERS.values()):
        app.set("Chapters", chapter.key)
        assert app.link == {"v": "2", "chapter": chapter.key}
        assert chapter.introduction() in app.text
        for lesson in chapter.lessons:
            assert lesson.text.question() in app.text


def test_a_lesson_takes_a_prediction_plays_and_explains() -> None:
    app = AppDriver("learn")
    app.press(f"open {FIRST.key}")
    assert FIRST.text.watch() in app.text
    app.set("What do you think?", 1)
    assert app.link == {"v": "2", "lesson": FIRST.key, "answer": "1"}
    app.press("lesson play")
    app.paint()
    assert app.seat.stage.playing
    reveal(app)

    assert app.link == {"v": "2", "lesson": FIRST.key, "answer": "1", "revealed": "1"}
    assert revealed(FIRST) in app.text
    assert "You predicted: It falls as well, only less. In these runs: It falls, then rises again." in app.text


def test_a_lesson_that_has_played_to_its_end_shows_the_answer_by_itself() -> None:
    app = AppDriver("learn", lesson=FIRST.key)
    app.press("lesson play")
    app.watch_to_end()

    assert app.link["revealed"] == "1"
    assert revealed(FIRST) in app.text
    assert "In these runs: It falls, then rises again." in app.text


def test_again_hides_the_answer_and_takes_the_runs_back() -> None:
    app = AppDriver("learn", lesson=FIRST.key, answer="2")
    reveal(app)
    assert "As you predicted: It falls, then rises again." in app.text
    app.press("lesson again")

    assert app.state().lineup.epoch == 0
    assert app.link == {"v": "2", "lesson": FIRST.key}
    assert revealed(FIRST) not in app.text


def test_a_link_to_an_answer_shows_it() -> None:
    app = AppDriver("learn", lesson=FIRST.key, revealed="1")
    app.watch_to_end()

    assert revealed(FIRST) in app.text


def test_the_page_answers_while_the_answer_is_trained_for_and_who_pauses_is_shown_none() -> None:
    lesson = LESSONS["double-descent"]  # many epochs, of which few are trained before a frame is painted
    app = AppDriver("learn", lesson=lesson.key)
    app.press("lesson reveal")
    assert app.state().is_hurried
    assert app.state().lineup.is_open
    assert app.control("lesson reveal", "button").disabled
    app.press("lesson play")

    assert not app.state().stage.playing
    assert app.state().lineup.is_open
    assert "revealed" not in app.link
    assert lesson.text.watch() in app.text
    assert not app.control("lesson reveal", "button").disabled
    app.press("lesson play")
    assert app.state().stage.playing
    assert not app.state().is_hurried  # at the pace at which it can be watched


def test_the_answer_comes_at_once_where_the_runs_have_ended() -> None:
    app = AppDriver("learn", lesson=FIRST.key)
    reveal(app)
    app.press("lesson again")
    assert app.state().lineup.epoch == 0
    app.state().lineup.finish()
    app.rerun()
    app.press("lesson reveal")

    assert revealed(FIRST) in app.text


def test_each_button_of_a_chapter_is_called_after_what_it_opens() -> None:
    app = AppDriver("learn", chapter="penalties")
    labels = [button.label for button in app.controls("button") if button.key.startswith(("open ", "explore "))]
    lessons, figures = CHAPTERS["penalties"].lessons, app.state().explorables

    assert sorted(labels) == sorted(
        [f"Begin *{lesson.text.name()}*" for lesson in lessons] + [f"Move it *{figure.name()}*" for figure in figures]
    )


@pytest.mark.parametrize(("key", "value"), [("chapter", "cooking"), ("lesson", "<b>soup</b>")])
def test_a_place_that_does_not_exist_is_named(key: str, value: str) -> None:
    app = AppDriver("learn", **{key: value})

    assert any(value in problem and "is unknown" in problem for problem in app.state().problems)
    assert CHAPTERS["overfitting"].introduction() in app.text


def test_the_first_visit_leads_to_the_first_lesson_and_is_offered_no_more() -> None:
    app = AppDriver()
    app.press("first lesson")
    app.page = "learn"
    assert app.state().lesson is FIRST
    app.go_to("")

    assert not app.has("first lesson")


def test_who_comes_by_a_link_is_offered_nothing() -> None:
    assert not AppDriver(noise="0.2").has("first lesson")


def test_the_settings_of_a_lesson_open_in_the_dashboard() -> None:
    app = AppDriver("learn", lesson=FIRST.key, revealed="1")
    app.watch_to_end()
    app.press("open in train")

    assert app.run.settings == FIRST.variants["run"]


def shortened(lesson: Lesson) -> Lesson:
    """Return a lesson whose runs end after 20 epochs."""
    variants = {
        name: replace(settings, training=replace(settings.training, max_epochs=min(settings.training.max_epochs, 20)))
        for name, settings in lesson.variants.items()
    }
    return replace(lesson, variants=variants, elsewhere={})


@pytest.mark.long
@pytest.mark.parametrize("key", LESSONS)
def test_every_lesson_opens_takes_a_prediction_and_explains(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = shortened(LESSONS[key])
    monkeypatch.setitem(LESSONS, key, lesson)
    app = AppDriver("learn", lesson=key)
    figures = [chart.name for chart in app.charts]
    assert f"lesson {list(LESSONS).index(key) + 1} of {len(LESSONS)}" in app.text
    assert lesson.text.question() in app.text
    assert lesson.text.why() not in app.text
    app.set("What do you think?", 1)
    reveal(app)

    assert revealed(lesson) in app.text
    for message in (lesson.text.why, lesson.text.limits, lesson.text.next):
        assert message() in app.text
    for source in lesson.sources:
        assert str(source) in app.text
    assert len(figures) >= 2
    assert [chart.name for chart in app.charts] == figures
    headings = re.findall(r"<h[12][^>]*>([^<]*)</h", " ".join(app.html))
    assert len(set(headings)) == len(headings)


def test_the_answer_is_in_a_place_that_is_announced_from_the_start() -> None:
    app = AppDriver("learn", lesson=FIRST.key)
    (place,) = [one for one in app._told if one.get("place") == "answer"]
    assert place["announced"]
    assert not [html for html in app.html if 'class="answer"' in html]
    reveal(app)

    (answer,) = [html for html in app.html if 'class="answer"' in html]
    assert 'data-kind="shown"' in answer


def test_the_list_of_keys_names_those_of_the_buttons() -> None:
    app = AppDriver("learn", lesson=FIRST.key)
    (listed,) = [html for html in app.html if 'class="keys"' in html]
    named = re.findall(r'<div class="key"><kbd>(.)</kbd> ([^<]+)</div>', listed)

    assert named == [("P", "Play or pause"), ("X", "Reveal"), ("0", "Again"), ("K", "Back"), ("N", "Next")]
    sent = re.findall(r'data-key="([^"]+)"', listed)
    assert sent
    assert not {key.lower() for key, _ in named} & set(sent)


def test_a_card_has_a_picture_with_words() -> None:
    app = AppDriver("learn")
    cards = [html for html in app.html if 'class="still"' in html]

    assert len(cards) == len(CHAPTERS["overfitting"].lessons)
    assert 'alt="The plane in two colours, as the network answers at the end. Training and test loss' in cards[0]
