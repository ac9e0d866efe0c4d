import pytest

from benchmarks.kit.spread import Spread
from benchmarks.training.curve import Curve, Kink


def curve(costs: dict[int, float], doubt: float = 1.0) -> Curve:
    """Return a curve whose quartiles are the median divided and multiplied by ``doubt``."""
    return Curve("", {size: Spread(cost / doubt, cost, cost * doubt) for size, cost in costs.items()})


def test_slope_is_the_power_by_which_the_cost_grows() -> None:
    assert curve({1: 3.0, 2: 12.0, 8: 192.0}).slopes == pytest.approx([2.0, 2.0])


def test_a_straight_curve_has_no_kink() -> None:
    assert curve({1: 8.0, 2: 4.0, 4: 2.0, 8: 1.0}).kinks == []


def test_a_kink_is_where_the_slope_changes() -> None:
    assert curve({1: 1.0, 2: 1.0, 4: 2.0, 8: 4.0}).kinks == [Kink(2, 0.0, 1.0)]


def test_what_the_quartiles_leave_in_doubt_is_no_kink() -> None:
    assert curve({1: 1.0, 2: 1.0, 4: 1.5, 8: 2.25}, doubt=1.2).kinks == []
