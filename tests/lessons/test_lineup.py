"""The runs of a lesson are those of the dashboard, trained in lock step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.lessons.chapters import LESSONS
from playground.lessons.lesson import Lesson, setting
from playground.lessons.lineup import Lineup
from playground.measurements.run import Run

BASE = LESSONS["gap-opens"]


def lesson_of(**links: str) -> Lesson:
    """Return a lesson with these variants, by their links."""
    axis = "Value" if len(links) > 2 else ""
    return replace(BASE, variants={name: setting(link) for name, link in links.items()}, axis=axis)


def test_each_run_is_that_of_its_link_to_the_bit() -> None:
    lesson = lesson_of(a="?v=2&epochs=20", b="?v=2&epochs=30&dropout=0.5", c="?v=2&epochs=10&n=300")
    lineup = Lineup(lesson)
    lineup.advance(7)
    lineup.finish()

    for name, settings in lesson.variants.items():
        alone = Run(settings)
        alone.trainer.advance(settings.training.max_epochs)
        assert np.array_equal(alone.trainer.network.theta, lineup.runs[name].trainer.network.theta)
        assert lineup.runs[name].trainer.epoch == settings.training.max_epochs
    assert not lineup.is_open
    assert lineup.epoch == lesson.epochs == 30


def test_runs_on_the_same_data_share_them() -> None:
    lineup = Lineup(lesson_of(a="?v=2&l2=1", b="?v=2"))

    assert lineup.runs["a"].dataset is lineup.runs["b"].dataset


@pytest.mark.parametrize("number", [0, 1, 19])
def test_another_number_adds_to_all_seeds(number: int) -> None:
    settings = Lineup(lesson_of(run="?v=2&dataseed=3&weightseed=4&seed=5"), number).runs["run"].settings

    assert (settings.data.seed, settings.network.seed, settings.training.seed) == (3 + number, 4 + number, 5 + number)


def test_all_begin_again_with_the_same_numbers() -> None:
    lineup = Lineup(lesson_of(run="?v=2&epochs=15"))
    lineup.finish()
    first = lineup.runs["run"].trainer.network.theta.copy()
    lineup.reset()
    assert lineup.epoch == 0
    lineup.finish()

    assert np.array_equal(first, lineup.runs["run"].trainer.network.theta)


def test_training_ends_when_it_is_told_to() -> None:
    lineup = Lineup(lesson_of(run="?v=2&epochs=50"))

    assert lineup.advance(until=lambda: lineup.epoch == 12) == 12


def test_a_place_elsewhere_has_its_own_settings() -> None:
    there = {"run": setting("?v=2&data=circles")}
    lineup = Lineup(replace(BASE, elsewhere={"circles": there}), 2, "circles")

    assert lineup.runs["run"].settings.data.name == "circles"
    assert lineup.runs["run"].settings.data.seed == 2
