"""What is kept and told of a part for validation: history, exports, going back, run file, run log, verdict."""

import json

import numpy as np
import pytest

from playground.export.run_file.loaded import loaded
from playground.export.run_file.saved import saved
from playground.journal.columns import columns_of, pack, unpack
from playground.measurements.export import as_csv, as_json
from playground.measurements.run import Run
from playground.measurements.verdict.kinds import Kind
from playground.settings.own.own_data import no_files
from playground.training.reason import RanOutOfPatience
from playground.words.key_numbers import of_run
from playground.words.training import reason_text
from playground.words.verdict import verdict_text

DATA = {"n_samples": 120, "noise": 0.4, "valid_share": 0.3}
OVERFITTING = {"learning_rate": 0.05, "early_stopping": "stop", "patience": 15}


@pytest.fixture(scope="module")
def overfitted(make_run) -> Run:
    """A run that early stopping has ended by its validation loss."""
    run: Run = make_run(data=DATA, network={"hidden_layers": (32, 32)}, training=OVERFITTING)
    run.trainer.advance(500)
    assert isinstance(run.trainer.reason, RanOutOfPatience)
    return run


def test_the_history_holds_loss_and_score_and_marks_the_lowest_validation_loss(overfitted: Run) -> None:
    history, evaluation = overfitted.history, overfitted.trainer.evaluation

    assert history.watched == "valid"
    assert (history["valid_loss"][-1], history["valid_score"][-1]) == (evaluation.valid_loss, evaluation.valid_score)
    assert history["valid_loss"][1:].tolist() == overfitted.trainer.watched_losses
    assert history.best_epoch == 1 + int(np.argmin(history["valid_loss"][1:])) == overfitted.trainer.stopping.best_epoch
    assert overfitted.trainer.reason == RanOutOfPatience(
        15, float(history["valid_loss"].min()), history.best_epoch, "valid"
    )
    assert "no lower validation loss for 15 epochs" in reason_text(overfitted.trainer.reason)


def test_columns_of_tables_name_it_only_where_it_is(make_run, overfitted: Run) -> None:
    without = make_run(data=DATA | {"valid_share": 0.0}, epochs=2)
    heads = [as_csv(run).splitlines()[0].split(",") for run in (overfitted, without)]

    assert [name for name in heads[0] if name not in heads[1]] == ["valid_loss", "valid_score"]
    losses = json.loads(as_json(overfitted, reason=""))["history"]["valid_loss"]
    assert losses == overfitted.history["valid_loss"].tolist()
    assert "valid_loss" in overfitted.history.to_pandas().columns


def test_a_run_that_goes_back_and_on_stops_in_the_same_epoch(make_run) -> None:
    run = make_run(data=DATA, network={"hidden_layers": (32, 32)}, training=OVERFITTING)
    run.trainer.advance(500)
    epoch, losses = run.trainer.epoch, run.history["valid_loss"].copy()
    run.go_back(5, exactly=True)
    run.trainer.advance(500)

    assert run.trainer.epoch == epoch
    np.testing.assert_array_equal(run.history["valid_loss"], losses)


def test_a_run_file_opens_with_it(overfitted: Run) -> None:
    opened = loaded(saved(overfitted), no_files).run

    np.testing.assert_array_equal(opened.history["valid_loss"], overfitted.history["valid_loss"])
    assert opened.trainer.reason == overfitted.trainer.reason
    assert opened.trainer.stopping.best_epoch == overfitted.trainer.stopping.best_epoch


def test_the_run_log_keeps_it(overfitted: Run) -> None:
    columns = columns_of(overfitted)
    read = unpack(pack(columns), n_rows=len(overfitted.history))

    np.testing.assert_array_equal(read["valid_loss"], overfitted.history["valid_loss"])
    assert list(read) == list(columns)


def test_key_numbers_and_verdict_speak_of_both_by_name(overfitted: Run) -> None:
    names = {entry.key: entry.name for entry in of_run(overfitted)}
    now, text = overfitted.verdict().numbers, verdict_text(overfitted.verdict())

    assert names["validation loss"] == "validation loss"
    assert names["test loss"] == "test loss"
    assert (now.watched, now.watched_epoch) == ("valid", overfitted.history.best_epoch)
    assert now.test_loss_then == overfitted.history["test_loss"][now.watched_epoch]
    assert "Validation loss" in text.evidence
    assert f"in epoch {now.watched_epoch}, the test loss was" in text.evidence


def test_the_place_to_stop_is_that_of_the_lowest_validation_loss(overfitted: Run) -> None:
    best = overfitted.history.best_epoch
    verdict = overfitted.verdict(best)

    assert verdict.numbers.later_epochs == overfitted.history.epoch - best
    assert verdict.kind is Kind.PLACE_TO_STOP
    assert verdict_text(verdict).evidence.startswith("Validation loss ")
    assert verdict_text(verdict).remedy.endswith("has a lower validation loss.")
    assert int(np.argmin(overfitted.history["test_loss"])) != best


def test_balanced_accuracy_is_measured_on_it(make_run) -> None:
    run = make_run(data=DATA | {"balance": 0.3}, training={"class_weights": "balanced"}, epochs=2)
    dataset, labels = run.dataset, run.trainer.evaluation.valid_labels
    shares = [(labels == k)[dataset.y_valid == k].mean() for k in range(2)]

    assert run.history["valid_balanced"][-1] == pytest.approx(np.mean(shares))
