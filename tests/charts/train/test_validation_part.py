"""Curves and points of a part for validation are there where the part is, and can be told from the others."""

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix

from playground.charts.kit.theme import Theme
from playground.charts.train.confusion import confusion_matrices
from playground.charts.train.decision_boundary import decision_boundary
from playground.charts.train.learning_curves import learning_curves
from playground.charts.train.regression import fitted_curve, predicted_against_true
from playground.measurements.run import Run
from playground.words.numbers import number, percent

DATA = {"valid_share": 0.3}


def curves(run: Run, measure: str = "loss"):
    return learning_curves(
        run.history, Theme(), measure=measure, regression=run.dataset.task == "regression", log_loss=False,
        log_epochs=False, stop_epoch=None,
    )  # fmt: skip


@pytest.mark.parametrize("measure", ["loss", "score"])
def test_the_curve_is_a_dashed_line_of_its_own_with_a_name(make_run, measure: str) -> None:
    run = make_run(epochs=4, **DATA)
    figure = curves(run, measure)
    lines = [layer for layer in figure.spec["layer"] if layer["mark"]["type"] == "line"]
    (dashed,) = [line for line in lines if line["encoding"]["color"].get("datum") == "valid"]
    scale = figure.spec["encoding"]["color"]["scale"]

    np.testing.assert_allclose(figure.data["curves"]["valid"], run.history[f"valid_{measure}"], rtol=1e-6)
    assert dashed["mark"]["strokeDash"]
    assert dict(zip(scale["domain"], scale["range"], strict=True))["valid"] == Theme().valid
    assert "validation" in figure.alt
    assert "{valid}" in figure.interaction["says"]


def test_without_the_part_there_is_no_such_line(make_run) -> None:
    figure = curves(make_run(epochs=2))

    assert figure.data["curves"].column_names == ["epoch", "train", "test"]
    assert "valid" not in str(figure.spec)
    assert "validation" not in figure.alt


def test_the_mark_stands_at_the_lowest_validation_loss(make_run) -> None:
    run = make_run(hidden=(32,), noise=0.4, epochs=60, **DATA)
    marks = curves(run).data["marks"].to_pylist()

    assert [mark["epoch"] for mark in marks] == [int(np.argmin(run.history["valid_loss"]))]
    lowest = number(float(run.history["valid_loss"].min()))
    assert f"Lowest validation loss {lowest} in epoch" in curves(run).alt


def test_points_for_validation_are_drawn_as_triangles_with_the_test_points(make_run) -> None:
    run = make_run(epochs=1, **DATA)
    plane = run.dataset.plane
    chosen = {"show_test": True, "discretise": False}
    figure = decision_boundary(run.field(), run.dataset, run.trainer.evaluation, Theme(), **chosen)
    rows = [row for row in figure.data["points"].to_pylist() if row["part"] == "valid"]
    shapes = [layer["encoding"]["shape"]["scale"] for layer in figure.spec["layer"] if "shape" in layer["encoding"]]

    np.testing.assert_allclose([row["x"] for row in rows], plane.valid[:, 0], rtol=1e-5)
    assert [row["label"] for row in rows] == [run.dataset.class_names[k] for k in run.dataset.y_valid]
    assert shapes[0]["domain"] == ["train", "test", "valid"]
    assert len(set(shapes[0]["range"])) == 3
    assert "on validation" in figure.alt
    hidden = decision_boundary(
        run.field(), run.dataset, run.trainer.evaluation, Theme(), show_test=False, discretise=False
    )
    assert set(hidden.data["points"]["part"].to_pylist()) == {"train"}


def test_regression_has_them_on_its_curve_and_beside_what_is_predicted(make_run) -> None:
    run = make_run("sine", epochs=1, **DATA)
    figures = [
        fitted_curve(run.field(), run.dataset, run.trainer.evaluation, Theme(), show_test=True),
        predicted_against_true(run.predictions(), run.dataset, run.trainer.evaluation, Theme(), show_test=True),
    ]

    for figure in figures:
        assert figure.data["points"]["part"].to_pylist().count("valid") == run.dataset.n_valid
        assert "on validation" in figure.alt


@pytest.mark.parametrize(("name", "k"), [("moons", 2), ("digits", 10)])
def test_a_third_matrix_is_that_of_the_part_and_none_where_there_is_no_part(make_run, name: str, k: int) -> None:
    run = make_run(name, epochs=3, n_samples=300, **DATA)
    *_, valid = matrices = run.confusions()
    figure = confusion_matrices(matrices, run.dataset.class_names, Theme())
    cells, texts = figure.data["cells"].to_pandas(), figure.data["texts"].to_pandas()

    np.testing.assert_array_equal(
        valid.counts, confusion_matrix(run.dataset.y_valid, run.trainer.evaluation.valid_labels, labels=range(k))
    )
    assert valid.accuracy == pytest.approx(run.trainer.evaluation.valid_score)
    np.testing.assert_array_equal(cells["count"].to_numpy().reshape(3, k, k), [one.counts for one in matrices])
    assert cells["left"][2 * k * k] > cells["right"][k * k : 2 * k * k].max()  # beyond the second
    assert cells["right"].max() <= figure.spec["layer"][0]["encoding"]["x"]["scale"]["domain"][1]
    assert f"validation: {percent(valid.accuracy)} right" in texts["text"].tolist()
    assert f"Validation: {percent(valid.accuracy)} right; " in figure.alt
    without = make_run(name, epochs=1, n_samples=300)
    assert len(without.confusions()) == 2
    two = confusion_matrices(without.confusions(), without.dataset.class_names, Theme())
    assert two.spec["padding"]["top"] < figure.spec["padding"]["top"]
    assert "alidation" not in two.alt
