"""Kept runs with a part for validation have a dashed line each, beside runs without."""

import numpy as np
import pytest

from playground.charts.kit.theme import DASHED, Theme
from tests.charts.runs.test_kept_curves import RUNS, drawn, history


def validated(n: int) -> dict[str, np.ndarray]:
    columns = history(n)
    return columns | {"valid_loss": 1.5 * columns["test_loss"], "valid_score": 0.9 * columns["test_score"]}


@pytest.mark.parametrize(("measure", "column"), [("loss", "valid_loss"), ("accuracy", "valid_score")])
def test_the_line_is_that_of_the_run_and_runs_without_have_none(measure: str, column: str) -> None:
    runs = {"#1": validated(20), "#2": history(30)}
    figure = drawn(runs, measure=measure)
    rows = figure.data["curves"].to_pylist()

    of_one = [row["valid"] for row in rows if row["run"] == "#1"]
    np.testing.assert_allclose(of_one, runs["#1"][column], rtol=1e-6)
    assert {row["valid"] for row in rows if row["run"] == "#2"} == {None}
    assert [row["test"] for row in rows if row["run"] == "#2"] == pytest.approx(
        runs["#2"][column.replace("valid", "test")], rel=1e-6
    )
    assert np.isfinite(figure.data["span"].to_pydict()["value"]).all()
    assert "#1: train" in figure.alt
    assert figure.alt.count("validation") == 1


def test_it_is_dashed_in_the_colour_of_the_run_and_named() -> None:
    spec = drawn({"#1": validated(20)}, Theme(dark=True)).spec
    lines = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    (dashed,) = [line for line in lines if "strokeDash" in line["encoding"]]

    named = spec["encoding"]["strokeDash"]  # which all layers share
    assert named["scale"] == {"domain": ["valid"], "range": [list(DASHED)]}
    assert dashed["encoding"]["strokeDash"] == {"datum": "valid"}
    assert dashed["encoding"]["y"]["field"] == "valid"
    assert dashed["encoding"]["color"] == lines[0]["encoding"]["color"]
    assert "validation" in named["legend"]["labelExpr"]


def test_the_axis_holds_it_and_a_long_run_keeps_its_extremes() -> None:
    columns = validated(10_000)
    columns["valid_loss"][4321] = 9.0
    figure = drawn({"#1": columns})

    assert figure.data["span"].to_pydict()["value"][1] == pytest.approx(9.0)
    assert 4321 in figure.data["curves"]["epoch"].to_pylist()


def test_without_such_a_run_nothing_is_dashed_or_named() -> None:
    figure = drawn(RUNS)

    assert "alid" not in str(figure.spec) + figure.alt
    assert "valid" not in figure.data["curves"].column_names
