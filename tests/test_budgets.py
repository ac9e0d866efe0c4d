"""What a training step and a frame may cost: counted, not timed, so that every machine finds the same.

The budgets were counted with the pinned packages. A change that exceeds one is either to be made cheaper, or its cost
is to be weighed and the budget raised on purpose.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from datasets import load
from playground.charts.kit.theme import Theme
from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.settings.run import NetworkSettings, Settings, TrainingSettings
from playground.training.trainer import Trainer
from playground.ui.live.frame import Frame
from playground.ui.live.wire import Encoder
from playground.ui.train.performance import TrainPerformance
from playground.ui.train.state import TrainState

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
        53,
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
    trainer = Trainer(load(**data), NetworkSettings(**network), TrainingSettings(**training))
    trainer._train_epoch()
    (recording,) = trainer.steps._recordings.values()
    (window,) = trainer.steps._recordings

    calls = (len(recording.calls) - 1) / len(window.batches)  # one call keeps the last gradient

    assert calls <= most_calls
    assert peak_bytes(trainer._train_epoch) <= TOLERANCE * most_bytes


def peak_bytes(action: Callable[[], object]) -> int:
    """Return how many bytes ``action`` held at most."""
    action()
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        action()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


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


# Tab; functions called, bytes held at most and bytes sent by one frame of the default run after 300 epochs.
FRAMES = [
    ("weights", 2_470, 229_000, 10_400),
    ("zeros", 2_230, 229_000, 13_000),
    ("gradients", 2_210, 229_000, 12_300),
    ("units", 2_210, 229_000, 13_700),
    ("inputs", 2_430, 288_000, 10_100),
    ("network", 2_410, 229_000, 14_300),
    ("ledger", 2_370, 234_000, 11_600),
    ("confusion", 2_500, 229_000, 9_500),
]


@pytest.mark.parametrize(("tab", "most_calls", "most_memory", "most_sent"), FRAMES)
def test_a_frame_stays_within_its_calls_its_memory_and_its_bytes(
    tab: str, most_calls: int, most_memory: int, most_sent: int
) -> None:
    run = Run(Settings())
    run.trainer.advance(300)
    state = TrainState(run, ViewSettings(tab=tab), (), run.settings)
    performance, encoder = TrainPerformance(state, Theme()), Encoder()
    state.stage.playing = True  # while it plays, not every frame has new words

    def frame() -> bytes:
        drawing = performance.draw()
        return encoder.encode(Frame(1, drawing.figures, drawing.texts))

    def next_frame() -> bytes:
        run.trainer.advance(1)
        return frame()

    for _ in range(4):  # specs are cached, and sent once
        next_frame()
    n_sent = len(next_frame())
    run.trainer.advance(1)
    n_calls, n_bytes = calls_of(frame), peak_bytes(next_frame)

    assert n_sent <= TOLERANCE * most_sent
    assert n_calls <= TOLERANCE * most_calls
    assert n_bytes <= TOLERANCE * most_memory
