"""The first layer's weights by input, against the network's own answers."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from playground.measurements.run import Run
from playground.measurements.theory.input_weights import input_weights
from playground.settings.links import from_query


def run_of(**query: str) -> Run:
    return Run(from_query({"v": "2", "n": "60", "layers": "5", "useless": "3"} | query).settings)


def test_norms_are_those_of_the_weights_that_leave_an_input() -> None:
    run = run_of(data="iris", bn="before")
    W = run.trainer.network.layers[0].W

    found = input_weights(run.trainer.network)

    assert_allclose(found.norms, [np.linalg.norm(row) for row in W], rtol=1e-6)
    assert found.norms.shape == found.ignored.shape == (run.dataset.n_features,) == (7,)
    assert not found.ignored.any()


def test_an_ignored_input_changes_no_answer_and_another_does() -> None:
    run = run_of()
    network = run.trainer.network
    network.layers[0].W[2:4] = 0
    network.layers[0].W[4, 1:] = 0
    assert_array_equal(input_weights(network).ignored, [False, False, True, True, False])

    X = run.trainer.problem.test.X
    before = network.logits(X).copy()
    for column, ignored in enumerate(input_weights(network).ignored):
        other = X.copy()
        other[:, column] += 1
        assert np.array_equal(network.logits(other), before) is bool(ignored)


def test_strong_l1_ignores_everything_in_the_end() -> None:
    run = run_of(l1="300", opt="sgd", rate="0.1", epochs="60", batch="100")
    run.trainer.advance(60)

    assert input_weights(run.trainer.network).ignored.all()
    assert_array_equal(input_weights(run.trainer.network).norms, 0)
