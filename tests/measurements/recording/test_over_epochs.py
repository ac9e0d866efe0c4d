"""What is measured over epochs is what the time machine shows, whoever looked before."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from playground.measurements.by_hand import Bias, Weight
from playground.measurements.recording.over_epochs import MOST, Series
from playground.measurements.run import Run
from playground.measurements.theory.signals import scale_and_shift, shapes
from playground.measurements.theory.steepness import plane_steepness, sample_steepness
from playground.network.arithmetic import Array
from playground.network.network import Network
from playground.training.problem import Problem
from playground.training.snapshots import Snapshots
from tests.measurements.run.run_states import differing, everything

NETWORKS = [
    ({}, {}),
    ({"batch_norm": "before"}, {"dropout": 0.4, "optimiser": "rmsprop"}),
    ({"batch_norm": "after", "activation": "tanh"}, {"optimiser": "sgd", "batch_size": 7}),
]
MEASURES = [shapes, scale_and_shift, plane_steepness, sample_steepness]


def parameters(network: Network, problem: Problem) -> Array:
    """Return everything that a network in inference is made of."""
    return np.concatenate([network.theta, network.statistics])


def assert_is_what_was(run: Run, series: Series) -> None:
    """Check that the series has what the network was after each of its epochs, to the same bits."""
    assert series.epochs[0] == 0
    assert series.epochs[-1] == run.trainer.epoch
    for epoch, values in zip(series.epochs.tolist(), series.values, strict=True):
        earlier = run.at(epoch).trainer
        assert earlier.epoch == epoch
        np.testing.assert_array_equal(values, parameters(earlier.network, earlier.problem))


@pytest.mark.parametrize(("network", "training"), NETWORKS, ids=str)
@pytest.mark.parametrize("epochs", [0, 1, 9, 150])
def test_it_measures_what_the_network_was_after_each_epoch(
    make_run: Any, network: dict[str, Any], training: dict[str, Any], epochs: int
) -> None:
    run = make_run(network=network, training=training, epochs=epochs)

    assert_is_what_was(run, run.over_epochs.of(parameters))


@pytest.mark.parametrize(("network", "training"), NETWORKS, ids=str)
def test_whether_somebody_looked_before_changes_neither_the_run_nor_its_numbers(
    make_run: Any, network: dict[str, Any], training: dict[str, Any]
) -> None:
    watched, alone = (make_run(network=network, training=training) for _ in range(2))
    for _ in range(30):
        watched.trainer.advance(5)
        alone.trainer.advance(5)
        for measure in MEASURES:
            watched.over_epochs.of(measure)

    assert differing(everything(watched), everything(alone)) == []
    for measure in MEASURES:
        one, other = (run.over_epochs.of(measure) for run in (watched, alone))
        np.testing.assert_array_equal(one.epochs, other.epochs)
        np.testing.assert_array_equal(one.values, other.values)


def test_epochs_that_are_taken_back_are_forgotten_and_those_that_follow_measured_anew(make_run: Any) -> None:
    run = make_run(epochs=20)
    before = run.over_epochs.of(parameters)
    run.go_back(8)
    assert run.over_epochs.of(parameters).epochs.tolist() == list(range(9))
    run.set_by_hand(Weight(1, 1, 1), 2.0)
    run.trainer.advance(12)
    after = run.over_epochs.of(parameters)

    assert_is_what_was(run, after)
    assert not np.array_equal(before.values[15], after.values[15])


def test_what_is_set_by_hand_counts_until_it_is_taken_back(make_run: Any) -> None:
    run = make_run(epochs=6)
    untouched = run.over_epochs.of(parameters)
    run.set_by_hand(Weight(2, 1, 1), 3.0, settled=False)
    assert_is_what_was(run, run.over_epochs.of(parameters))
    run.set_by_hand(Weight(2, 1, 1), -3.0)
    run.trainer.advance(5)
    run.set_by_hand(Bias(1, 2), 1.0)
    run.trainer.advance(5)
    assert_is_what_was(run, run.over_epochs.of(parameters))
    run.take_back()
    assert_is_what_was(run, run.over_epochs.of(parameters))
    run.take_back()

    np.testing.assert_array_equal(run.over_epochs.of(parameters).values, untouched.values)


def test_a_run_that_starts_anew_is_measured_anew(make_run: Any) -> None:
    run = make_run(epochs=30)
    run.over_epochs.of(parameters)
    run.reset()
    assert run.over_epochs.of(parameters).epochs.tolist() == [0]
    run.trainer.advance(2)

    assert_is_what_was(run, run.over_epochs.of(parameters))


def test_each_snapshot_is_measured_once_and_a_long_run_at_few_epochs(make_run: Any) -> None:
    run, measured = make_run(), []

    def noting(network: Network, problem: Problem) -> float:
        measured.append(network.theta.tobytes())
        return 0.0

    for _ in range(58):
        run.trainer.advance(10)
        series = run.over_epochs.of(noting)
        assert len(series.epochs) <= MOST + 10
        assert np.diff(series.epochs)[-2:].max() <= max(run.trainer.epoch / (MOST / 4), 10)

    assert series.epochs[1:4].tolist() == [run.past.snapshots.spacing * factor for factor in (1, 2, 4)]
    assert max(Counter(measured).values()) <= 2  # once as the present network, once as a snapshot


@pytest.mark.parametrize("most", [1, 4, 64])
def test_even_snapshots_are_bounded_and_in_order(make_run: Any, most: int) -> None:
    run = make_run()
    run.past.snapshots = Snapshots()
    run.past.snapshots.watch(run.trainer)
    for _ in range(20):
        run.trainer.advance(15)
        kept = [snapshot.epoch for snapshot in run.past.snapshots.evenly(most)]
        assert kept == sorted(set(kept))
        assert kept[0] == 0
        assert len(kept) <= most + 10
        assert set(kept) <= set(run.past.snapshots.epochs)


@pytest.mark.parametrize("data", [{"name": "digits"}, {"name": "diabetes"}, {"useless_inputs": 2}, {"input_copies": 1}])
def test_a_plane_that_is_not_all_the_inputs_has_no_steepness(make_run: Any, data: dict[str, Any]) -> None:
    run = make_run(data={"n_samples": 200} | data, epochs=2)

    assert np.isnan(run.over_epochs.of(plane_steepness).values).all()
    assert np.isfinite(run.over_epochs.of(sample_steepness).values).all()
