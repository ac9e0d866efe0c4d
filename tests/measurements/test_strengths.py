"""Which units weigh most, and which of a wide layer are drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.measurements.run import Run
from playground.measurements.units import CLEARLY, MOST_SHOWN, Strongest, unit_strengths


def strengths_by_brute_force(run: Run, X: np.ndarray) -> list[list[float]]:
    """Return Σⱼ σ(aᵢ) |wᵢⱼ| unit by unit for a tanh network, and σ of each logit, in plain Python."""
    *hidden, last = run.trainer.network.dense_layers
    values = [X.astype(np.float64)]
    for layer in hidden:
        values.append(np.tanh(values[-1] @ layer.W.astype(np.float64) + layer.b))
    strengths = []
    for a, layer in zip(values, (*hidden, last), strict=True):
        strengths.append([sum(np.std(a[:, i]) * abs(float(w)) for w in layer.W[i]) for i in range(a.shape[1])])
    z = values[-1] @ last.W.astype(np.float64) + last.b
    return [*strengths, [float(np.std(z[:, k])) for k in range(z.shape[1])]]


def test_the_strength_of_a_unit_is_its_spread_times_its_outgoing_weights(make_run) -> None:
    run = make_run(network={"activation": "tanh"}, data={"name": "iris"}, epochs=4)
    X = run.trainer.problem.train.X
    strengths = unit_strengths(run.trainer.network, X)

    assert [len(strength) for strength in strengths] == [4, 8, 6, 3]
    for strength, expected in zip(strengths, strengths_by_brute_force(run, X), strict=True):
        np.testing.assert_allclose(strength, expected, rtol=1e-4)


def test_a_unit_that_is_always_the_same_weighs_nothing_however_large_its_weights(make_run) -> None:
    run = make_run()
    first, second, _ = run.trainer.network.dense_layers
    first.W[:, 3], first.b[0, 3], second.W[3] = 0.0, 50.0, 900.0

    assert unit_strengths(run.trainer.network, run.trainer.problem.train.X)[1][3] == pytest.approx(0.0, abs=1e-6)


def test_what_scales_in_and_out_of_a_relu_alike_does_not_change_its_strength(make_run) -> None:
    run = make_run(epochs=2)
    first, second, _ = run.trainer.network.dense_layers
    before = unit_strengths(run.trainer.network, run.trainer.problem.train.X)
    first.W[:, 2] *= 8.0
    first.b[:, 2] *= 8.0
    second.W[2] /= 8.0

    after = unit_strengths(run.trainer.network, run.trainer.problem.train.X)
    for one, other in zip(before[1:], after[1:], strict=True):  # of the inputs it is the sum of what they are joined to
        np.testing.assert_allclose(one, other, rtol=1e-4)


def test_a_wide_layer_shows_its_strongest_units_from_the_strongest_down() -> None:
    strength = np.random.default_rng(0).random(64)
    narrow, wide = Strongest().drawn((np.array([1.0, 3.0]), strength))

    assert narrow.tolist() == [0, 1]
    assert wide.tolist() == sorted(range(64), key=lambda unit: -strength[unit])[:MOST_SHOWN]


@given(st.integers(0, 2**32 - 1))
def test_a_place_changes_hands_only_for_a_clearly_stronger_unit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    strength, strongest = rng.random(20), Strongest()
    (before,) = strongest.drawn((strength,))
    for _ in range(10):
        strength = strength * rng.uniform(0.8, 1.25, 20)
        (after,) = strongest.drawn((strength,))
        others = [unit for unit in range(20) if unit not in after]
        assert len(set(after.tolist())) == MOST_SHOWN
        assert max(strength[others]) <= CLEARLY * min(strength[after])
        for old, new in zip(before, after, strict=True):
            assert old == new or strength[new] > CLEARLY * strength[old]
        before = after


def test_a_unit_that_is_held_is_drawn_however_weak_it_is() -> None:
    strength, strongest = np.arange(20.0), Strongest()
    (free,) = strongest.drawn((strength,))
    (held,) = strongest.drawn((strength,), held={(0, 1), (3, 2)})

    assert free.tolist() == [19, 18, 17, 16, 15, 14, 13, 12]
    assert held.tolist() == [19, 18, 17, 16, 15, 14, 13, 0]
    assert strongest.drawn((strength,))[0].tolist() == free.tolist()


def test_a_diverging_unit_counts_nothing(make_run) -> None:
    run = make_run()
    run.trainer.network.dense_layers[1].W[0] = np.inf
    strengths = unit_strengths(run.trainer.network, run.trainer.problem.train.X)

    assert all(np.isfinite(strength).all() for strength in strengths)
