"""Points drawn on the dashboard: the run goes on with them, and what cannot be says why."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from datasets.drawn import Points
from datasets.drawn.point import Point
from playground.settings.links import from_query
from playground.settings.own.own_points import OwnPoints
from playground.ui.train.drawing.commands import load
from tests.ui.driver import AppDriver

# Two of class 0 and one of class 1 to train on, one of each to test on.
POINTS = Points(
    3, (Point(-100, 0, 0, 0), Point(-150, 50, 0, 0), Point(100, 0, 1, 0), Point(120, -50, 1, 1), Point(-90, 40, 0, 1))
)
LINK = {"data": "points", "points": POINTS.text, "reach": "3", "noise": "0", "v": "2"}


@pytest.fixture
def app() -> AppDriver:
    """Return a dashboard on drawn points, on which points are drawn."""
    driver = AppDriver(**LINK)
    driver.press("draw")
    return driver


def points_of(app: AppDriver) -> Points:
    own = app.run.settings.data.own
    assert isinstance(own, OwnPoints)
    return own.points


def test_the_points_of_a_data_set_become_a_persons_own() -> None:
    app = AppDriver(data="moons", flip="0.1", n="60", v="2")
    before = app.run.dataset
    assert before.plane is not None
    app.press("draw")
    after = app.run.dataset

    assert len(points_of(app)) == 60
    assert after.plane is not None
    np.testing.assert_allclose(after.plane.train, before.plane.train, atol=0.0051)
    np.testing.assert_array_equal(after.y_train, before.y_train)
    np.testing.assert_array_equal(after.y_test, before.y_test)
    assert (app.run.settings.data.noise, app.run.settings.data.flipped) == (0.0, 0.0)
    assert from_query(app.link).settings == app.run.settings
    app.set("DataSettings.name", "circles")
    assert (app.run.settings.data.name, app.run.settings.data.own, app.run.dataset.name) == ("circles", None, "circles")


def test_the_run_goes_on_with_points_that_are_added_moved_and_erased(app: AppDriver) -> None:
    for _ in range(3):
        app.press("step")
    theta = app.run.trainer.network.theta.copy()

    app.ask(do="draw add", places=[[0.5, 0.255], [99, -99]])
    app.ask(do="draw move", index=0, place=[-1.2, 0.3], stroke=7, settled=False)
    app.ask(do="draw move", index=0, place=[-1.3, 0.4], stroke=7)
    app.ask(do="draw erase", index=1)

    expected = (Point(-130, 40, 0, 0), *POINTS.points[2:], Point(50, 26, 0, 0), Point(300, -300, 0, 0))
    assert points_of(app).points == expected
    np.testing.assert_array_equal(app.run.trainer.network.theta, theta)
    assert (app.run.trainer.epoch, app.run.changed_at, app.run.dataset.n_train) == (3, 3, 4)
    assert from_query(app.link).settings == app.run.settings
    app.press("step")
    assert len(app.run.history) == 5
    assert app.run.at(2).dataset.n_train == 3


def test_undo_and_redo_by_buttons_and_keys(app: AppDriver) -> None:
    app.ask(do="draw add", places=[[0, 0]], stroke=1, settled=False)
    app.ask(do="draw add", places=[[0.5, 0]], stroke=1)
    app.ask(do="draw erase", index=0)
    changed = points_of(app)

    app.press("draw undo")
    assert len(points_of(app)) == 7
    app.ask(do="draw undo")
    assert points_of(app) == POINTS
    app.ask(do="draw undo")
    assert points_of(app) == POINTS
    app.ask(do="draw redo")
    app.press("draw redo")
    assert points_of(app) == changed


def test_points_are_drawn_while_the_network_trains(app: AppDriver) -> None:
    app.press("play")
    app.paint()
    app.ask(do="draw add", places=[[0.5, 0.5]])
    app.paint()
    app.press("play")

    assert len(points_of(app)) == 6
    assert app.run.trainer.epoch >= app.run.changed_at > 0  # type: ignore[operator]
    assert len(app.run.history) == app.run.trainer.epoch + 1


def test_a_third_class_begins_the_network_anew(app: AppDriver) -> None:
    app.press("draw more classes")
    app.set("draw class", 2)
    app.set("draw part", 1)
    app.ask(do="draw add", places=[[0, 2]])

    assert app.run.trainer.network.widths[-1] == 3
    assert points_of(app).points[-1] == Point(0, 200, 2, 1)


@pytest.mark.parametrize(
    ("erased", "said"),
    [([2], "training point of another class"), ([4, 3], "Draw a test point")],
)
def test_what_is_missing_is_said_and_the_run_goes_on(app: AppDriver, erased: list[int], said: str) -> None:
    app.press("step")
    for index in erased:
        app.ask(do="draw erase", index=index)
    kept = points_of(app)

    assert said in app.state().problems[0]
    app.press("step")
    assert (app.run.trainer.epoch, points_of(app)) == (2, kept)
    app.ask(do="draw undo")
    assert app.state().problems == ()


def test_all_is_erased_and_drawn_anew(app: AppDriver) -> None:
    app.press("draw clear")
    assert "each of two classes, and a test point" in app.state().problems[0]
    app.ask(do="draw add", places=[[0, 0]])
    app.set("draw class", 1)
    app.ask(do="draw add", places=[[1, 0]])
    app.set("draw part", 1)
    app.ask(do="draw add", places=[[1, 1]])

    assert points_of(app).points == (Point(0, 0, 0, 0), Point(100, 0, 1, 0), Point(100, 100, 1, 1))
    assert app.state().problems == ()


@pytest.mark.parametrize(
    "command",
    [
        {"do": "draw add"}, {"do": "draw add", "places": "here"},
        {"do": "draw add", "places": [[1e308, 10**400], None]},
        {"do": "draw add", "places": [[float("nan"), 0]]}, {"do": "draw move", "index": 10**30, "place": [0, 0]},
        {"do": "draw move", "index": 0, "place": "x"}, {"do": "draw move", "index": True, "place": [0, 0]},
        {"do": "draw erase", "index": -1}, {"do": "draw erase", "index": "0"}, {"do": "draw erase"}, {"do": "draw"},
        {"do": "draw undo", "stroke": "x"}, {"do": "draw redo", "settled": []},
    ],
)  # fmt: skip
def test_what_makes_no_sense_does_nothing(command: dict[str, Any]) -> None:
    app = AppDriver(**LINK)
    app.ask(**command)
    app.press("draw")
    app.ask(**command)
    kept = [point for point in points_of(app).points if point in POINTS.points]
    assert tuple(kept) == POINTS.points


def test_a_file_gives_back_the_points_and_another_says_why_not(app: AppDriver) -> None:
    app.ask(do="draw erase", index=0)
    load(app.state(), "points.csv", POINTS.as_file().encode())
    app.rerun()
    assert points_of(app).points == Points.from_file(POINTS.as_file().encode()).points
    load(app.state(), "other.csv", b"a,b\n1,2\n")
    assert "other.csv was not loaded: the file has no column 'x'" in app.state().problems[0]
    assert points_of(app).points == POINTS.points
    app.open_menu("draw file")
    assert app.errors == []


def test_drawing_ends_and_the_picture_tells_again_what_is_where(app: AppDriver) -> None:
    assert app.state().sketch is not None
    app.press("draw done")
    assert app.state().sketch is None
    app.ask(do="draw erase", index=0)
    assert points_of(app) == POINTS
    app.press("draw")
    app.press("reset")
    app.ask(do="draw erase", index=0)
    assert len(points_of(app)) == 4
