"""The bare calls are those of a training step, on memory of their own."""

from __future__ import annotations

import numpy as np

from benchmarks.training.bare import BareCalls, seconds_in_order
from datasets import load
from playground.network.calls import Recording
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.trainer import Trainer


def trained() -> tuple[Trainer, Recording]:
    """Return a trainer after one epoch and what it recorded."""
    shape = NetworkSettings(hidden_layers=(8, 8), batch_norm="before")
    trainer = Trainer(load("moons", n_samples=100), shape, TrainingSettings(batch_size=20, dropout=0.5, l1=0.1))
    trainer.advance(1)
    (recording,) = trainer.steps._recordings.values()
    return trainer, recording


def outputs(calls: list) -> list[np.ndarray]:
    """Make the calls and return what each array argument then holds, but for the samples, which no call writes to."""
    for function, arguments in calls:
        function(*arguments)
    return [a.copy() for _, arguments in calls for a in arguments if isinstance(a, np.ndarray)]


def test_copied_calls_give_the_same_numbers_and_leave_the_network_alone() -> None:
    trainer, recording = trained()
    theta = trainer.network.theta.copy()
    of_copies = outputs(BareCalls(recording.calls).calls)

    np.testing.assert_array_equal(trainer.network.theta, theta)
    of_network = outputs(recording.calls)
    assert not np.array_equal(trainer.network.theta, theta)
    assert len(of_copies) == len(of_network)
    for copy, own in zip(of_copies, of_network, strict=True):
        np.testing.assert_array_equal(copy, own)


def test_one_object_stays_one_object() -> None:
    a = np.ones(3, np.float32)
    ((_, (first, _, out)),) = BareCalls([(np.multiply, (a, a[:1], a))]).calls

    assert first is out
    assert not np.shares_memory(first, a)


def test_arrays_keep_their_places_relative_to_each_other() -> None:
    memory = np.arange(12, dtype=np.float32)
    matrix, part = memory[:8].reshape(2, 4).T, memory[2:5]
    ((_, (moved, moved_part)),) = BareCalls([(np.copyto, (matrix, part))]).calls

    np.testing.assert_array_equal(moved, matrix)
    assert moved.strides == matrix.strides
    moved[2, 0] = -1
    np.testing.assert_array_equal(moved_part, [-1, 3, 4])


def test_every_timing_begins_with_the_same_numbers() -> None:
    a, one = np.zeros(3, np.float32), np.ones((), np.float32)
    bare = BareCalls([(np.add, (a, one, a))])
    ((_, (copy, *_)),) = bare.calls
    reached = []
    for _ in range(2):
        bare.seconds(5)
        reached.append(copy.copy())

    np.testing.assert_array_equal(*reached)
    assert copy[0] > 5
    assert not a.any()


def test_the_time_of_steps_in_order_is_that_of_an_epoch() -> None:
    trainer, _ = trained()
    assert seconds_in_order(trainer.steps)(2) > 0
