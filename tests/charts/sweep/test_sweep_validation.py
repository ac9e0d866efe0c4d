"""The charts of a sweep draw the validation part, by which its values are compared, and name it."""

from dataclasses import replace

import numpy as np
import pytest

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import DASHED, Theme
from playground.charts.sweep.curves import sweep_curves
from playground.charts.sweep.map import sweep_map
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Plan
from playground.words.numbers import number, percent
from tests.charts.sweep.test_sweep_charts import ONE, TWO, curves, heat, results

VALID = (0.9, 0.25, 0.35, 0.8, 0.75)  # lowest at another value than the test losses


def outcome(sweep_plan: Plan) -> Outcome:
    cells = results(sweep_plan)
    return Outcome(sweep_plan, {
        place: replace(
            one, valid_loss=VALID[place[1]] + 0.01 * place[2] + place[0], valid_score=1.0 - VALID[place[1]]
        )
        for place, one in cells.items()
    })  # fmt: skip


def drawn(measure: str, sweep_plan: Plan = ONE) -> Figure:
    draw = sweep_map if sweep_plan.second else sweep_curves
    return draw(outcome(sweep_plan), Theme(), measure=measure, regression=False, log_loss=False)


@pytest.mark.parametrize("measure", ["loss", "score"])
def test_a_band_a_dashed_line_and_points_are_those_of_the_part(measure: str) -> None:
    figure, known = drawn(measure), outcome(ONE).quantiles(f"valid_{measure}")[:, 0]
    layers = [layer for layer in figure.spec["layer"] if layer["encoding"].get("y", {}).get("field") == "valid_median"]
    (band,) = [layer for layer in figure.spec["layer"] if layer["encoding"].get("y", {}).get("field") == "valid_low"]
    line, points = layers

    for end, values in zip(("low", "median", "high"), known, strict=True):
        np.testing.assert_allclose(figure.data["bands"][f"valid_{end}"], values, rtol=1e-6)
    assert band["mark"]["color"] == Theme().valid
    assert line["mark"]["strokeDash"] == list(DASHED)
    assert points["mark"]["shape"] == "triangle-up"


def test_how_a_value_compares_is_told_where_it_is_compared() -> None:
    def told(figure: Figure) -> list[str]:
        encodings = [layer["encoding"] for layer in figure.spec["layer"]]
        return [one["y"]["field"] for one in encodings if "against" in str(one.get("tooltip"))]

    assert told(drawn("loss")) == ["valid_median"]
    assert told(curves(results())) == ["test_median"]


def test_the_curves_are_read_out_with_it() -> None:
    figure = drawn("loss")

    assert figure.name == "Train, validation and test over the values of the sweep"
    assert "0.01: train 0.110, validation 0.910, test 1.01" in figure.alt
    assert "Lowest validation loss: 0.260 at L2, λ₂ = 0.1" in figure.alt


@pytest.mark.parametrize("measure", ["loss", "score"])
def test_the_map_is_of_what_chose_the_framed_cell_and_tells_the_test_result_there(measure: str) -> None:
    figure, known = drawn(measure, TWO), outcome(TWO)
    cells, write = figure.data["cells"].to_pylist(), number if measure == "loss" else percent
    (best,) = figure.data["best"].to_pylist()
    framed = next(cell for cell in cells if (cell["x"], cell["y"]) == (best["x"], best["y"]))
    tooltip = {one["field"]: one.get("title") for one in figure.spec["layer"][0]["encoding"]["tooltip"]}
    what = "loss" if measure == "loss" else "accuracy"

    np.testing.assert_allclose([cell["valid"] for cell in cells], known.median(f"valid_{measure}").ravel())
    assert framed["value"] == write(float(known.median(f"valid_{measure}")[known.best]))
    assert framed["test"] == write(float(known.median(f"test_{measure}")[known.best]))
    assert (tooltip["value"], tooltip["test"]) == (f"validation {what}", f"test {what}")
    assert figure.spec["layer"][0]["encoding"]["color"]["field"] == "valid"
    assert figure.name == "Median validation result by the two knobs of the sweep"
    assert f"Median validation {what} by" in figure.alt
    of_test = number(float(known.median("test_loss")[known.best]))
    assert f"Where it is lowest, the test loss is {of_test} (median)." in figure.alt


def test_without_the_part_nothing_speaks_of_it() -> None:
    for figure in (curves(results()), heat(results(TWO))):
        assert "alid" not in str(figure.spec) + figure.name + figure.alt
        assert not [name for one in figure.data.values() for name in one.column_names if "valid" in name]
