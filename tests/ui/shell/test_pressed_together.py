"""Two buttons pressed before the page has answered: Streamlit tells of both at once, and neither may end the page."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from playground.lessons.chapters import LESSONS
from playground.ui.learn.explorables import EXPLORABLES
from tests.ui.driver import AppDriver

STEPS = 12  # pairs of buttons that are pressed, wherever they lead
SMALL = {"v": "2", "n": "40", "layers": "4", "epochs": "20"}
OPENED = {
    "train": ("", SMALL),
    "race": ("race", SMALL),
    "inspector": ("backpropagation", {}),
    "lesson": ("learn", {"lesson": "gap-opens"}),
    "figure": ("learn", {"explore": "losses-over-logit"}),
}


@pytest.mark.long
@pytest.mark.parametrize("opened", OPENED)
def test_two_buttons_at_once_end_no_page(opened: str) -> None:
    page, link = OPENED[opened]
    app, dice = AppDriver(page, **link), random.Random(opened)
    for _ in range(STEPS):
        buttons = [key for key in app.keys("button") if key and app.can_press(key)]
        app.press(*dice.sample(buttons, min(2, len(buttons))))


@pytest.mark.parametrize("second", ["play", "reveal", "back", "next"])
def test_of_a_lesson_that_is_left_no_button_does_anything(second: str) -> None:
    app = AppDriver("learn", lesson=list(LESSONS)[1])
    app.press("lesson chapter", f"lesson {second}")

    assert app.state().lesson is None
    assert not app.state().stage.playing


@pytest.mark.parametrize("second", ["over", "back", "next"])
def test_of_a_figure_that_is_left_no_button_does_anything(second: str) -> None:
    figures = list(EXPLORABLES.values())
    second_of_chapter = next(two for one, two in pairwise(figures) if one.chapter == two.chapter)
    app = AppDriver("learn", explore=second_of_chapter.key)
    app.press("explorable chapter", f"explorable {second}")

    assert app.state().explorable is None
    assert app.state().lesson is None
