"""The history says of every epoch what was true of the network after it."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from datasets import load
from playground.measurements.history import PER_HIDDEN_LAYER, PER_WEIGHT_LAYER, SCALARS, History
from playground.measurements.run import Run
from playground.settings.run import NetworkSettings
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches


def measured(trainer: Trainer) -> dict[str, object]:
    """Work out a row of the history from the network itself, a layer at a time, in float64."""
    layers = [layer.W.astype(np.float64) for layer in trainer.network.dense_layers]
    ends = np.cumsum([w.size for w in layers])[:-1]
    gradients = np.split(trainer.loss_gradient.astype(np.float64), ends)
    n, training, evaluation = trainer.dataset.n_train, trainer.training, trainer.evaluation
    return {
        "train_loss": evaluation.train_loss,
        "test_loss": evaluation.test_loss,
        "train_score": evaluation.train_score,
        "test_score": evaluation.test_score,
        "penalty": sum(training.l1 / n * np.abs(w).sum() + training.l2 / (2 * n) * (w**2).sum() for w in layers),
        "zeros": [np.mean(w == 0) for w in layers],
        "near_zeros": [np.mean((w != 0) & (np.abs(w) < 1e-3)) for w in layers],
        "l1_norm": [np.abs(w).sum() for w in layers],
        "l2_norm": [np.linalg.norm(w) for w in layers],
        "gradient_rms": [np.sqrt(np.mean(g**2)) for g in gradients],
    }


@pytest.mark.parametrize(
    "training",
    [
        {"l1": 0.5, "l2": 0.2, "optimiser": "sgd", "learning_rate": 0.1},
        {"l1": 2.0, "l1_update": "subgradient"},
        {"dropout": 0.5, "loss": "mse"},
    ],
    ids=["proximal", "subgradient", "dropout"],
)
def test_each_row_is_what_direct_computation_from_the_network_gives(training) -> None:
    rows = []
    history = History()

    def observe(trainer: Trainer) -> None:
        history.record(trainer)
        rows.append(measured(trainer))

    trainer = Trainer(
        load("moons", n_samples=60),
        NetworkSettings(hidden_layers=(7, 5)),
        in_mini_batches(**training),
        observe=observe,
    )
    trainer.advance(30)

    assert len(history) == len(rows) == 31
    for name in rows[0]:
        first = 1 if name == "gradient_rms" else 0
        np.testing.assert_allclose(history[name][first:], [row[name] for row in rows][first:], rtol=1e-5, atol=1e-7)


@pytest.mark.trains
def test_proximal_l1_shows_as_exact_zeros_and_no_penalty_shows_as_none(make_run) -> None:
    lasso = make_run(training={"l1": 2.0, "optimiser": "sgd", "learning_rate": 0.1}, epochs=60)
    plain = make_run(training={"optimiser": "sgd", "learning_rate": 0.1}, epochs=60)

    assert (lasso.history["zeros"][-1] > 0.2).all()
    assert not plain.history["zeros"].any()
    assert not plain.history["penalty"].any()


def test_accuracy_is_the_share_of_samples_whose_most_probable_class_is_right(make_run) -> None:
    run = make_run(data={"name": "blobs", "n_classes": 4, "noise": 0.5}, epochs=5)
    problem, network = run.trainer.problem, run.trainer.network
    right = [np.mean(network.logits(part.X).argmax(axis=1) == part.labels) for part in (problem.train, problem.test)]

    assert [run.history["train_score"][-1], run.history["test_score"][-1]] == pytest.approx(right)
    assert 0.25 < right[1] < 1.0


def test_row_0_is_the_untrained_network_which_has_no_gradient_yet(make_run) -> None:
    run = make_run(epochs=3)
    fresh = make_run()

    assert np.isnan(run.history["gradient_rms"][0]).all()
    assert (run.history["gradient_rms"][1:] > 0).all()
    for name in (*SCALARS, "zeros", "near_zeros", "l1_norm", "l2_norm", *PER_HIDDEN_LAYER):
        np.testing.assert_array_equal(run.history[name][0], fresh.history[name][0], err_msg=name)
    assert run.history["train_loss"][0] == pytest.approx(fresh.trainer.evaluation.train_loss)


def test_columns_have_a_row_an_epoch_and_a_place_a_layer(make_run) -> None:
    history = make_run(network={"hidden_layers": (4, 3, 2)}, epochs=5).history

    assert history.epoch == 5
    np.testing.assert_array_equal(history.epochs, np.arange(6))
    assert {history[name].shape for name in SCALARS} == {(6,)}
    assert {history[name].shape for name in PER_WEIGHT_LAYER} == {(6, 4)}
    assert {history[name].shape for name in PER_HIDDEN_LAYER} == {(6, 3)}


def test_a_linear_model_has_one_layer_of_weights_and_none_of_hidden_units(make_run) -> None:
    history = make_run(network={"hidden_layers": ()}, epochs=2).history

    assert history["l2_norm"].shape == (3, 1)
    assert history["inactive"].shape == (3, 0)


def test_going_back_to_epoch_0_clears_the_history(make_run) -> None:
    run = make_run(epochs=4)
    before = run.history["test_loss"].copy()
    run.trainer.reset()

    assert len(run.history) == 1
    assert run.history.epoch == 0
    run.trainer.advance(4)
    np.testing.assert_array_equal(run.history["test_loss"], before)


@pytest.mark.trains
def test_the_gap_is_test_loss_less_train_loss(make_run) -> None:
    history = make_run(training={"learning_rate": 0.03}, epochs=150).history

    np.testing.assert_array_equal(history.gap, history["test_loss"] - history["train_loss"])
    assert history.gap[-1] > 0.1


@pytest.mark.trains
def test_the_best_epoch_is_the_trained_one_of_the_lowest_test_loss(make_run) -> None:
    run = make_run(training={"learning_rate": 0.03}, epochs=150)

    assert run.history.best_epoch == 1 + int(np.argmin(run.trainer.watched_losses))
    assert 0 < run.history.best_epoch < 150
    assert run.history.best_epoch == run.trainer.stopping.best_epoch


def test_before_training_there_is_no_best_epoch_even_if_training_makes_it_worse(make_run) -> None:
    run = make_run(training={"learning_rate": 10.0, "optimiser": "sgd"})

    assert run.history.best_epoch == 0
    run.trainer.advance(1)
    assert run.history["test_loss"][1] > run.history["test_loss"][0]
    assert run.history.best_epoch == 1


@pytest.mark.long
def test_ten_thousand_epochs_of_seven_layers_stay_below_ten_megabytes(make_run) -> None:
    trainer = make_run(data={"n_samples": 20}, network={"hidden_layers": (2,) * 6}).trainer
    history = History()
    for epoch in range(10_001):
        trainer.epoch = epoch
        history.record(trainer)

    assert history.epoch == 10_000
    assert history["l2_norm"].shape == (10_001, 7)
    assert len(pickle.dumps(history)) < 10e6


def test_rows_outlive_the_growth_of_the_table(make_run) -> None:
    run: Run = make_run(data={"n_samples": 20}, network={"hidden_layers": (2,)}, epochs=200)
    early = run.history["train_loss"].copy()
    run.trainer.advance(400)

    assert len(run.history) == 601
    np.testing.assert_array_equal(run.history["train_loss"][:201], early)


def test_the_learning_rate_of_a_row_is_that_of_its_epoch_also_after_changes_and_on_the_way_back(make_run) -> None:
    run = make_run(training={"learning_rate": 0.08, "schedule": "step", "schedule_epochs": 2, "schedule_factor": 0.5})
    run.trainer.advance(4)
    run.update(replace(run.settings, training=replace(run.settings.training, learning_rate=0.8)))
    run.trainer.advance(2)
    assert run.history["learning_rate"].tolist() == pytest.approx([0.08, 0.08, 0.08, 0.04, 0.04, 0.2, 0.2])

    run.go_back(3)
    assert run.history["learning_rate"].tolist() == pytest.approx([0.08, 0.08, 0.08, 0.04])
    run.trainer.advance(1)
    assert run.history["learning_rate"][4] == pytest.approx(0.4)
    run.go_back(0)
    assert run.history["learning_rate"].tolist() == [0.8]


def test_row_0_is_that_of_the_settings_the_run_begins_with(make_run) -> None:
    run = make_run()
    run.update(replace(run.settings, training=replace(run.settings.training, learning_rate=0.5, l2=3.0)))

    begun = make_run(training={"learning_rate": 0.5, "l2": 3.0})
    for name in SCALARS:
        np.testing.assert_array_equal(run.history[name], begun.history[name], err_msg=name)
    assert run.history["learning_rate"].tolist() == [0.5]


def test_a_schedule_chosen_in_mid_run_goes_on_as_if_it_had_been_there_from_the_beginning(make_run) -> None:
    run = make_run(training={"learning_rate": 0.3}, epochs=10)
    rests = {"schedule": "plateau", "schedule_epochs": 1, "schedule_factor": 0.9}
    run.update(replace(run.settings, training=replace(run.settings.training, **rests)))
    run.trainer.advance(1)

    losses, lowest, plateaus = run.history["train_loss"][1:11], np.inf, 0
    for loss in losses:
        plateaus += loss >= lowest * (1 - 1e-4)
        lowest = loss if loss < lowest * (1 - 1e-4) else lowest
    assert plateaus > 0
    assert run.history["learning_rate"][11] == pytest.approx(0.3 * 0.9**plateaus)
