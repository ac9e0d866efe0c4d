"""Drawn points where any data may be: in a race, in a study of many seeds, and in a program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.race.race import Race
from playground.datasets import Points
from playground.measurements.run import Run
from playground.script import as_python
from playground.settings.own.own_points import FILE, MOST_IN_LINK, OwnPoints
from playground.settings.run import DataSettings, NetworkSettings, Settings
from tests.test_script import executed, shown
from tests.training.mini_batches import in_mini_batches


def settings_on(n: int) -> Settings:
    """Return a small network on so many points of three classes on a spiral."""
    turns = np.linspace(0.2, 6.0, n).tolist()
    places = [(30 * turn * np.cos(turn + 2 * i), 30 * turn * np.sin(turn + 2 * i)) for i, turn in enumerate(turns)]
    points = tuple(Points.point(int(x), int(y), i % 3, i % 4 // 3) for i, (x, y) in enumerate(places))
    data = DataSettings(noise=0.0, n_classes=3, flipped=0.1, own=OwnPoints(Points(2, points)))
    return Settings(data, NetworkSettings(hidden_layers=(6,)), in_mini_batches())


A = settings_on(60)
B = replace(A, training=in_mini_batches(dropout=0.4))


def test_a_race_on_drawn_points_is_that_of_its_runs() -> None:
    race, alone = Race(A, B), Run(B)
    race.advance(4)
    alone.trainer.advance(4)

    assert race.a.dataset is race.b.dataset
    assert race.a.dataset.name == "points"
    np.testing.assert_array_equal(race.b.history["test_loss"], alone.history["test_loss"])


@pytest.mark.long
def test_a_study_of_many_seeds_has_the_digits_of_single_runs() -> None:
    study = SeedStudy(A, B, n_seeds=2, varied="weights", epochs=4)
    study.finish()
    alone = Run(A)
    alone.trainer.advance(4)

    assert (study.is_done, len(study.results())) == (True, 2)
    np.testing.assert_allclose(study.results()[0]["test_loss"][:, 0], alone.history["test_loss"], rtol=1e-3)


@pytest.mark.parametrize("n", [60, MOST_IN_LINK + 1])
def test_a_program_prints_the_digits_of_the_run(n: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_on(n)
    run = Run(settings)
    run.trainer.advance(5)
    program = as_python(settings, 5)
    own = settings.data.own
    assert isinstance(own, OwnPoints)
    (tmp_path / FILE).write_text(own.points.as_file(), "utf-8")
    monkeypatch.chdir(tmp_path)

    assert (FILE in program) == (n > MOST_IN_LINK)
    assert executed(program)[1] == shown(run)
