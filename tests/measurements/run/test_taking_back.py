"""What was set by hand is taken back to the same bits, and repeated where an earlier epoch is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.measurements.by_hand import Bias, Weight
from playground.training.snapshots import Snapshots
from tests.measurements.run.run_states import differing, everything

NETWORKS = [
    ({}, {}),
    ({"batch_norm": "before"}, {"dropout": 0.4, "optimiser": "rmsprop"}),
    ({"activation": "tanh"}, {"optimiser": "sgd", "batch_size": 7, "l1": 0.2}),
    ({"batch_norm": "after"}, {"l2": 0.3, "schedule": "plateau", "schedule_epochs": 2, "learning_rate": 0.02}),
]


@pytest.mark.parametrize(("network", "training"), NETWORKS, ids=str)
@pytest.mark.parametrize("epochs", [0, 6])
@pytest.mark.parametrize("later", [0, 9])
def test_changes_are_taken_back_one_after_the_other_to_the_same_bits(
    make_run: Any, network: dict[str, Any], training: dict[str, Any], epochs: int, later: int
) -> None:
    run = make_run(network=network, training=training)
    run.past.snapshots = Snapshots(1)  # the fewest: most epochs are reached by training again
    run.past.snapshots.watch(run.trainer)
    run.trainer.advance(epochs)
    states = [everything(run)]
    for parameter, value in ((Weight(1, 2, 3), 5.0), (Bias(2, 2), -1.0), (Weight(1, 2, 3), 0.25)):
        run.set_by_hand(parameter, value)
        run.trainer.advance(later)
        states.append(everything(run))
    assert differing(states[0], states[1])

    run.take_back()
    assert run.trainer.epoch == epochs + 2 * later
    assert differing(everything(run), states[2]) == []
    run.take_back()
    assert differing(everything(run), states[1]) == []
    run.take_back()
    assert differing(everything(run), states[0]) == []
    run.take_back()
    assert differing(everything(run), states[0]) == []


@pytest.mark.parametrize(("network", "training"), NETWORKS, ids=str)
def test_after_taking_back_the_run_goes_on_as_if_nothing_had_been_set(
    make_run: Any, network: dict[str, Any], training: dict[str, Any]
) -> None:
    run, untouched = (make_run(network=network, training=training, epochs=5) for _ in range(2))
    run.set_by_hand(Weight(2, 1, 1), 3.0)
    run.trainer.advance(4)
    run.take_back()
    run.trainer.advance(7)
    untouched.trainer.advance(7)

    assert differing(everything(run), everything(untouched)) == []


@pytest.mark.parametrize(("network", "training"), NETWORKS, ids=str)
def test_every_epoch_of_a_run_with_changes_is_shown_as_it_was(
    make_run: Any, network: dict[str, Any], training: dict[str, Any]
) -> None:
    run = make_run(network=network, training=training)
    run.past.snapshots = Snapshots(1)
    run.past.snapshots.watch(run.trainer)
    states = []
    for epoch in range(30):
        if epoch in {0, 11, 20}:
            run.set_by_hand(Weight(1, 1, 1 + epoch % 8), 1.5)
            run.set_by_hand(Bias(1, 2), float(epoch))
        states.append((run.trainer.network.theta.tobytes(), repr(run.trainer.evaluation)))
        run.trainer.advance(1)

    for epoch in (29, 0, 11, 10, 12, 20, 19, 1, 25):
        shown = run.at(epoch).trainer
        assert shown.epoch == epoch
        assert (shown.network.theta.tobytes(), repr(shown.evaluation)) == states[epoch]


def test_an_earlier_epoch_is_shown_right_after_the_replica_was_there_before_a_change(make_run: Any) -> None:
    run = make_run(epochs=8)
    run.go_back(5)
    run.set_by_hand(Weight(1, 1, 1), 4.0)
    changed = run.trainer.network.theta.tobytes()
    run.trainer.advance(1)

    assert run.at(5).trainer.network.theta.tobytes() == changed


def test_what_is_dragged_is_one_change_across_epochs(make_run: Any) -> None:
    run = make_run(epochs=2)
    before = everything(run)
    for value in (0.1, 0.2, 0.3):
        run.set_by_hand(Weight(1, 1, 1), value, settled=False)
    run.trainer.advance(3)
    run.set_by_hand(Weight(1, 1, 1), 0.4, settled=False)
    run.set_by_hand(Weight(1, 1, 1), 0.5)
    run.set_by_hand(Weight(1, 1, 1), 0.6)
    assert run.trainer.network.dense_layers[0].W[0, 0] == np.float32(0.6)

    run.take_back()
    assert (run.trainer.epoch, run.trainer.network.dense_layers[0].W[0, 0]) == (5, np.float32(0.5))
    run.take_back()
    assert differing(everything(run), before) == []


def test_a_run_says_from_where_on_its_settings_alone_do_not_give_it(make_run: Any) -> None:
    run = make_run()
    run.set_by_hand(Weight(1, 1, 1), 1.0)
    assert run.changed_at == 0
    run.trainer.advance(5)
    run.update(replace(run.settings, training=replace(run.settings.training, l2=1.0)))
    assert (run.changed_at, run.settings_changed_at) == (0, 5)

    run.take_back()
    assert run.changed_at is None
    run.trainer.advance(4)
    run.set_by_hand(Bias(1, 1), 1.0)
    run.trainer.advance(4)
    assert run.changed_at == 4
    run.go_back(4)
    assert run.changed_at == 4
    run.go_back(3)
    assert run.changed_at is None


def test_a_new_start_forgets_what_was_set(make_run: Any) -> None:
    run = make_run(epochs=3)
    run.set_by_hand(Weight(1, 1, 1), 1.0)
    run.reset()

    assert run.changed_at is None
    assert run.past.by_hand.last is None
    assert differing(everything(run), everything(make_run())) == []
