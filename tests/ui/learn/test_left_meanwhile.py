"""What comes late, for a figure or a lesson that was left meanwhile, changes nothing of the next."""

from __future__ import annotations

import json

import pytest

from playground.lessons.chapters import LESSONS
from playground.ui.learn.explorable import Explorable
from playground.ui.learn.explorables import EXPLORABLES
from tests.ui.driver import AppDriver


def test_a_prediction_for_a_lesson_that_was_left_meanwhile_is_none_for_the_next() -> None:
    first, *_, last = LESSONS
    app = AppDriver("learn", lesson=first)
    app.state().open_lesson(last)
    app.set("What do you think?", 2)

    assert app.link == {"v": "2", "lesson": last}
    assert app.value("What do you think?") is None


@pytest.mark.parametrize("one", EXPLORABLES.values(), ids=list(EXPLORABLES))
def test_a_figure_that_was_left_is_drawn_and_moved_no_more(one: Explorable) -> None:
    app = AppDriver("learn", explore=one.key)
    state, stage = app.state(), app.seat.stage
    other = next(other for other in EXPLORABLES.values() if other is not one)

    state.open_explorable(other.key)
    app.seat.ask(do="move", figure=one.key, values={control.key: "0.5" for control in one.controls}, settled=True)
    app.seat.paint()
    drawn = json.loads(stage.draw().texts["controls"])

    assert drawn["values"] == one.start()
    assert state.values == other.start()
    state.open_chapter(one.chapter)
    assert json.loads(stage.draw().texts["controls"])["values"] == one.start()
