"""What a training step, a whole epoch and a frame may cost: counted, not timed, so that every machine finds the same.

The budgets were counted with the pinned packages. A change that exceeds one is either to be made cheaper, or its cost
is to be weighed and the budget raised on purpose.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from datasets import load
from playground.charts.kit.theme import Theme
from playground.measurements.history import History
from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.settings.run import NetworkSettings, Settings, TrainingSettings
from playground.training.threads import one_blas_thread
from playground.training.trainer import Trainer
from playground.ui.live.frame import Frame
from playground.ui.live.wire import Encoder
from playground.ui.train.performance import TrainPerformance
from playground.ui.train.state import TrainState
from tests.training.mini_batches import in_mini_batches

pytestmark = pytest.mark.long

TOLERANCE = 1.1

# Settings of a training step; NumPy calls of one step; bytes that one epoch of steps holds at most.
STEPS: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], int, int]] = [
    (
        "2-4-2-1, tanh, SGD",
        {"name": "moons", "n_samples": 500},
        {"hidden_layers": (4, 2), "activation": "tanh"},
        {"optimiser": "sgd", "batch_size": 10},
        30,
        3_400,
    ),
    (
        "2-8-8-1, Adam, L2",
        {"name": "moons", "n_samples": 400},
        {"hidden_layers": (8, 8)},
        {"batch_size": 32, "l2": 0.1},
        38,
        3_500,
    ),
    (
        "2-8-8-1, AdamW, L2, cosine",
        {"name": "moons", "n_samples": 400},
        {"hidden_layers": (8, 8)},
        {"batch_size": 32, "l2": 0.1, "optimiser": "adamw", "schedule": "cosine"},
        37,
        3_500,
    ),
    (
        "2-64-64-1, Adam, dropout, batch norm",
        {"name": "moons", "n_samples": 1000},
        {"hidden_layers": (64, 64), "batch_norm": "before"},
        {"batch_size": 32, "dropout": 0.5},
        91,
        66_500,
    ),
    (
        "2-64-64-1, GELU, Adam",
        {"name": "moons", "n_samples": 1000},
        {"hidden_layers": (64, 64), "activation": "gelu"},
        {"batch_size": 32},
        57,  # of which four give an infinite z its limits
        10_600,
    ),
    (
        "64-128-64-10, Adam, L1",
        {"name": "digits", "n_samples": 1797},
        {"hidden_layers": (128, 64)},
        {"batch_size": 64, "l1": 0.1},
        43,
        35_200,
    ),
]


@pytest.mark.parametrize(
    ("data", "network", "training", "most_calls", "most_bytes"),
    [row[1:] for row in STEPS],
    ids=[row[0] for row in STEPS],
)
def test_a_training_step_stays_within_its_calls_and_its_epoch_within_its_memory(
    data: dict[str, Any], network: dict[str, Any], training: dict[str, Any], most_calls: int, most_bytes: int
) -> None:
    trainer = Trainer(load(**data), NetworkSettings(**network), in_mini_batches(**training))
    trainer._train_epoch()
    (recording,) = trainer.steps._recordings.values()
    (window,) = trainer.steps._recordings

    calls = (len(recording.calls) - 1) / len(window.batches)  # one call keeps the last gradient

    assert calls <= most_calls
    assert peak_bytes(trainer._train_epoch) <= TOLERANCE * most_bytes


def peak_bytes(action: Callable[[], object]) -> int:
    """Return how many bytes ``action`` held at most; the less of two times, as Python fills caches in the first."""
    action()
    gc.collect()
    tracemalloc.start()
    peaks = []
    try:
        for _ in range(2):
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            action()
            peaks.append(tracemalloc.get_traced_memory()[1] - before)
    finally:
        tracemalloc.stop()
    return min(peaks)


def calls_of(action: Callable[[], object]) -> int:
    """Return how many functions, of Python or built in, ``action`` calls."""
    n_calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal n_calls
        n_calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(None)
    return n_calls


# Settings of a run on 200 samples; NumPy calls of an evaluation that counts units; functions that a whole epoch calls
# beside its steps; bytes that it holds at most.
EPOCHS: list[tuple[str, dict[str, Any], dict[str, Any], int, int, int]] = [
    ("2-8-8-1, Adam, L2", {"hidden_layers": (8, 8)}, {"batch_size": 32, "l2": 0.1}, 33, 124, 12_000),
    ("2-64-64-1, dropout", {"hidden_layers": (64, 64), "batch_norm": "before"}, {"dropout": 0.5}, 49, 124, 38_000),
    ("2-4-2-1, tanh, SGD", {"hidden_layers": (4, 2), "activation": "tanh"}, {"optimiser": "sgd"}, 39, 116, 8_400),
]


@pytest.mark.parametrize(
    ("network", "training", "most_calls", "most_functions", "most_bytes"),
    [row[1:] for row in EPOCHS],
    ids=[row[0] for row in EPOCHS],
)
def test_evaluation_and_history_stay_within_their_calls_and_a_whole_epoch_within_its_memory(
    network: dict[str, Any], training: dict[str, Any], most_calls: int, most_functions: int, most_bytes: int
) -> None:
    history = History()
    trainer = Trainer(load("moons", n_samples=200), NetworkSettings(**network), TrainingSettings(**training))
    trainer.observe = history.record
    trainer.reset()
    trainer.advance(3)

    with one_blas_thread():  # as within a longer advance
        counts = [calls_of(lambda: trainer.advance(1)) - calls_of(trainer._train_epoch) for _ in range(9)]

    assert len(trainer.evaluator._recording.calls) <= most_calls
    assert np.median(counts) <= TOLERANCE * most_functions
    assert peak_bytes(lambda: trainer.advance(1)) <= TOLERANCE * most_bytes


# Tab; functions called, bytes held at most and bytes of the message for one frame of a network of 64 and 64 units after
# 300 epochs, with a verdict, when specs and points are known to the browser already.
FRAMES = [
    ("weights", 4_400, 168_000, 10_700),
    ("zeros", 4_150, 168_000, 13_100),
    ("gradients", 4_100, 168_000, 14_100),
    ("units", 4_150, 168_000, 14_200),
    ("inputs", 4_350, 228_000, 10_800),
    ("network", 6_050, 700_000, 31_000),
    ("ledger", 4_400, 173_000, 11_500),
    ("confusion", 4_450, 168_000, 10_800),
]


@pytest.mark.parametrize(("tab", "most_calls", "most_memory", "most_sent"), FRAMES)
def test_a_frame_stays_within_its_calls_its_memory_and_its_bytes(
    tab: str, most_calls: int, most_memory: int, most_sent: int
) -> None:
    run, encoder = Run(Settings(network=NetworkSettings((64, 64)))), Encoder()
    run.trainer.advance(300)
    performance = TrainPerformance(TrainState(run, ViewSettings(tab=tab), (), run.settings), Theme())

    def frame() -> bytes:
        drawing = performance.draw()
        return encoder.encode(Frame(1, drawing.figures, drawing.texts))

    for _ in range(4):
        run.trainer.advance(1)
        frame()
    run.trainer.advance(1)
    n_sent = len(frame())
    run.trainer.advance(1)

    assert n_sent <= TOLERANCE * most_sent
    assert calls_of(frame) <= TOLERANCE * most_calls
    assert peak_bytes(frame) <= TOLERANCE * most_memory
