"""Each source of chance has a stream of its own: what one setting changes leaves the others' draws alone."""

import numpy as np
import pytest

from playground.network.dropout import Dropout
from playground.training.trainer import Trainer
from tests.training.trainer.trained import state


def first_weights(trainer: Trainer) -> bytes:
    return trainer.network.theta[: trainer.network.n_weights].tobytes()


def orders(trainer: Trainer, n_epochs: int = 3) -> list[bytes]:
    """Train and return the inputs of every epoch in the order in which they came."""
    seen, epoch = [], trainer.batches.epoch

    def spy(rngs: list[np.random.Generator]):
        seen.append(b"")
        for window in epoch(rngs):
            seen[-1] += b"".join(X.tobytes() for X, _, _ in window.batches)
            yield window

    trainer.batches.epoch = spy
    trainer.advance(n_epochs)
    return seen


@pytest.mark.parametrize(
    "other",
    [
        {"dropout": 0.1}, {"dropout": 0.0}, {"learning_rate": 0.1}, {"l1": 3.0}, {"l2": 3.0},
        {"optimiser": "sgd"}, {"batch_size": 7}, {"loss": "mse"}, {"class_weights": "balanced"},
        {"network": {"batch_norm": "after"}}, {"network": {"activation": "tanh"}},
    ],
    ids=str,
)  # fmt: skip
def test_runs_that_differ_in_one_setting_share_first_weights_and_order(make_trainer, other: dict) -> None:
    settings = {"data": {"balance": 0.3}, "dropout": 0.5}
    one, two = make_trainer(**settings), make_trainer(**{**settings, **other})

    assert first_weights(one) == first_weights(two)
    assert orders(one) == orders(two)
    assert state(one)[0] != state(two)[0]


def test_seed_of_the_network_changes_the_first_weights_only(make_trainer) -> None:
    one, two = make_trainer(network={"seed": 1}), make_trainer(network={"seed": 2})

    assert first_weights(one) != first_weights(two)
    assert orders(one) == orders(two)


def test_shape_of_the_network_changes_neither_order_nor_data(make_trainer) -> None:
    one, two = make_trainer(), make_trainer(network={"hidden_layers": (3, 3, 3)})

    assert orders(one) == orders(two)


def test_seed_of_training_changes_order_and_dropout_but_not_the_first_weights(make_trainer) -> None:
    one, two = make_trainer(dropout=0.5, seed=1), make_trainer(dropout=0.5, seed=2)

    assert first_weights(one) == first_weights(two)
    assert set(orders(one)).isdisjoint(orders(two))
    masks = [[x.dropped().tobytes() for x in t.network.layers if isinstance(x, Dropout)] for t in (one, two)]
    assert masks[0] != masks[1]


def test_equal_seeds_do_not_make_equal_streams(make_trainer) -> None:
    trainer = make_trainer(seed=5, network={"seed": 5}, dropout=0.5)
    (dropout, *_) = [layer for layer in trainer.network.layers if isinstance(layer, Dropout)]

    draws = [rng.random(4).tobytes() for rng in (dropout.rngs[0], trainer.order_rng, np.random.default_rng(5))]

    assert len(set(draws)) == 3


def test_penalty_changes_no_dropout_mask(make_trainer) -> None:
    masks = []
    for l2 in (0.0, 5.0):
        trainer = make_trainer(dropout=0.5, l2=l2)
        trainer.advance(4)
        masks.append([x.dropped().tobytes() for x in trainer.network.layers if isinstance(x, Dropout)])

    assert masks[0] == masks[1]
