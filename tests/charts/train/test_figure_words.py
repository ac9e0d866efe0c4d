"""The words that say what a chart shows."""

import re

import numpy as np
import pytest

from playground.charts.kit.figure import Figure, number, percent
from playground.charts.kit.theme import Theme
from playground.charts.train.layer_lines import layer_lines
from tests.charts.train.all_figures import FIGURES, Draw, curves, every_figure, pre_activations, weights


@pytest.mark.long
@every_figure
def test_the_words_say_what_the_chart_is_and_stay_in_one_paragraph(make_run, data: str, draw: Draw) -> None:
    figure = draw(make_run(data, epochs=5), Theme())

    assert len(figure.name) >= 10
    assert not re.search(r"\d{2}", figure.name)  # the numbers move, the name stays
    assert figure.alt.endswith((".", ".)"))
    assert "nan" not in figure.alt.lower()
    assert "\n" not in figure.alt


@pytest.mark.parametrize("name", ["boundary of two classes", "boundary of three classes", "boundary of ten classes"])
def test_the_words_of_a_boundary_give_accuracies_and_flips(make_run, name: str) -> None:
    data, draw = FIGURES[name]
    run = make_run(data, epochs=5, flipped=0.2)
    evaluation, text = run.trainer.evaluation, draw(run, Theme()).alt

    assert text.startswith(f"{data}: decision boundary of {run.dataset.n_classes} classes over ")
    assert f"{percent(evaluation.train_score)} on training" in text
    assert f"{percent(evaluation.test_score)} on test" in text
    assert f"{run.dataset.flipped.sum()} training labels are flipped" in text


@pytest.mark.parametrize("name", ["surface", "fitted curve", "predicted against true"])
def test_the_words_of_a_regression_give_r_squared(make_run, name: str) -> None:
    data, draw = FIGURES[name]
    run = make_run(data, epochs=5)
    evaluation = run.trainer.evaluation

    text = draw(run, Theme()).alt

    assert f"R² {number(evaluation.train_score)} on training, {number(evaluation.test_score)} on test" in text


@pytest.mark.parametrize("name", ["boundary of two classes", "surface", "fitted curve"])
def test_the_words_say_when_not_all_samples_are_drawn(make_run, name: str) -> None:
    data, draw = FIGURES[name]
    few, many = (draw(make_run(data, n_samples=n), Theme()) for n in (200, 3000))

    assert "drawn" not in few.alt
    assert "600 of 1500 training points drawn; 400 of 1500 test points drawn" in many.alt
    assert many.data["points"].num_rows == 1000


def test_the_words_of_learning_curves_give_the_last_losses_the_best_epoch_and_the_stop(make_run) -> None:
    run = make_run(epochs=40)
    history = run.history
    text = curves(stop_epoch=33)(run, Theme()).alt

    train, test = number(float(history["train_loss"][-1])), number(float(history["test_loss"][-1]))
    lowest = number(float(history["test_loss"].min()))
    assert f"After epoch 40: train {train}, test {test}." in text
    assert f"Lowest test loss {lowest} in epoch {history.best_epoch}." in text
    assert "Early stopping at epoch 33." in text


def test_the_words_of_layers_give_the_last_number_of_each(make_run) -> None:
    run = make_run(epochs=10)
    text = FIGURES["gradients"][1](run, Theme()).alt

    assert text.startswith("Lines of RMS of ∂C₀/∂w. After epoch 10: ")
    for name, value in zip(run.layers, run.history["gradient_rms"][-1], strict=True):
        assert f"{name} {number(float(value))}" in text


@pytest.mark.parametrize("log_epochs", [False, True])
def test_gradients_have_a_point_after_one_epoch_and_a_line_after_two(make_run, *, log_epochs: bool) -> None:
    run = make_run(epochs=1)

    def gradients() -> Figure:
        return layer_lines(
            run.history, Theme(), columns={"gradient_rms": "RMS"}, layers=run.layers, title="RMS", name="Gradients",
            shares=False, log_epochs=log_epochs, over=10,
        )  # fmt: skip

    first = gradients().data["points"].to_pydict()
    assert first["epoch"] == [1] * len(run.layers)
    assert first["value"] == pytest.approx(run.history["gradient_rms"][1].tolist(), rel=1e-6)
    run.trainer.advance(14)
    assert gradients().data["points"].num_rows == 0
    last = gradients().data["lines"].to_pydict()["value"][-len(run.layers) :]
    assert last == pytest.approx(np.sqrt(np.square(run.history["gradient_rms"][-10:]).mean(axis=0)).tolist(), rel=1e-6)


def test_the_words_of_histograms_give_zeros_or_spread_of_each_layer(make_run) -> None:
    run = make_run(epochs=10)
    for name, zeros in zip(run.layers, run.history["zeros"][-1], strict=True):
        assert f"{name}: {percent(float(zeros))} = 0" in weights(run, Theme()).alt
    for name in run.layers[:-1]:
        assert f"{name}: σ = " in pre_activations(run, Theme()).alt


def test_the_words_of_a_unit_give_its_range(make_run) -> None:
    for name in ("unit over the plane", "unit over a line"):
        data, draw = FIGURES[name]
        run = make_run(data, epochs=5)
        values = run.unit_field(1, 2).values
        low, high = number(float(values.min())), number(float(values.max()))
        assert "output of hidden 1 unit 2" in draw(run, Theme()).alt
        assert f"from {low} to {high}" in draw(run, Theme()).alt


@pytest.mark.parametrize("name", ["units", "pre-activations"])
def test_without_hidden_layers_the_words_say_that_there_are_none(make_run, name: str) -> None:
    figure = FIGURES[name][1](make_run(hidden=(), epochs=2), Theme())

    assert "no hidden layers" in figure.alt
    assert all(rows.num_rows == 0 for name, rows in figure.data.items() if name in {"lines", "bins", "notes"})
