"""Thinned networks answer as the full one with units deleted, and looking at them changes nothing."""

from typing import Any

import numpy as np
import pytest

from playground.measurements.boundary import field
from playground.measurements.ensemble import MEMBERS, draw_masks, thinned
from playground.measurements.run import Run
from playground.network.dropout import Dropout

DATA = [{"name": "moons"}, {"name": "blobs", "n_classes": 4}, {"name": "sine"}, {"name": "bumps"}]


def test_a_thinned_network_is_the_product_with_the_same_units_deleted_for_every_row(make_run) -> None:
    network = make_run(training={"dropout": 0.4}, network={"hidden_layers": (9, 7)}, epochs=5).trainer.network
    X = np.random.default_rng(1).normal(size=(700, 2)).astype(np.float32)  # more rows than go at once
    rng = np.random.default_rng(3)
    got = thinned(network, X, rng, 5)

    rng = np.random.default_rng(3)
    for member in got:
        (first, second), a = draw_masks(network, rng).values(), X.astype(np.float64)
        W = network.dense_layers
        a = np.maximum(a @ W[0].W + W[0].b, 0) * first
        a = np.maximum(a @ W[1].W + W[1].b, 0) * second
        np.testing.assert_allclose(member, a @ W[2].W + W[2].b, rtol=1e-4, atol=1e-5)
    assert len({member.tobytes() for member in got}) == 5


def test_masks_drop_units_at_the_rate_and_scale_the_others(make_run) -> None:
    network = make_run(training={"dropout": 0.3}, network={"hidden_layers": (200, 50)}).trainer.network
    rng = np.random.default_rng(0)
    drawn = np.array([np.concatenate(list(draw_masks(network, rng).values())) for _ in range(200)])

    assert set(np.unique(drawn)) == {np.float32(0.0), np.float32(1 / 0.7)}
    assert (drawn == 0).mean() == pytest.approx(0.3, abs=0.01)  # of 50,000 draws: five standard deviations


def test_the_average_of_many_thinned_linear_networks_is_the_full_network(make_run) -> None:
    run: Run = make_run(network={"activation": "linear"}, training={"dropout": 0.5}, epochs=20)
    network, X = run.trainer.network, run.trainer.problem.train.X
    full = network.logits(X)
    members = thinned(network, X, np.random.default_rng(0), 4000)

    error = members.std(axis=0) / np.sqrt(len(members))
    assert (np.abs(members.mean(axis=0) - full) < 5 * error).all()
    assert (error < 0.05 * np.abs(full).max()).all()


def test_without_dropout_every_thinned_network_is_the_full_one(make_run) -> None:
    run: Run = make_run(network={"batch_norm": "after"}, epochs=5)
    X = run.trainer.problem.train.X

    for member in thinned(run.trainer.network, X, np.random.default_rng(0), 3):
        np.testing.assert_allclose(member, run.trainer.network.logits(X), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("batch_norm", ["off", "before", "after"])
@pytest.mark.parametrize("data", DATA, ids=lambda data: data["name"])
def test_looking_at_thinned_networks_leaves_the_run_bit_identical(
    make_run, data: dict[str, Any], batch_norm: str
) -> None:
    options = {"data": data, "network": {"batch_norm": batch_norm}, "training": {"dropout": 0.5}}
    looked_at, alone = make_run(**options), make_run(**options)
    for _ in range(10):
        looked_at.trainer.advance(1)
        alone.trainer.advance(1)
        before = looked_at.trainer.network.theta.tobytes(), looked_at.trainer.network.statistics.tobytes()
        looked_at.ensemble()
        assert (looked_at.trainer.network.theta.tobytes(), looked_at.trainer.network.statistics.tobytes()) == before

    assert looked_at.trainer.network.theta.tobytes() == alone.trainer.network.theta.tobytes()
    assert looked_at.trainer.evaluation == alone.trainer.evaluation
    layers = [[one for one in run.trainer.network.layers if isinstance(one, Dropout)] for run in (looked_at, alone)]
    states = [[layer.rngs[0].bit_generator.state for layer in network_layers] for network_layers in layers]
    assert states[0] == states[1]


@pytest.mark.parametrize("data", DATA, ids=lambda data: data["name"])
def test_an_ensemble_has_the_shape_of_the_field_and_the_same_members_again(make_run, data: dict[str, Any]) -> None:
    run: Run = make_run(data=data, training={"dropout": 0.5}, epochs=5)
    one, again = run.ensemble(), run.ensemble()
    full = field(run.trainer.network, run.trainer.problem, one.grid).values

    assert one.members.shape == (MEMBERS, *full.shape)
    np.testing.assert_array_equal(one.members, again.members)
    np.testing.assert_allclose(one.average.values, np.mean([f.values for f in one.fields], axis=0))
    assert one.spread.shape == (full.shape[:2] if data["name"] != "sine" else full.shape)
    assert (one.spread >= 0).all()
    assert one.spread.max() > 0
    if run.dataset.class_names:
        np.testing.assert_allclose(one.members.sum(axis=-1), 1.0, rtol=1e-5)
        assert one.spread.max() <= 0.5


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"training": {"dropout": 0.2}}, True),
        ({}, False),
        ({"training": {"dropout": 0.2}, "network": {"hidden_layers": ()}}, False),
        ({"training": {"dropout": 0.2}, "data": {"name": "sine"}}, True),
        ({"training": {"dropout": 0.2}, "data": {"name": "diabetes"}}, False),
    ],
)
def test_networks_can_be_thinned_where_units_are_dropped_and_there_is_a_plane(
    make_run, *, options: dict[str, Any], expected: bool
) -> None:
    assert make_run(**options).can_be_thinned is expected
