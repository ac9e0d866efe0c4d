"""An epoch allocates nothing that grows with the batch; the order of the samples is one array an epoch."""

import tracemalloc
from collections.abc import Callable

import pytest

from datasets import load
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.trainer import Trainer

N_TRAIN, WIDTH = 4500, 32
ORDER = 8 * N_TRAIN  # the permutation: one int64 a sample
BROADCASTING = 3 * 4 * 8192  # NumPy holds up to 8192 entries of an operand at a time
ACTIVATION = 4 * N_TRAIN * WIDTH  # one layer's output for a batch of all samples, in float32


def peak_of(action: Callable[[], object]) -> int:
    """Return how many bytes ``action`` held at most; two calls before it warm up."""
    action()
    action()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        action()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return peak - before


@pytest.mark.long
@pytest.mark.parametrize(
    ("network", "training"),
    [
        ({"activation": "relu"}, {}),
        ({"activation": "leaky_relu"}, {"loss": "mse", "optimiser": "sgd", "l1": 0.1}),
        ({"activation": "tanh", "batch_norm": "before"}, {"dropout": 0.5, "optimiser": "rmsprop"}),
        ({"activation": "sigmoid", "batch_norm": "after"}, {"loss": "cross_entropy", "l2": 0.1}),
        ({"activation": "elu"}, {}),
        ({"activation": "gelu", "batch_norm": "before"}, {}),
        ({"activation": "silu"}, {"dropout": 0.5}),
        ({"activation": "relu"}, {"optimiser": "adamw", "l2": 0.1, "schedule": "plateau"}),
        ({"activation": "softmax"}, {"class_weights": "balanced", "l1": 0.1, "l1_update": "subgradient"}),
    ],
    ids=str,
)
def test_epoch_needs_far_less_memory_than_one_activation_of_its_batch(network: dict, training: dict) -> None:
    trainer = Trainer(
        load("moons", n_samples=5000, test_share=0.1),
        NetworkSettings(hidden_layers=(WIDTH, WIDTH), **network),
        TrainingSettings(batch_size=5000, **training),
    )
    assert trainer.dataset.n_train == N_TRAIN

    peak = peak_of(trainer._train_epoch)

    assert peak < ORDER + BROADCASTING < ACTIVATION / 4


@pytest.mark.parametrize("batch_size", [7, 64, 4500])
def test_last_smaller_batch_has_buffers_of_its_own_and_needs_no_new_ones(batch_size: int) -> None:
    trainer = Trainer(
        load("moons", n_samples=5000, test_share=0.1),
        NetworkSettings(hidden_layers=(WIDTH,), batch_norm="before"),
        TrainingSettings(batch_size=batch_size, dropout=0.5),
    )

    assert peak_of(trainer._train_epoch) < ORDER + BROADCASTING


def test_buffers_stay_the_same_from_epoch_to_epoch() -> None:
    trainer = Trainer(
        load("moons", n_samples=100), NetworkSettings(hidden_layers=(8,)), TrainingSettings(batch_size=16)
    )
    trainer.advance(2)
    buffers = [set(map(id, layer._buffers.values())) for layer in trainer.network.layers]

    trainer.advance(3)

    assert [set(map(id, layer._buffers.values())) for layer in trainer.network.layers] == buffers
    assert all(buffers[:2])
