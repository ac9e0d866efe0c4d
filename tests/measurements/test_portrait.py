"""The portrait of a network: what every unit answers, and which are dead or dropped."""

import numpy as np
import pytest

from playground.measurements.boundary import Grid
from playground.measurements.pictured import RESOLUTION as FINE
from playground.measurements.portrait import RESOLUTION
from playground.measurements.run import Run
from playground.network.dropout import Dropout


def grid_inputs(run: Run, resolution: int) -> np.ndarray:
    return Grid(run.dataset, resolution).inputs.astype(np.float64)


def by_hand(run: Run, resolution: int) -> list[np.ndarray]:
    """Return inputs, each tanh layer's outputs and the logits (n_points, width), by plain matrix products."""
    layers = [grid_inputs(run, resolution)]
    *hidden, last = run.trainer.network.dense_layers
    for layer in hidden:
        layers.append(np.tanh(layers[-1] @ layer.W.astype(np.float64) + layer.b))
    return [*layers, layers[-1] @ last.W.astype(np.float64) + last.b]


def test_the_outputs_of_every_unit_are_those_of_a_direct_forward_pass(make_run) -> None:
    run = make_run(network={"activation": "tanh"}, epochs=5)
    portrait, layers = run.portrait(), by_hand(run, RESOLUTION)

    assert [layer.shape for layer in portrait.outputs] == [(w, RESOLUTION, RESOLUTION) for w in (2, 8, 6, 1)]
    for drawn, values in zip(portrait.outputs[:-1], layers[:-1], strict=True):
        expected = (values / np.abs(values).max(axis=0)).T.reshape(drawn.shape)
        np.testing.assert_allclose(drawn, expected, atol=1e-4)
    p = 1 / (1 + np.exp(-layers[-1]))
    np.testing.assert_allclose(portrait.outputs[-1][0].ravel(), 2 * p[:, 0] - 1, atol=1e-4)


def test_several_classes_have_a_probability_each(make_run) -> None:
    portrait = make_run(data={"name": "iris"}, epochs=3).portrait()

    assert portrait.outputs[0].shape[0] == 4
    assert portrait.outputs[-1].shape == (3, RESOLUTION, RESOLUTION)
    np.testing.assert_allclose(portrait.outputs[-1].sum(axis=0), 1.0, atol=1e-5)


def test_over_a_line_every_row_of_a_thumbnail_is_the_same(make_run) -> None:
    run = make_run(data={"name": "sine"}, network={"activation": "tanh"}, epochs=3)
    portrait, layers = run.portrait(), by_hand(run, RESOLUTION)

    for drawn, values in zip(portrait.outputs, layers, strict=True):
        expected = (values / np.abs(values).max(axis=0)).T[:, None, :]
        np.testing.assert_allclose(drawn, np.repeat(expected, RESOLUTION, axis=1), atol=1e-4)


@pytest.mark.parametrize("batch_norm", ["off", "before", "after"])
def test_a_unit_passes_on_what_the_next_layer_is_given(make_run, batch_norm: str) -> None:
    run = make_run(network={"batch_norm": batch_norm}, epochs=5)
    last = run.trainer.network.dense_layers[-1]
    fields = [run.unit_field(2, unit).values.ravel() for unit in range(1, 7)]
    z = np.stack(fields, axis=1) @ last.W + last.b

    np.testing.assert_allclose(z, run.trainer.network.logits(grid_inputs(run, FINE).astype(np.float32)), atol=1e-4)


def test_weights_and_biases_are_copies_of_those_of_the_network(make_run) -> None:
    run = make_run(epochs=2)
    portrait, dense = run.portrait(), run.trainer.network.dense_layers
    for W, b, layer in zip(portrait.weights, portrait.biases, dense, strict=True):
        np.testing.assert_array_equal(W, layer.W)
        np.testing.assert_array_equal(b, layer.b[0])
        assert not np.shares_memory(W, layer.W)


def test_dead_units_are_those_that_no_sample_activates(make_run) -> None:
    run = make_run()
    run.trainer.network.dense_layers[0].b[0, [1, 4]] = -100.0
    portrait = run.portrait()

    assert np.flatnonzero(portrait.dead[0]).tolist() == [1, 4]
    (outputs,) = run.trainer.network.trace(run.trainer.problem.train.X)
    for layer, dead in zip(run.trainer.network.activations, portrait.dead, strict=True):
        np.testing.assert_array_equal(dead, ~outputs[run.trainer.network.layers.index(layer)].any(axis=0))


def test_dropped_units_are_those_of_the_first_sample_of_the_last_mini_batch(make_run) -> None:
    run = make_run(training={"dropout": 0.5}, epochs=3)
    layers = [layer for layer in run.trainer.network.layers if isinstance(layer, Dropout)]
    dropped = run.portrait().dropped

    assert len(dropped) == len(layers) == 2
    for units, layer in zip(dropped, layers, strict=True):
        np.testing.assert_array_equal(units, layer.dropped()[0])
    assert 0 < np.concatenate(dropped).mean() < 1


def test_nothing_is_dropped_before_training_or_without_dropout(make_run) -> None:
    for run in (make_run(training={"dropout": 0.5}), make_run(epochs=2)):
        assert not np.concatenate(run.portrait().dropped).any()


def test_a_network_without_hidden_layers_has_inputs_and_output_only(make_run) -> None:
    portrait = make_run(network={"hidden_layers": ()}).portrait()

    assert [len(layer) for layer in portrait.outputs] == [2, 1]
    assert portrait.dead == portrait.dropped == ()


def test_looking_at_the_network_leaves_the_run_as_it_was(make_run) -> None:
    options = {"network": {"batch_norm": "before"}, "training": {"dropout": 0.3}}
    seen, unseen = make_run(**options), make_run(**options)
    for _ in range(5):
        seen.trainer.advance(1)
        seen.portrait()
        seen.unit_field(1, 2)
    unseen.trainer.advance(5)

    np.testing.assert_array_equal(seen.trainer.network.theta, unseen.trainer.network.theta)
    np.testing.assert_array_equal(seen.trainer.network.statistics, unseen.trainer.network.statistics)


@pytest.mark.parametrize(
    ("hidden", "unit", "there"),
    [(1, 8, True), (1, 9, False), (2, 6, True), (2, 7, False), (3, 1, False), (0, 1, False), (1, 0, False)],
)
def test_a_run_knows_which_hidden_units_there_are(make_run, hidden: int, unit: int, *, there: bool) -> None:
    run = make_run()

    assert run.widths == (2, 8, 6, 1)
    assert run.has_unit(hidden, unit) is there
