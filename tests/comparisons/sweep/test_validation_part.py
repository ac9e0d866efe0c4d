"""With a part for validation a sweep chooses by its loss, and says what the test loss is there."""

from dataclasses import replace

import numpy as np
import pytest

from playground.charts.kit.theme import Theme
from playground.charts.sweep.curves import sweep_curves
from playground.comparisons.sweep.cell import CellResult, restored, train
from playground.comparisons.sweep.conclusion import conclusion
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import plan
from playground.comparisons.sweep.table import sweep_table
from playground.measurements.run import Run
from playground.settings.pages import SweepSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings
from playground.words.numbers import number
from playground.words.sweep.findings import found
from playground.words.sweep.progress import cell_reason
from tests.training.mini_batches import in_mini_batches

BASE = Settings(
    DataSettings(n_samples=60, valid_share=0.3, noise=0.4),
    NetworkSettings(hidden_layers=(6,)),
    in_mini_batches(max_epochs=12),
)
RESULT = CellResult(**train(BASE))


def test_a_cell_has_the_numbers_of_the_run() -> None:
    run = Run(BASE)
    run.trainer.advance(12)
    evaluation, history = run.trainer.evaluation, run.history

    assert (RESULT.valid_loss, RESULT.valid_score) == (evaluation.valid_loss, evaluation.valid_score)
    assert RESULT.best_epoch == history.best_epoch
    assert RESULT.best_valid_loss == history["valid_loss"][history.best_epoch]
    assert RESULT.best_test_loss == history["test_loss"][history.best_epoch]


def test_what_was_stored_without_it_comes_back_too() -> None:
    stored = train(replace(BASE, data=replace(BASE.data, valid_share=0.0)))
    old = {name: value for name, value in stored.items() if "valid" not in name}

    assert restored(old) == CellResult(**stored)
    assert restored(train(BASE)) == RESULT


def test_a_cell_that_stops_early_says_by_which_loss() -> None:
    stopped = replace(RESULT, status="stopped early", best_valid_loss=0.125, best_test_loss=0.5, best_epoch=3)

    assert "no lower validation loss" in cell_reason(BASE, stopped)
    assert "0.125 in epoch 3" in cell_reason(BASE, stopped)


def _outcome(valid: tuple[float, ...], test: tuple[float, ...], n_seeds: int) -> Outcome:
    """Return a whole sweep whose losses depend on the column, with a small spread over the seeds."""
    of = plan(BASE, SweepSettings(low=0.01, high=100.0, steps=len(valid), n_seeds=n_seeds))
    return Outcome(of, {
        place: replace(RESULT, valid_loss=valid[place[1]] + 0.001 * place[2], test_loss=test[place[1]], train_loss=0.1)
        for place in of.places
    })  # fmt: skip


@pytest.mark.parametrize("n_seeds", [1, 3])
def test_the_best_value_is_that_of_the_lowest_validation_loss(n_seeds: int) -> None:
    outcome = _outcome((0.5, 0.3, 0.4), (0.6, 0.55, 0.2), n_seeds)
    summary, text = conclusion(outcome), found(outcome)
    assert summary is not None

    assert outcome.best == (0, 1)
    assert (summary.watched, summary.test_losses) == ("valid", {(0, 1): 0.55})
    assert text.startswith(f"Lowest validation loss: {number(float(outcome.watched_median[0, 1]))}")
    assert "The test loss there is 0.55" in text
    np.testing.assert_array_equal(
        outcome.differences, outcome.values("valid_loss") - outcome.values("valid_loss")[0, 1]
    )


def test_without_it_the_test_loss_chooses_and_nothing_is_said_of_another() -> None:
    whole = _outcome((0.5, 0.3, 0.4), (0.6, 0.55, 0.2), 1)
    plain = {place: replace(one, valid_loss=None, valid_score=None) for place, one in whole.results.items()}
    outcome = Outcome(whole.plan, plain)

    assert outcome.best == (0, 2)
    assert found(outcome).startswith("Lowest test loss: 0.2")
    assert "validation" not in found(outcome)
    assert "The test loss there" not in found(outcome)


def test_the_table_names_it_only_where_it_is() -> None:
    whole = _outcome((0.5, 0.3, 0.4), (0.6, 0.55, 0.2), 1)
    plain = {
        place: replace(one, valid_loss=None, valid_score=None, best_valid_loss=None)
        for place, one in whole.results.items()
    }
    names, before = sweep_table(whole).column_names, sweep_table(Outcome(whole.plan, plain)).column_names

    assert {"valid_loss", "valid_score", "best_valid_loss", "valid_loss_ratio"} <= set(names)
    assert not [name for name in before if "valid" in name]
    assert "test_loss_ratio" in before


def test_the_curves_show_a_third_line() -> None:
    whole = _outcome((0.5, 0.3, 0.4), (0.6, 0.55, 0.2), 3)
    figure = sweep_curves(whole, Theme(), measure="loss", regression=False, log_loss=False)
    colours = [
        layer["encoding"]["color"].get("datum") for layer in figure.spec["layer"] if "color" in layer["encoding"]
    ]

    assert "valid" in colours
    np.testing.assert_allclose(figure.data["bands"]["valid_median"], whole.median("valid_loss")[0], rtol=1e-6)
    assert figure.data["best"]["x"].to_pylist() == [1.0]
