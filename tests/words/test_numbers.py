"""Numbers as people write them: three significant digits, shares with one decimal."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.charts.kit.figure import number, percent


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (-0.0, "0"), (1, "1.00"), (0.0123, "0.0123"), (0.5, "0.500"), (12.345, "12.3"), (123.4, "123"),
        (9.999, "10.0"), (0.9999, "1.00"), (99.96, "100"), (0.09999, "0.100"), (1234.5, "1234"), (99_999, "99999"),
        (123_456, "1.2e+05"), (0.00012, "0.000120"), (0.000099, "9.9e−05"), (-0.262, "−0.262"), (-31.4159, "−31.4"),
        (math.nan, "–"), (math.inf, "–"), (-math.inf, "–"),
    ],
)  # fmt: skip
def test_a_number_is_written_with_three_significant_digits(value: float, text: str) -> None:
    assert number(value) == text


@given(value=st.floats(1e-4, 99.9) | st.floats(-99.9, -1e-4))
def test_between_a_ten_thousandth_and_a_hundred_exactly_three_digits_are_significant(value: float) -> None:
    text = number(value).replace("−", "-")

    assert len(text.lstrip("-").replace(".", "").lstrip("0")) == 3
    assert float(text) == pytest.approx(value, rel=0.0051)


@given(value=st.floats(-1e300, 1e300))
def test_a_written_number_is_short_and_reads_back_as_about_the_same(value: float) -> None:
    text = number(value).replace("−", "-")

    assert len(text) <= 9
    assert float(text) == pytest.approx(value, rel=0.06, abs=1e-300)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0.0 %"), (1, "100.0 %"), (0.973, "97.3 %"), (0.5, "50.0 %"), (1 / 3, "33.3 %"), (math.nan, "–")],
)
def test_a_share_is_written_as_a_percentage_with_one_decimal(share: float, text: str) -> None:
    assert percent(share) == text
