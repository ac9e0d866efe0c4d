"""Numbers as people write them: three significant digits, shares with one decimal, and never an "e"."""

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.words.numbers import number, percent, plain

FINITE = st.floats(-9e307, 9e307)  # larger ones, rounded up, would be read as infinite


def value_of(text: str) -> float:
    """Return the number that a text stands for: superscripts are normalised to digits, signs to a hyphen."""
    mantissa, times, power = text.replace(",", "").replace("−", "-").partition("·10")
    exponent = unicodedata.normalize("NFKC", power).replace("−", "-")
    return float(f"{mantissa}e{exponent}") if times else float(mantissa)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (-0.0, "0"), (1, "1.00"), (0.0123, "0.0123"), (0.5, "0.500"), (12.345, "12.3"), (123.4, "123"),
        (9.999, "10.0"), (0.9999, "1.00"), (99.96, "100"), (0.09999, "0.100"), (1234.5, "1,234"), (99_999, "99,999"),
        (123_456, "123,456"), (0.00012, "0.000120"), (0.000099, "9.9·10⁻⁵"), (2.2e-08, "2.2·10⁻⁸"),
        (-6e12, "−6.0·10¹²"), (1e6, "1.0·10⁶"), (-0.262, "−0.262"), (-31.4159, "−31.4"),
        (math.nan, "–"), (math.inf, "–"), (-math.inf, "–"),
    ],
)  # fmt: skip
def test_a_number_is_written_with_three_significant_digits(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (1, "1"), (0.5, "0.5"), (0.30000000000000004, "0.3"), (1e-05, "0.00001"), (8e3, "8,000"),
        (1e-08, "1·10⁻⁸"), (2.5e-07, "2.5·10⁻⁷"), (3e6, "3·10⁶"), (-0.25, "−0.25"), (100, "100"), (math.nan, "–"),
    ],
)  # fmt: skip
def test_a_plain_number_has_no_digit_that_says_nothing(value: float, text: str) -> None:
    assert plain(value) == text


@given(value=st.floats(1e-4, 99.9) | st.floats(-99.9, -1e-4))
def test_between_a_ten_thousandth_and_a_hundred_exactly_three_digits_are_significant(value: float) -> None:
    text = number(value)

    assert len(text.lstrip("−").replace(".", "").lstrip("0")) == 3
    assert value_of(text) == pytest.approx(value, rel=0.0051)


@given(value=FINITE, digits=st.integers(2, 6))
def test_any_number_is_written_without_an_e_and_reads_back_within_its_digits(value: float, digits: int) -> None:
    for text, kept in ((number(value, digits), digits - 1), (plain(value, digits), digits)):
        assert not set(text) - set("0123456789.,−·⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
        assert value_of(text) == pytest.approx(value, rel=0.51 * 10.0 ** (1 - kept), abs=1e-307)


@given(value=FINITE)
def test_a_number_is_short(value: float) -> None:
    assert len(number(value)) <= len("−1.2·10⁻³⁰⁰")


@given(value=st.floats(1e-300, 1e300))
def test_a_number_below_zero_is_written_like_the_one_above_with_a_minus_sign(value: float) -> None:
    assert number(-value) == "−" + number(value)
    assert plain(-value) == "−" + plain(value)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0.0 %"), (1, "100.0 %"), (0.973, "97.3 %"), (0.5, "50.0 %"), (1 / 3, "33.3 %"), (math.nan, "–")],
)
def test_a_share_is_written_as_a_percentage_with_one_decimal(share: float, text: str) -> None:
    assert percent(share) == text
