"""What an axis cannot show is said by its title, and a line of one point is drawn as a point."""

import numpy as np
import pytest

from playground.charts.kit.axes import LOSS_FLOOR, alone, floored
from playground.charts.kit.figure import table


@pytest.mark.parametrize(("smallest", "is_cut"), [(LOSS_FLOOR, False), (0.9 * LOSS_FLOOR, True), (0.0, True)])
def test_a_log_axis_says_whether_anything_is_cut(smallest: float, *, is_cut: bool) -> None:
    values = [np.array([1.0, np.nan]), np.array([[smallest, np.inf]])]

    drawn, title = floored(values, "loss", log_value=True)

    assert title == ("loss, cut at 10⁻⁶" if is_cut else "loss")
    np.testing.assert_array_equal(drawn[0], values[0])
    np.testing.assert_array_equal(drawn[1], [[LOSS_FLOOR, np.inf]])


def test_nothing_is_cut_on_a_linear_axis() -> None:
    drawn, title = floored([np.array([-1.0, 0.0])], "R²", log_value=False)

    assert title == "R²"
    np.testing.assert_array_equal(drawn[0], [-1.0, 0.0])


def test_the_title_names_the_floor_of_its_own_axis() -> None:
    assert floored([np.zeros(1)], "norm", log_value=True, floor=1e-12)[1] == "norm, cut at 10⁻¹²"


@pytest.mark.parametrize(
    ("epochs", "n"), [([], 0), ([0], 0), ([1], 1), ([1, 1], 2), ([7, 7], 2), ([0, 1], 0), ([1, 2], 0)]
)
def test_lines_of_one_epoch_are_drawn_as_points(epochs: list[int], n: int) -> None:
    assert alone(table(epoch=np.array(epochs, np.int32))).num_rows == n
