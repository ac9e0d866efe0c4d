"""Losses of averaged thinned networks against a network written out with the same masks."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit

from playground.measurements.ensemble import THINNED_STREAM
from playground.measurements.explorables.thinned_average import MOST_MEMBERS, thinned_average, trained

pytestmark = pytest.mark.trains
RATE, SEED, MEMBERS = 0.5, 4, 12


def loss(p: np.ndarray, y: np.ndarray) -> float:
    return float(np.mean(-np.log(np.clip(np.where(y == 1, p, 1.0 - p), 1e-7, None))))


def test_losses_are_those_of_masked_products() -> None:
    shown, trainer = thinned_average(RATE, SEED), trained(RATE)
    (W1, b1), (W2, b2), (W3, b3) = ((layer.W, layer.b) for layer in trainer.network.dense_layers)
    X, y = trainer.problem.test.X, trainer.problem.test.labels
    rng = np.random.default_rng([SEED, THINNED_STREAM])

    def probability(m1, m2) -> np.ndarray:
        a = np.maximum(X @ W1 + b1, 0) * m1
        a = np.maximum(a @ W2 + b2, 0) * m2
        return expit((a @ W3 + b3)[:, 0].astype(np.float64))

    members = []
    for _ in range(MEMBERS):
        m1, m2 = ((rng.random(len(b[0])) >= RATE) / (1 - RATE) for b in (b1, b2))
        members.append(probability(m1, m2))
    for k in range(1, MEMBERS + 1):
        assert shown.single[k - 1] == pytest.approx(loss(members[k - 1], y), rel=1e-3)
        assert shown.average[k - 1] == pytest.approx(loss(np.mean(members[:k], axis=0), y), rel=1e-3)
    assert shown.whole == pytest.approx(loss(probability(1.0, 1.0), y), rel=1e-3)


def test_an_average_loses_no_more_than_its_members_do_on_average() -> None:
    shown = thinned_average(RATE, SEED)
    means = np.cumsum(shown.single) / np.arange(1, MOST_MEMBERS + 1)

    assert len(shown.single) == len(shown.average) == MOST_MEMBERS
    assert (shown.average <= means + 1e-9).all()  # −log is convex
    assert shown.average[0] == pytest.approx(shown.single[0])
