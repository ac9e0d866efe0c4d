"""Going back in a run: every epoch can be shown again, and gone on from, to the same bits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.measurements.run import Run
from playground.settings.run import DataSettings, NetworkSettings, Settings
from playground.training.snapshots import FEWEST, MOST, Snapshots
from tests.measurements.histories import columns_of
from tests.training.mini_batches import in_mini_batches

KINDS = [
    ({}, {}),
    ({"batch_norm": "before"}, {"dropout": 0.4, "optimiser": "rmsprop"}),
    ({"activation": "tanh"}, {"optimiser": "sgd", "batch_size": 7, "l1": 0.2}),
    ({"batch_norm": "after"}, {"optimiser": "momentum", "l2": 0.3, "dropout": 0.2, "learning_rate": 0.02}),
    ({}, {"optimiser": "adamw", "l2": 3.0, "schedule": "step", "schedule_epochs": 7, "schedule_factor": 0.5}),
    ({}, {"dropout": 0.2, "l1": 0.2, "schedule": "cosine", "schedule_epochs": 25}),
    ({}, {"learning_rate": 0.3, "schedule": "plateau", "schedule_epochs": 2, "schedule_factor": 0.5}),
]


def make_run(network: dict | None = None, training: dict | None = None, **data: object) -> Run:
    return Run(
        Settings(
            data=DataSettings(**{"n_samples": 80} | data),
            network=NetworkSettings(**{"hidden_layers": (8, 8)} | (network or {})),
            training=in_mini_batches(**training or {}),
        )
    )


def state(run: Run) -> list[bytes]:
    trainer = run.trainer
    arrays = [trainer.network.theta, trainer.network.statistics, *trainer.optimiser.vectors.values()]
    return [array.tobytes() for array in arrays] + [repr(trainer.evaluation).encode(), str(trainer.epoch).encode()]


def changed(run: Run, **training: object) -> None:
    run.update(replace(run.settings, training=replace(run.settings.training, **training)))


@pytest.mark.parametrize(("network", "training"), KINDS, ids=str)
def test_every_earlier_epoch_is_shown_as_it_was(network: dict, training: dict) -> None:
    run = make_run(network, training)
    run.past.snapshots = Snapshots(1)  # the fewest: most epochs lie between two of them
    run.past.snapshots.watch(run.trainer)
    states = [state(run)]
    for _ in range(30):
        run.trainer.advance(1)
        states.append(state(run))

    for epoch in (30, 3, 17, 16, 29, 0, 1):
        assert state(run.at(epoch)) == states[epoch]
    assert state(run) == states[30]


@pytest.mark.parametrize(("network", "training"), KINDS, ids=str)
def test_going_on_from_an_epoch_gives_bit_for_bit_what_the_uninterrupted_run_gave(
    network: dict, training: dict
) -> None:
    run = make_run(network, training)
    run.trainer.advance(90)
    end, history = state(run), columns_of(run)

    for epoch in (61, 13, 0):
        run.go_back(epoch)
        assert run.trainer.epoch == run.history.epoch == epoch
        run.trainer.advance(90 - epoch)
        assert state(run) == end
        for name, column in columns_of(run).items():
            np.testing.assert_array_equal(column, history[name], err_msg=name)


def test_epochs_before_and_after_a_change_in_mid_run_are_shown_as_they_were() -> None:
    run = make_run(training={"dropout": 0.3})
    run.past.snapshots = Snapshots(1)
    run.past.snapshots.watch(run.trainer)
    states = [state(run)]
    plateau = {"schedule": "plateau", "schedule_epochs": 3}
    for change in ({}, {"learning_rate": 0.1}, {"l2": 0.5, "dropout": 0.0} | plateau, {"schedule_epochs": 2}):
        changed(run, **change)
        for _ in range(9):
            run.trainer.advance(1)
            states.append(state(run))

    for epoch in (35, 8, 9, 10, 20, 26, 27, 1):
        assert state(run.at(epoch)) == states[epoch]


def test_going_back_goes_on_with_the_present_settings_and_the_link_is_true_again_where_it_can_be() -> None:
    run = make_run()
    run.trainer.advance(10)
    changed(run, learning_rate=0.2)
    run.trainer.advance(10)
    assert run.changed_at == 10

    run.go_back(15)
    assert run.changed_at == 10
    run.go_back(5)
    assert run.changed_at == 5
    run.go_back(0)
    assert run.changed_at is None

    run.trainer.advance(20)
    fresh = make_run(training={"learning_rate": 0.2})
    fresh.trainer.advance(20)
    assert state(run) == state(fresh)


def test_a_run_that_ended_opens_again_when_it_goes_back() -> None:
    run = make_run(training={"max_epochs": 12})
    run.trainer.advance(50)
    assert run.trainer.advance(1) == 0

    run.go_back(5)

    assert run.trainer.advance(50) == 7


@pytest.mark.trains
def test_early_stopping_is_where_it_was_after_going_back() -> None:
    run = make_run(training={"patience": 3, "early_stopping": "stop"}, noise=0.5)
    run.trainer.advance(500)
    stopped = run.trainer.epoch, run.trainer.reason
    assert run.stop_epoch == run.trainer.epoch < 500

    run.go_back(2)
    assert run.stop_epoch is None
    run.trainer.advance(500)

    assert (run.trainer.epoch, run.trainer.reason) == stopped


def test_a_diverged_run_can_be_gone_back_in() -> None:
    run = make_run(training={"optimiser": "sgd", "learning_rate": 30.0}, name="sine")
    run.trainer.advance(50)
    last = run.trainer.epoch
    assert run.trainer.reason

    shown = run.at(max(last - 1, 0))

    assert np.isfinite(shown.trainer.network.theta).all()


def test_snapshots_stay_within_their_bound_and_thin_out_evenly() -> None:
    run = make_run()
    bound = 40 * 3 * run.trainer.network.theta.nbytes
    run.past.snapshots = snapshots = Snapshots(bound)
    snapshots.watch(run.trainer)

    for _ in range(500):
        run.trainer.advance(1)
        assert snapshots.n_bytes <= bound * (1 + 2 / 40)  # two more are pinned
    even = [epoch for epoch in snapshots.epochs if epoch % snapshots.spacing == 0]

    assert even == list(range(0, 501, snapshots.spacing))
    assert 20 <= len(even) <= 40


def test_the_best_epoch_and_that_of_early_stopping_are_always_kept() -> None:
    run = make_run(training={"patience": 10}, noise=0.4)
    run.past.snapshots = Snapshots(1)
    run.past.snapshots.watch(run.trainer)
    for _ in range(20):
        run.trainer.advance(10)
        stopping = run.trainer.stopping
        assert stopping.best_epoch in run.past.snapshots.epochs
        assert stopping.stop_epoch is None or stopping.stop_epoch in run.past.snapshots.epochs
    assert run.trainer.stopping.stop_epoch is not None
    assert len(run.past.snapshots.epochs) <= FEWEST + 3


def test_a_small_network_keeps_no_more_than_the_most() -> None:
    run = make_run({"hidden_layers": (2,)})
    run.trainer.advance(600)

    assert MOST / 2 <= len(run.past.snapshots.epochs) <= MOST + 2


def test_an_epoch_too_far_from_a_snapshot_is_shown_by_the_snapshot_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    run = make_run()
    run.past.snapshots = Snapshots(1)
    run.past.snapshots.watch(run.trainer)
    run.trainer.advance(100)
    monkeypatch.setattr("playground.measurements.past.MOST_WORK", 0.0)
    spacing = run.past.snapshots.spacing
    epoch = next(e for e in range(1, 100) if e not in run.past.snapshots.epochs and e > spacing)

    shown = run.at(epoch).trainer.epoch

    assert shown == max(kept for kept in run.past.snapshots.epochs if kept < epoch)
