"""The charts of a sweep: what is known is drawn, what is not stays empty, and the spec stays."""

import json
from dataclasses import replace

import numpy as np
import pytest

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.sweep.curves import sweep_curves
from playground.charts.sweep.map import sweep_map
from playground.charts.sweep.zeros import sweep_zeros
from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.outcome import Outcome, Region
from playground.comparisons.sweep.plan import Place, Plan, plan
from playground.comparisons.sweep.table import sweep_table
from playground.measurements.spreadsheet import csv_of
from playground.settings.pages import SweepSettings
from playground.settings.run import Settings
from playground.words.sweep.findings import found
from playground.words.sweep.progress import band, cell_reason

RESULT = CellResult(0.1, 0.5, 0.95, 0.9, 0.4, 3, 0.2, 0.1, 7, "epoch limit reached", "")
ONE = plan(Settings(), SweepSettings(low=0.01, high=100.0, steps=5, n_seeds=3))
TWO = plan(Settings(), SweepSettings(steps=3, second_knob="dropout", second_steps=2, n_seeds=2))
TRAIN, TEST = (0.1, 0.15, 0.2, 0.4, 0.6), (1.0, 0.6, 0.3, 0.5, 0.7)
THEMES = {"light": Theme(), "dark": Theme(dark=True), "presenter": Theme(presenter=True)}


def results(
    sweep_plan: Plan = ONE, train: tuple[float, ...] = TRAIN, test: tuple[float, ...] = TEST
) -> dict[Place, CellResult]:
    """Return results whose losses depend on the column, with a small spread over the seeds and the rows."""
    return {
        (row, column, seed): replace(
            RESULT, train_loss=train[column] + 0.01 * seed + row, test_loss=test[column] + 0.01 * seed + row
        )
        for row, column, seed in sweep_plan.places
    }


def without(cells: dict[Place, CellResult], columns: set[int]) -> dict[Place, CellResult]:
    return {place: result for place, result in cells.items() if place[1] not in columns}


def diverged(cells: dict[Place, CellResult], *places: Place) -> dict[Place, CellResult]:
    return cells | {place: replace(cells[place], status="diverged", test_loss=1e9) for place in places}


def curves(cells: dict[Place, CellResult], theme: Theme = Theme(), **options: bool) -> Figure:  # noqa: B008
    return sweep_curves(
        Outcome(ONE, cells), theme, measure="loss", regression=False, log_loss=options.get("log", False)
    )


def heat(cells: dict[Place, CellResult], theme: Theme = Theme()) -> Figure:  # noqa: B008
    return sweep_map(Outcome(TWO, cells), theme, measure="loss", regression=False, log_loss=False)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_spec_stays_while_cells_come_in(theme: Theme) -> None:
    full, some = results(), without(results(), {1, 4})
    assert json.dumps(curves({}, theme).spec) == json.dumps(curves(some, theme).spec)
    assert curves(full, theme).spec is curves(some, theme).spec
    assert curves(full, theme).name == curves({}, theme).name
    assert sweep_zeros(Outcome(ONE, {}), theme).spec is sweep_zeros(Outcome(ONE, full), theme).spec
    assert heat({}, theme).spec is heat(results(TWO), theme).spec


@pytest.mark.parametrize(
    "figure", [curves(results()), sweep_zeros(Outcome(ONE, results()), Theme()), heat(results(TWO))]
)
def test_the_spec_reads_every_table_and_every_field_it_names(figure: Figure) -> None:
    layers = [{"data": figure.spec.get("data")} | layer for layer in figure.spec["layer"]]

    assert {layer["data"]["name"] for layer in layers} == set(figure.data)
    for layer in layers:
        computed = {step["as"] for step in layer.get("transform", []) if "as" in step}
        columns = set(figure.data[layer["data"]["name"]].column_names) | computed
        encodings = (figure.spec.get("encoding", {}) | layer["encoding"]).values()
        read = {one["field"] for one in encodings if isinstance(one, dict) and "field" in one}
        assert read <= columns


