"""In the curves of a race a part for validation is a thin dashed line of either side, named in the legend."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.charts.kit.theme import DASHED, Theme
from playground.charts.overview import Look, race_curves
from playground.comparisons.race.race import Race
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from tests.charts.race.test_race_charts import lines, rows

NAMED = {"train": "train", "test": "test", "valid": "validation"}


def race(name: str = "moons", **data: float) -> Race:
    settings = Settings(DataSettings(name, n_samples=80, **data), NetworkSettings((8,)))
    made = Race(settings, Settings(settings.data, settings.network, TrainingSettings(dropout=0.5)))
    made.advance(6)
    return made


@pytest.mark.parametrize("measure", ["loss", "score"])
@pytest.mark.parametrize("name", ["moons", "sine"])
def test_the_part_is_drawn_of_both_sides(name: str, measure: str) -> None:
    raced = race(name, valid_share=0.3)
    figure = race_curves(raced, Theme(), Look(measure))

    for side, run in zip("AB", raced.runs, strict=True):
        drawn = [value for _, value in rows(figure, side, "valid")]
        np.testing.assert_allclose(drawn, run.history[f"valid_{measure}"], rtol=1e-6)
    assert figure.alt.count("validation") == 2


def test_it_is_thin_and_dashed_and_in_one_legend_with_the_others() -> None:
    encoding = race_curves(race(valid_share=0.3), Theme(), Look()).spec["layer"][1]["encoding"]
    dashes, widths = encoding["strokeDash"]["scale"], encoding["strokeWidth"]["scale"]

    assert dashes["domain"] == widths["domain"] == list(NAMED)
    assert dashes["range"][-1] == list(DASHED)
    assert widths["range"][2] == widths["range"][0] < widths["range"][1]
    assert widths["type"] == "ordinal"
    assert encoding["strokeDash"]["legend"] == encoding["strokeWidth"]["legend"]
    assert "validation" in encoding["strokeDash"]["legend"]["labelExpr"]
    assert encoding["strokeDash"]["legend"]["symbolSize"] >= (2 * DASHED[0] + DASHED[1]) ** 2


@pytest.mark.parametrize("measure", ["loss", "score"])
def test_without_the_part_nothing_is_dashed_or_named(measure: str) -> None:
    figure = race_curves(race(), Theme(), Look(measure))

    assert set(figure.data["lines"]["kind"].to_pylist()) == {"train", "test"}
    assert "alid" not in str(figure.spec) + figure.alt
    assert "strokeDash" not in figure.spec["layer"][1]["encoding"]


def test_a_mark_stands_on_the_test_line_in_the_epoch_that_validation_chose() -> None:
    raced = race(valid_share=0.3)
    marks = race_curves(raced, Theme(), Look()).data["marks"].to_pylist()

    best = [int(run.history["valid_loss"].argmin()) for run in raced.runs]
    assert [mark["epoch"] for mark in marks] == best
    for mark, run in zip(marks, raced.runs, strict=True):
        assert mark["value"] == pytest.approx(run.history["test_loss"][mark["epoch"]])


@given(st.integers(1, 40), st.integers(1, 40), st.sampled_from([2, 3]))
def test_every_kind_of_every_epoch_is_drawn_however_far_the_sides_are(n_a: int, n_b: int, k: int) -> None:
    a, b = (np.arange(n * k, dtype=float).reshape(n, k) for n in (n_a, n_b))
    figure = lines(a, b, kinds=dict(list(NAMED.items())[:k]))

    for side, values in (("A", a), ("B", b)):
        for column, kind in enumerate(list(NAMED)[:k]):
            assert rows(figure, side, kind) == list(enumerate(values[:, column]))
