"""Drawn points: a value, a text, a file, and a data set."""

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets import DatasetError
from datasets.drawn import Points, load_points
from datasets.drawn.file import LARGEST_FILE
from datasets.drawn.point import MOST_CLASSES, Point
from tests.datasets.drawn.drawings import drawings

FEW = Points(3, (Point(-100, 20, 0, 0), Point(150, -30, 1, 0), Point(40, 299, 1, 1), Point(-250, 0, 0, 0)))


@given(drawings())
def test_any_points_survive_their_text_and_their_file(points: Points) -> None:
    assert Points.from_text(points.text, points.reach) == points
    assert len(points.text) == -(-8 * -(-25 * len(points) // 8) // 6)
    if points.points:
        read = Points.from_file(points.as_file().encode())
        assert read.points == points.points
        assert read.reach <= points.reach


def test_two_hundred_points_are_834_signs() -> None:
    assert len(Points(8, tuple(Point(i, -i, i % 6, i % 2) for i in range(200))).text) == 834


@given(st.text(max_size=40), st.integers(-3, 20))
def test_any_other_text_is_refused_or_read(text: str, reach: int) -> None:
    try:
        points = Points.from_text(text, reach)
    except DatasetError:
        return
    assert Points.from_text(points.text, reach) == points


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_file_is_refused_or_read(content: bytes) -> None:
    for start in (b"", b"x,y,class,part\n"):
        try:
            points = Points.from_file(start + content)
        except DatasetError:
            continue
        assert len(points) > 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no column 'x'; its first line must be x,y,class,part"),
        (b"x,y,class\n1,2,0", "has no column 'part'"),
        (b"x,y,class,part\n", "has no points"),
        (b"x,y,class,part\n1,2,0,train\n1,zwei,0,train", "line 3 has 'zwei' as its y"),
        (b"x,y,class,part\n1,9,0,train", "line 2 has '9' as its y; a coordinate is a number from -8 to 8"),
        (b"x,y,class,part\nnan,1,0,train", "line 2 has 'nan' as its x"),
        (b"x,y,class,part\n1,2,6,train", "line 2 has '6' as its class; a class is a whole number from 0 to 5"),
        (b"x,y,class,part\n1,2,0,valid", "line 2 has 'valid' as its part; a part is train or test"),
        (b"x,y,class,part\n1,2", "line 2 has nothing as its class"),
        (b"\xff\xfex\0,\0", "no text in UTF-8"),
        (b'x,y,class,part\n"1,2,0', "no CSV with commas"),
        (b"x,y,class,part\n" + b"0,0,0,train\n" * 5001, "more than 5,000 points"),
        (b"x" * (LARGEST_FILE + 1), "1,000,001 bytes"),
    ],
)
def test_a_file_without_points_is_told_why(content: bytes, said: str) -> None:
    with pytest.raises(DatasetError) as error:
        Points.from_file(content)
    assert said in str(error.value)