def test_values_not_done_yet_are_empty() -> None:
    bands = curves(without(results(), {1, 4})).data["bands"]

    assert bands["x"].to_pylist() == [0.0, 2.0, 3.0]
    np.testing.assert_allclose(bands["test_median"], [1.01, 0.31, 0.51], rtol=1e-6)
    np.testing.assert_allclose(bands["test_low"], [1.0, 0.3, 0.5], rtol=1e-6)
    np.testing.assert_allclose(bands["test_high"], [1.02, 0.32, 0.52], rtol=1e-6)
    assert heat({}).data["cells"].num_rows == heat({}).data["best"].num_rows == 0
    assert "no run is done yet" in curves({}).alt


def test_the_best_value_is_marked_and_named() -> None:
    figure = curves(results())

    assert figure.data["best"].to_pylist() == [{"x": 2.0, "label": "best: L2, λ₂ = 1", "left": False}]
    assert "0.01: train 0.110, test 1.01" in figure.alt
    assert "Lowest test loss: 0.310 at L2, λ₂ = 1 (median of 3 seeds)" in figure.alt


def test_under_and_overfitting_are_named_on_their_sides_when_the_sweep_is_done() -> None:
    assert Outcome(ONE, results()).regions == (Region(0, 1, "overfitting"), Region(3, 4, "underfitting"))
    assert curves(results()).data["regions"]["fit"].to_pylist() == ["overfitting", "underfitting"]
    assert Outcome(ONE, without(results(), {1})).regions == ()


def test_with_more_capacity_the_sides_are_the_other_way_round() -> None:
    width = plan(Settings(), SweepSettings(knob="width", low=1, high=16, steps=5, n_seeds=3))
    outcome = Outcome(width, results(width, TRAIN[::-1], TEST[::-1]))

    assert outcome.regions == (Region(0, 1, "underfitting"), Region(3, 4, "overfitting"))


def test_no_region_is_named_that_the_numbers_do_not_show() -> None:
    flat = Outcome(ONE, results(test=(0.31, 0.305, 0.3, 0.305, 0.31)))
    one_seed = plan(Settings(), SweepSettings(low=0.01, high=100.0, steps=5, n_seeds=1))
    lower_training_loss = Outcome(ONE, results(train=(0.1, 0.1, 0.2, 0.1, 0.1)))
    noise = plan(Settings(), SweepSettings(knob="noise", low=0, high=0.5, steps=5, spacing="linear", n_seeds=3))

    assert flat.regions == ()
    assert Outcome(one_seed, results(one_seed)).regions == ()
    assert [region.fit for region in lower_training_loss.regions] == ["overfitting"]
    assert Outcome(noise, results(noise)).regions == ()


def test_a_rise_in_few_of_the_seeds_names_no_region() -> None:
    cells = results()
    for seed in (1, 2):
        cells[0, 0, seed] = replace(RESULT, train_loss=0.1, test_loss=0.2)
        cells[0, 4, seed] = replace(RESULT, train_loss=0.6, test_loss=0.3)
    assert Outcome(ONE, cells).regions == ()


def test_runs_that_diverged_are_left_out_and_counted() -> None:
    some = Outcome(ONE, diverged(results(), (0, 4, 0)))
    most = Outcome(ONE, diverged(results(), (0, 4, 0), (0, 4, 1)))

    assert some.median("test_loss")[0, 4] == pytest.approx(0.715)
    assert np.isnan(most.median("test_loss")[0, 4])
    assert curves(most.results).data["failed"].to_pylist() == [{"x": 4.0, "label": "2/3 failed"}]
    assert "2 runs diverged or had no data, and are left out." in found(most)
    everything = diverged(results(), *ONE.places)
    assert found(Outcome(ONE, everything)) == "None of 15 runs ended in numbers that can be compared."
    assert curves(everything).data["best"].num_rows == 0


