"""Training in float32 and float64, and in batches of any size."""

import numpy as np
import pytest

from playground.training.reason import Status
from tests.training.trainer.trained import VARIANTS


@pytest.mark.parametrize("options", VARIANTS)
def test_float32_is_the_default_everywhere(make_trainer, options: dict) -> None:
    trainer = make_trainer(**options)
    trainer.advance(2)
    network = trainer.network
    arrays = [network.theta, network.grad, network.statistics, trainer.loss_gradient, trainer.problem.train.X]
    (window,) = trainer.batches.epoch([np.random.default_rng(0)])
    arrays += [*trainer.optimiser.vectors.values(), *window.batches[0][:2]]

    assert {array.dtype for array in arrays} == {np.dtype(np.float32)}


def test_float64_on_request_follows_the_same_path(make_trainer) -> None:
    single, double = make_trainer(), make_trainer(dtype=np.float64)
    for trainer in (single, double):
        trainer.advance(3)

    assert double.network.theta.dtype == double.loss_gradient.dtype == np.float64
    np.testing.assert_allclose(single.network.theta, double.network.theta, rtol=1e-3, atol=1e-4)


def test_last_batch_of_a_single_sample_is_harmless_with_batch_norm(make_trainer) -> None:
    trainer = make_trainer(network={"batch_norm": "before"}, batch_size=13, data={"n_samples": 80})
    assert trainer.dataset.n_train % 13 == 1

    trainer.advance(10)

    assert trainer.status is Status.OPEN
    assert np.isfinite(trainer.network.theta).all()
    assert np.isfinite(trainer.network.statistics).all()


def test_batch_size_of_one_and_of_more_than_all_samples_are_allowed(make_trainer) -> None:
    for batch_size, steps in ((1, 40), (5000, 1)):
        trainer = make_trainer(batch_size=batch_size, network={"batch_norm": "after"})
        trainer.advance(1)
        assert trainer.optimiser.steps == steps
        assert np.isfinite(trainer.network.theta).all()