def test_a_file_on_the_disk_may_begin_with_a_mark_and_have_its_columns_in_any_order(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_bytes("\ufeffpart,class,note,y,x\r\nTest,1,here,0.5,-2.004\r\n".encode())
    assert Points.read(tmp_path / "points.csv") == Points(2, (Point(-200, 50, 1, 1),))


def test_points_are_on_the_smallest_plane_that_holds_them_or_at_the_edge_of_the_largest() -> None:
    assert Points.around(FEW.points).reach == 3
    assert Points.around([]).reach == 1
    assert Points.around([Point(5000, -801, 0, 0)]) == Points(8, (Point(800, -800, 0, 0),))


@pytest.mark.parametrize(
    "point", [(301, 0, 0, 0), (0, -301, 0, 0), (0, 0, MOST_CLASSES, 0), (0, 0, -1, 0), (0, 0, 0, 2)]
)
def test_points_beyond_the_plane_or_of_no_class_or_part_are_refused(point: tuple[int, int, int, int]) -> None:
    with pytest.raises(DatasetError):
        Points(3, (Point(*point),))
    with pytest.raises(DatasetError, match="reaches to one of"):
        Points(5)
    with pytest.raises(DatasetError, match="at most 5,000"):
        Points(3, FEW.points * 1251)


def test_a_data_set_has_the_points_as_they_were_drawn() -> None:
    data = load_points(FEW)

    assert data.plane is not None
    np.testing.assert_array_equal(data.plane.train, [[-1.0, 0.2], [1.5, -0.3], [-2.5, 0.0]])
    np.testing.assert_array_equal(data.plane.test, [[0.4, 2.99]])
    assert (data.y_train.tolist(), data.y_test.tolist()) == ([0, 1, 0], [1])
    assert (data.task, data.class_names) == ("binary", ("class 0", "class 1"))
    np.testing.assert_allclose(data.plane.to_inputs(data.plane.train), data.X_train)
    assert load_points(FEW.text, 3).X_train.tolist() == data.X_train.tolist()
    assert load_points(FEW, n_classes=4).class_names[-1] == "class 3"
    assert pickle.loads(pickle.dumps(FEW)) == FEW
    assert pickle.loads(pickle.dumps(data)).plane.extent() == (-3.0, 3.0, -3.0, 3.0)


def test_moving_a_point_moves_no_other_and_no_plane() -> None:
    features = ("x", "y", "x2", "sin_x")
    other = replace(FEW, points=(*FEW.points[:3], Point(300, -300, 0, 0)))
    before, after = load_points(FEW, features=features), load_points(other, features=features)

    np.testing.assert_array_equal(before.X_train[:2], after.X_train[:2])
    np.testing.assert_array_equal(before.X_test, after.X_test)
    assert before.plane is not None
    assert after.plane is not None
    assert before.plane.extent() == after.plane.extent() == (-3.0, 3.0, -3.0, 3.0)
    assert load_points(FEW, noise=1.0, seed=3).plane.extent()[1] > 3.0  # type: ignore[union-attr]


def test_inputs_are_standardised_over_the_plane() -> None:
    steps = np.linspace(-3, 3, 41)
    plane = load_points(FEW, features=("x", "x2")).plane
    assert plane is not None
    inputs = plane.to_inputs(np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2))
    np.testing.assert_allclose(inputs.mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(inputs.std(axis=0), 1.0)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ([], "a training point of each of two classes and a test point is missing"),
        ([0, 2], "a training point of another class is missing"),
        ([0, 1, 3], "a test point is missing"),
    ],
)
def test_what_is_missing_is_named(kept: list[int], said: str) -> None:
    with pytest.raises(DatasetError, match=said):
        load_points(Points(3, tuple(FEW.points[i] for i in kept)))


def test_choices_that_points_cannot_bear_are_named() -> None:
    together = Points(1, (Point(0, 0, 0, 0), Point(0, 0, 1, 0), Point(5, 5, 0, 1)))
    with pytest.raises(DatasetError, match="all training points lie at one place"):
        load_points(together, input_copies=1)
    three = replace(FEW, points=(*FEW.points, Point(0, 0, 2, 0)))
    with pytest.raises(DatasetError, match="classes of points must be between 3 and 6"):
        load_points(three)
    assert load_points(together).n_train == 2


@given(drawings(most=12), st.sampled_from(["noise", "flipped", "useless_inputs", "input_copies", "test_shift"]))
def test_any_points_are_a_data_set_or_are_told_why(points: Points, choice: str) -> None:
    value = 1 if choice.endswith("s") else 0.3
    try:
        data = load_points(points, n_classes=MOST_CLASSES, **{choice: value})
    except DatasetError:
        return
    assert data.n_train + data.n_test == len(points)
    assert np.isfinite(data.X_train).all()
    assert np.isfinite(data.X_test).all()