def test_the_conclusion_says_by_how_much_the_best_is_better_and_what_fits_badly() -> None:
    assert found(Outcome(ONE, results())) == (
        "Lowest test loss: 0.310 at L2, λ₂ = 1 (median of 3 seeds); 0.700 higher at 0.01, in 3 of 3 seeds and 0.400 "
        "higher at 100, in 3 of 3 seeds. By 3 seeds every other can be told apart from it. From 0.01 to 0.1 the "
        "network overfits. From 10 to 100 the network underfits."
    )
    rising = found(Outcome(ONE, results(test=(0.2, 0.3, 0.4, 0.5, 0.6))))
    assert rising.endswith("The best value is at the end of the range: a lower one may be better still.")
    assert "(median so far)" in found(Outcome(ONE, without(results(), {4})))


@pytest.mark.parametrize(
    ("knob", "low", "high", "words"),
    [("width", 1, 16, "at 4 units in each hidden layer ("), ("learning_rate", 0.01, 1, "at learning rate, η = 0.1 (")],
)
def test_a_value_is_named_as_people_say_it(knob: str, low: float, high: float, words: str) -> None:
    sweep_plan = plan(Settings(), SweepSettings(knob=knob, low=low, high=high, steps=5, n_seeds=3))

    assert words in found(Outcome(sweep_plan, results(sweep_plan)))


def test_a_band_of_many_seeds_leaves_out_the_tenths_at_its_ends() -> None:
    many = plan(Settings(), SweepSettings(steps=2, n_seeds=11))
    cells = {place: replace(RESULT, test_loss=float(place[2])) for place in many.places}

    np.testing.assert_allclose(Outcome(many, cells).quantiles("test_loss")[:, 0, 0], [1.0, 5.0, 9.0])
    assert "10 %" in band(many)


def test_a_log_axis_has_room_above_and_no_zero() -> None:
    zero = results(train=(0.0,) * 5)
    figure = curves({place: replace(r, train_loss=0.0) for place, r in zero.items()}, log=True)

    assert min(figure.data["bands"]["train_low"].to_pylist()) > 0
    assert figure.data["room"]["value"].to_pylist()[0] > 1.02


@pytest.mark.parametrize("regression", [False, True])
def test_the_axis_of_a_score_has_no_label_above_1(regression: bool) -> None:  # noqa: FBT001
    figure = sweep_curves(Outcome(ONE, results()), Theme(), measure="score", regression=regression, log_loss=True)
    axes = [
        layer["encoding"]["y"]["axis"] for layer in figure.spec["layer"] if "axis" in layer["encoding"].get("y", {})
    ]

    assert axes
    assert all(axis["labelExpr"].startswith("datum.value > 1 ? ''") for axis in axes)
    assert ("R²" if regression else "accuracy") in figure.alt


def test_two_knobs_make_a_map_with_the_best_cell_framed() -> None:
    figure = heat(without(results(TWO), {1}))

    assert figure.data["cells"].num_rows == 4
    assert figure.data["best"].to_pylist() == [{"x": 1.5, "x2": 2.5, "y": -0.5, "y2": 0.5}]
    assert figure.data["cells"]["value"].to_pylist()[1] == "0.305"
    assert "at L2, λ₂ = 100 and dropout 0" in figure.alt


def test_the_table_has_a_row_for_every_cell_that_is_done() -> None:
    rows = sweep_table(Outcome(TWO, without(results(TWO), {1})), cell_reason)

    assert rows.column_names[:4] == ["l2", "dropout", "seed", "train_loss"]
    assert rows.num_rows == 8
    head, *lines = csv_of(rows).decode().splitlines()
    assert head.startswith('"l2","dropout","seed","train_loss"')
    assert len(lines) == 8
    assert sweep_table(Outcome(TWO, {}), cell_reason).num_rows == 0
