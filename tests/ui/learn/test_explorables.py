"""Figures to be moved: the page, its link, and what drags and keys do to it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from playground.charts.kit.theme import Theme
from playground.lessons.chapters import CHAPTERS
from playground.settings import links
from playground.ui.learn.explorable import Explorable
from playground.ui.learn.explorables import EXPLORABLES
from tests.ui.driver import AppDriver

FIRST = EXPLORABLES["losses-over-logit"]
every_explorable = pytest.mark.parametrize("one", EXPLORABLES.values(), ids=list(EXPLORABLES))


def told(app: AppDriver) -> dict:
    """Return what the browser is told of the controls."""
    return json.loads(app.seat.texts["controls"])


@every_explorable
def test_its_page_shows_formula_code_controls_and_numbers_in_words_too(one: Explorable) -> None:
    app = AppDriver("learn", explore=one.key)
    result = one.compute(one.start())

    assert not app.problems
    assert any(one.formula in equation for equation in app.equations)
    assert len(app.programs) == len(one.excerpts)
    assert [control["key"] for control in told(app)["controls"]] == [control.key for control in one.controls]
    assert app.numbers == {reading.key: reading.read(result) for reading in one.readings}
    assert one.sentence(result) in app.text
    assert [chart.alt for chart in app.charts] == [panel.draw(result, Theme()).alt for panel in one.panels]


def test_the_chapter_shows_its_figures_as_cards() -> None:
    app = AppDriver("learn", chapter=FIRST.chapter)
    for one in EXPLORABLES.values():
        assert (one.question() in app.text) == (one.chapter == FIRST.chapter)
    app.press(f"explore {FIRST.key}")

    assert app.link == {"v": "2", "chapter": FIRST.chapter, "explore": FIRST.key}


def test_a_figure_may_have_the_name_of_a_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = CHAPTERS[FIRST.chapter].lessons[0].key
    monkeypatch.setitem(EXPLORABLES, lesson, replace(FIRST, key=lesson))
    app = AppDriver("learn", chapter=FIRST.chapter)

    app.press(f"explore {lesson}")
    assert app.state().explorable is EXPLORABLES[lesson]
    app.press("explorable chapter")
    app.press(f"open {lesson}")
    assert app.state().lesson is CHAPTERS[FIRST.chapter].lessons[0]


def test_a_drag_moves_figure_and_numbers_and_the_link_follows_when_it_rests() -> None:
    app = AppDriver("learn", explore=FIRST.key)
    before = [chart.alt for chart in app.charts]
    app.ask(do="move", figure=FIRST.key, values={"logit": -2.04}, settled=False)

    assert app.numbers["p"] == "0.119"
    assert told(app)["values"]["logit"] == -2.0
    assert told(app)["written"]["logit"] == "−2"
    assert all(now != then for now, then in zip((chart.alt for chart in app.charts), before, strict=True))
    assert "at" not in app.link

    app.ask(do="move", figure=FIRST.key, values={"logit": -2.04, "label": "0"}, settled=True)
    assert app.link["at"] == "logit~-2_label~0"
    assert app.numbers["p"] == "0.119"


def test_every_command_is_answered_though_it_moves_nothing() -> None:
    app = AppDriver("learn", explore=FIRST.key)
    frame = app.seat.frame
    app.ask(do="move", figure=FIRST.key, values={"logit": -6.0}, settled=False)

    assert "controls" in app.seat.heads[-1]["texts"]
    assert set(app.seat.heads[-1]["figures"]) == {"figure 0", "figure 1"}
    assert app.seat.frame > frame


def test_a_drag_of_another_figure_and_what_is_no_value_move_nothing() -> None:
    app = AppDriver("learn", explore=FIRST.key)
    for command in (
        {"do": "move", "figure": "another", "values": {"logit": 1.0}, "settled": True},
        {
            "do": "move",
            "figure": FIRST.key,
            "values": {"logit": float("nan"), "label": "7", "else": 1},
            "settled": True,
        },
        {"do": "move", "figure": FIRST.key, "values": "logit", "settled": True},
    ):
        app.ask(**command)

    assert app.state().values == FIRST.start()
    assert app.seat.error == ""


def test_start_over_takes_back_every_move() -> None:
    app = AppDriver("learn", explore=FIRST.key, at="logit~3_weight~2")
    assert told(app)["values"] == {"logit": 3.0, "weight": 2.0, "label": "1"}
    app.press("explorable over")

    assert told(app)["values"] == FIRST.start()
    assert "at" not in app.link


def test_next_and_back_lead_through_the_figures_to_the_first_lesson() -> None:
    app = AppDriver("learn", explore=FIRST.key)
    figures = [one for one in EXPLORABLES.values() if one.chapter == FIRST.chapter]
    for one in figures:
        assert app.state().explorable is one
        assert app.can_press("explorable back") == (one is not figures[0])
        app.press("explorable next")
    assert app.state().lesson is CHAPTERS[FIRST.chapter].lessons[0]

    app.press("lesson chapter")
    app.press(f"explore {figures[-1].key}")
    if len(figures) > 1:
        app.press("explorable back")
        assert app.state().explorable is figures[-2]
    app.press("explorable chapter")
    assert app.link == {"v": "2", "chapter": FIRST.chapter}


def test_the_keys_of_the_course_hold_here_too() -> None:
    app = AppDriver("learn", explore=FIRST.key, at="logit~3")
    app.ask(do="switch", field="presenter")

    assert app.link == {
        "v": "2", "chapter": FIRST.chapter, "explore": FIRST.key, "at": "logit~3", "presenter": "1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "nearest"),
    [("logit~9", "logit~8"), ("logit~-inf", "logit~-8"), ("logit~0,5", "logit~0.5"), ("Logit~3", "logit~3"),
     ("logit~x", ""), ("logit", ""), ("logit~nan", ""), ("height~3", "weight~3"), ("width~3", ""), ("label~2", ""),
     ("weight~-1", "weight~0")],
)  # fmt: skip
def test_an_entry_of_the_link_that_says_nothing_is_named_with_the_nearest_and_the_others_hold(
    entry: str, nearest: str
) -> None:
    app = AppDriver("learn", explore=FIRST.key, at=f"{entry}_weight~2")

    (problem,) = app.state().problems
    assert entry in problem
    assert "logit~-8…8" in problem
    assert problem.partition("; the nearest is ")[2] == (f"{nearest}." if nearest else "")
    assert app.state().values == FIRST.start() | {"weight": 2.0}


@pytest.mark.parametrize(
    ("key", "typed", "nearest"),
    [("explore", "loss-over-logit", FIRST.key), ("lesson", "gap_opens", "gap-opens"),
     ("chapter", "drop-out", "dropout")],
)  # fmt: skip
def test_of_a_name_that_means_nothing_the_nearest_is_told(key: str, typed: str, nearest: str) -> None:
    app = AppDriver("learn", **{key: typed})

    (problem,) = app.state().problems
    assert f"{key}={typed} " in problem
    assert problem.endswith(f" The nearest name is {nearest}.")


def test_a_figure_that_does_not_exist_is_named() -> None:
    app = AppDriver("learn", explore="<b>soup</b>", at="logit~3")

    assert len(app.state().problems) == 2
    assert all(value in " ".join(app.state().problems) for value in ("<b>soup</b>", "logit~3"))
    assert app.link == {}


def test_of_a_lesson_and_a_figure_the_lesson_is_open() -> None:
    app = AppDriver("learn", explore=FIRST.key, lesson="gap-opens", chapter="dropout")

    assert app.state().lesson is not None
    assert any(FIRST.key in problem and "gap-opens" in problem for problem in app.state().problems)


def test_the_link_says_nothing_of_what_is_as_at_the_beginning() -> None:
    assert FIRST.link(FIRST.start()) == ""
    assert links.to_page_query(AppDriver("learn", explore=FIRST.key).state().view).keys() == {
        "v", "chapter", "explore",
    }  # fmt: skip


def test_without_a_socket_the_page_has_controls_of_its_own() -> None:
    app = AppDriver("learn", explore=FIRST.key)
    app.lose_the_socket()
    app.set("logit z", -2.0)
    app.set("label y", "0")

    assert app.numbers["p"] == "0.119"
    assert app.link["at"] == "logit~-2_label~0"
