"""The still pictures on the lessons' cards are those of the lessons as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.lessons import pictures as made
from playground.lessons.chapters import LESSONS
from playground.lessons.compared import has_one_loss
from playground.lessons.lesson import setting
from playground.lessons.lineup import Lineup
from playground.lessons.pictures import SIDE, Places, draw, hash_of, pictures
from playground.measurements.boundary import Grid, field

BASE = LESSONS["gap-opens"]
SHORT = replace(BASE, variants={"run": setting("?v=2&epochs=20")})


def is_inside(x: float, y: float, outlines: tuple[Places, ...]) -> bool:
    """Return whether a point lies in an odd number of outlines, by the edges right of it."""
    crossed = 0
    for outline in outlines:
        for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True):
            crossed += (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0)
    return crossed % 2 == 1


def test_there_is_a_picture_of_each_lesson_with_its_present_settings() -> None:
    stale = [key for key, lesson in LESSONS.items() if hash_of(lesson) != getattr(pictures().get(key), "settings", "")]

    assert pictures().keys() == LESSONS.keys()
    assert stale == [], f"run: python -m playground.lessons.pictures {' '.join(stale)}"


def test_other_settings_have_another_hash() -> None:
    assert hash_of(SHORT) != hash_of(BASE)
    assert hash_of(SHORT) == hash_of(replace(SHORT, minutes=9))


def test_pictures_stay_within_their_square() -> None:
    for picture in pictures().values():
        places = [place for line in picture.lines.values() for place in line]
        places += [place for outlines in picture.areas.values() for outline in outlines for place in outline]
        places += [(x, y) for x, y, _ in picture.points]
        assert places
        assert all(0 <= x <= SIDE and 0 <= y <= SIDE for x, y in places)


def test_an_area_is_where_class_1_is_the_answer() -> None:
    lineup = Lineup(SHORT)
    lineup.finish()
    run = lineup.runs["run"]
    grid = Grid(run.dataset, 26)
    p = field(run.trainer.network, run.trainer.problem, grid).values[..., 1]
    outlines = draw(SHORT).areas["run"]
    steps = np.linspace(0, SIDE, 26)
    clear = [(i, j) for i in range(1, 25) for j in range(1, 25) if abs(p[i, j] - 0.5) > 0.15]

    assert {bool(p[i, j] > 0.5) for i, j in clear} == {True, False}
    assert all(is_inside(steps[j] + 0.01, steps[i] + 0.013, outlines) == (p[i, j] > 0.5) for i, j in clear)


def test_lines_end_where_the_losses_end() -> None:
    lineup = Lineup(SHORT)
    lineup.finish()
    history = lineup.runs["run"].history
    highest = max(history["train_loss"].max(), history["test_loss"].max())
    lines = draw(SHORT).lines

    for part in ("train", "test"):
        assert lines[part][0] == (0, round(SIDE * float(history[f"{part}_loss"][0]) / highest))
        assert lines[part][-1] == (SIDE, round(SIDE * float(history[f"{part}_loss"][20]) / highest))


def test_of_two_losses_that_cannot_be_compared_the_scores_are_drawn() -> None:
    pair = {"a": setting("?v=2&epochs=5"), "b": setting("?v=2&epochs=5&loss=mse")}
    unlike = replace(BASE, variants=pair)
    lineup = Lineup(unlike)
    lineup.finish()
    scores = {name: float(run.history["test_score"][5]) for name, run in lineup.runs.items()}

    assert not has_one_loss(unlike)
    assert has_one_loss(SHORT)
    drawn = draw(unlike).lines
    highest = max(float(run.history["test_score"].max()) for run in lineup.runs.values())
    assert {name: line[-1][1] for name, line in drawn.items()} == {
        name: round(SIDE * score / highest) for name, score in scores.items()
    }


def test_what_is_written_is_read_again_and_lost_lessons_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pictures.json"
    file.write_text('{"a lesson that is no more": {}}', "utf-8")
    monkeypatch.setattr(made, "FILE", file)
    monkeypatch.setitem(LESSONS, BASE.key, SHORT)
    made.write([BASE.key])
    pictures.cache_clear()
    try:
        assert pictures() == {BASE.key: draw(SHORT)}
    finally:
        pictures.cache_clear()
