"""Numbers as people write them, the same in charts, verdicts and key numbers."""

from __future__ import annotations

import numpy as np

from playground.words.catalogue import training as says

NOTHING = "–"  # in place of what is no finite number
SMALLEST, PLAINEST, LARGEST = 1e-4, 1e-6, 1e6  # sizes beyond which a power of ten is easier to read
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 3) -> str:
    """Return a number with so many significant digits, as people write it: 0.0123, 12.3, 1,234, 1.2·10⁻⁵.

    Digits before the point are never rounded away below a million; a power of ten is written with one digit fewer.
    """
    if not np.isfinite(value):
        return NOTHING
    if value == 0:
        return "0"
    if not SMALLEST <= abs(value) < LARGEST:
        return _with_power(*scientific(value, digits - 1))
    _, exponent = scientific(value, digits)  # of the rounded number: 9.999 is written 10.0
    return _minus(f"{value:,.{min(max(digits - 1 - exponent, 0), 6)}f}")


def plain(value: float, digits: int = 6) -> str:
    """Return a number as a person would type it, without zeros that say nothing: 0.5, 16, 0.00001, 2,000."""
    if not np.isfinite(value):
        return NOTHING
    if value == 0:
        return "0"
    mantissa, exponent = scientific(value, digits)
    if not PLAINEST <= abs(value) < LARGEST:
        return _with_power(_shortened(mantissa), exponent)
    return _minus(_shortened(f"{value:,.{max(digits - 1 - exponent, 0)}f}"))


def power_of_ten(value: float) -> str:
    """Return a power of ten as an axis writes it: 10⁻⁶."""
    return _power(round(float(np.log10(value))))


def scientific(value: float, digits: int) -> tuple[str, int]:
    """Return a finite number, rounded to so many significant digits, as a mantissa and an exponent of ten."""
    mantissa, exponent = f"{value:.{max(digits - 1, 0)}e}".split("e")
    return _minus(mantissa), int(exponent)


def _with_power(mantissa: str, exponent: int) -> str:
    return f"{mantissa}·{_power(exponent)}"


def _power(exponent: int) -> str:
    return f"10{str(exponent).translate(SUPERSCRIPTS)}"


def _shortened(text: str) -> str:
    """Return a decimal without the zeros at its end."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def _minus(text: str) -> str:
    return text.replace("-", "−")


def score_name(*, regression: bool) -> str:
    """Return the name of the score."""
    return says.R_SQUARED() if regression else says.ACCURACY()


def measure_name(measure: str, *, regression: bool) -> str:
    """Return the name of the history's "loss" or "score"."""
    return says.LOSS() if measure == "loss" else score_name(regression=regression)


def percent(share: float) -> str:
    """Return a share in [0, 1] as a percentage with one decimal: 97.3 %."""
    return f"{100 * share:.1f} %" if np.isfinite(share) else NOTHING


def score(value: float, *, regression: bool) -> str:
    """Return an R² as a number, an accuracy as a percentage."""
    return number(value) if regression else percent(value)
