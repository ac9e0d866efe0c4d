"""The answer over the plane: probabilities, predictions and the line between two classes."""

from dataclasses import replace

import numpy as np
import pytest

from playground.measurements.boundary import Grid, contour, field
from playground.measurements.pictured import RESOLUTION
from playground.network.outputs import class_probabilities

CLASSIFICATION = [
    ("moons", "auto"), ("moons", "bce"), ("moons", "cross_entropy"), ("moons", "mse"),
    ("blobs", "auto"), ("blobs", "bce"), ("blobs", "mse"), ("iris", "auto"), ("breast_cancer", "auto"),
    ("digits", "bce"),
]  # fmt: skip


def probabilities_at(run, points: np.ndarray) -> np.ndarray:
    """Return the network's class probabilities (n, n_classes) at points of the plane."""
    inputs = run.dataset.plane.to_inputs(points).astype(np.float32)
    return class_probabilities(run.trainer.problem.loss, run.trainer.network.logits(inputs))


@pytest.mark.parametrize(("name", "loss"), CLASSIFICATION)
def test_probabilities_of_the_classes_sum_to_one_everywhere(make_run, name: str, loss: str) -> None:
    run = make_run(data={"name": name, "n_samples": 120, "n_classes": 3 if name == "blobs" else 2},
                   training={"loss": loss}, epochs=5)  # fmt: skip
    p = run.field().values

    assert p.shape == (RESOLUTION, RESOLUTION, run.dataset.n_classes)
    assert p.min() >= 0
    np.testing.assert_allclose(p.sum(axis=-1), 1.0, rtol=1e-5)


@pytest.mark.parametrize("name", ["moons", "iris", "bumps"])
def test_the_corners_of_the_grid_are_the_corners_of_the_plane(make_run, name: str) -> None:
    run = make_run(data={"name": name})
    grid = run.field().grid
    x_min, x_max, y_min, y_max = run.dataset.plane.extent()

    assert grid.extent == (x_min, x_max, y_min, y_max)
    assert (grid.x[0], grid.x[-1], grid.y[0], grid.y[-1]) == (x_min, x_max, y_min, y_max)
    corners = np.array([[x_min, y_min], [x_max, y_min], [x_min, y_max], [x_max, y_max]])
    values = run.field().values[[0, 0, -1, -1], [0, -1, 0, -1]]
    if run.dataset.task == "regression":
        inputs = run.dataset.plane.to_inputs(corners).astype(np.float32)
        expected = run.trainer.network.logits(inputs)[:, 0]
    else:
        expected = probabilities_at(run, corners)
    np.testing.assert_allclose(values, expected, rtol=1e-4, atol=1e-6)


def test_every_sample_lies_within_the_grid(make_run) -> None:
    run = make_run()
    x_min, x_max, y_min, y_max = run.field().grid.extent

    for points in (run.dataset.plane.train, run.dataset.plane.test):
        assert ((points > [x_min, y_min]) & (points < [x_max, y_max])).all()


def test_on_the_contour_of_two_classes_both_are_equally_probable(make_run) -> None:
    run = make_run(network={"activation": "tanh"}, epochs=20)
    lines = contour(run.field())

    assert sum(len(line) for line in lines) > 50
    np.testing.assert_allclose(probabilities_at(run, np.concatenate(lines)), 0.5, atol=0.01)


def test_on_the_contour_of_several_classes_two_are_equal_and_none_is_more_probable(make_run) -> None:
    run = make_run(data={"name": "blobs", "n_classes": 4}, network={"activation": "tanh"}, epochs=10)
    p = np.sort(probabilities_at(run, np.concatenate(contour(run.field()))), axis=1)

    assert len(p) > 100
    np.testing.assert_allclose(p[:, -1], p[:, -2], atol=0.02)


def test_the_contour_divides_the_grid_as_the_most_probable_class_does(make_run) -> None:
    run = make_run(data={"noise": 0.05}, epochs=30)
    answer = run.field()
    winner = answer.values.argmax(axis=-1)
    crossings = np.count_nonzero(winner[:, 1:] != winner[:, :-1]) + np.count_nonzero(winner[1:] != winner[:-1])

    assert crossings > 50
    assert sum(len(line) for line in contour(answer)) == pytest.approx(crossings, abs=2)


def test_there_is_no_contour_where_one_class_wins_everywhere(make_run) -> None:
    run = make_run()
    run.trainer.network.dense_layers[-1].b[...] = 100.0

    assert contour(run.field()) == []


def test_regression_over_a_line_gives_a_prediction_a_point(make_run) -> None:
    run = make_run(data={"name": "sine"}, epochs=5)
    answer = run.field()

    assert answer.values.shape == (RESOLUTION,)
    assert answer.grid.extent == run.dataset.plane.extent()
    inputs = run.dataset.plane.to_inputs(answer.grid.x[:, None]).astype(np.float32)
    np.testing.assert_allclose(answer.values, run.trainer.network.logits(inputs)[:, 0], rtol=1e-5)
    assert np.ptp(answer.values) > 0.1


@pytest.mark.parametrize("resolution", [2, 7, 100])
def test_a_grid_has_as_many_points_along_each_axis_as_are_asked_for(make_run, resolution: int) -> None:
    run = make_run()
    answer = field(run.trainer.network, run.trainer.problem, Grid(run.dataset, resolution))

    assert answer.values.shape == (resolution, resolution, 2)


def test_rows_of_the_field_go_along_y_and_columns_along_x(make_run) -> None:
    run = make_run(data={"features": ("y",)})  # nothing depends on x

    values = run.field().values

    np.testing.assert_array_equal(values, np.repeat(values[:, :1], RESOLUTION, axis=1))
    assert np.ptp(values[:, 0, 1]) > 0.01


def test_looking_at_the_field_leaves_the_run_as_it_was(make_run) -> None:
    options = {"network": {"batch_norm": "before"}, "training": {"dropout": 0.3}}
    seen, unseen = make_run(**options), make_run(**options)
    for _ in range(5):
        seen.trainer.advance(1)
        seen.field()
        seen.predictions()
    unseen.trainer.advance(5)

    np.testing.assert_array_equal(seen.trainer.network.theta, unseen.trainer.network.theta)
    np.testing.assert_array_equal(seen.trainer.network.statistics, unseen.trainer.network.statistics)


def test_data_that_have_no_plane_have_no_grid(make_run) -> None:
    dataset = replace(make_run().dataset, plane=None)

    with pytest.raises(ValueError, match="'moons' has no plane"):
        Grid(dataset, 10)
