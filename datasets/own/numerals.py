"""How numbers are written: with a point or a comma before the decimals, and with signs between thousands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Numerals:
    """A way to write numbers: the sign before the decimals, and the sign between thousands, or none."""

    decimal: str
    thousands: str = ""

    @property
    def pattern(self) -> str:
        """A regular expression of RE2 for a whole number or decimal in this way, with a sign and an exponent."""
        grouped = rf"[0-9]{{1,3}}(?:\{self.thousands}[0-9]{{3}})+|" if self.thousands else ""
        whole = rf"(?:{grouped}[0-9]+)"
        point = rf"\{self.decimal}"
        return rf"^[+-]?(?:{whole}(?:{point}[0-9]*)?|{point}[0-9]+)(?:[eE][+-]?[0-9]+)?\s?%?$"


# In the order in which they are preferred where a table could be read by several.
NUMERALS: Mapping[str, Numerals] = MappingProxyType(
    {
        "point": Numerals("."),
        "point-comma": Numerals(".", ","),
        "comma": Numerals(","),
        "comma-point": Numerals(",", "."),
        "comma-space": Numerals(",", " "),
        "point-space": Numerals(".", " "),
        "point-apostrophe": Numerals(".", "'"),
    }
)
INFINITE = r"(?i)^[+-]?inf(inity)?$"
# What stands for no value, beside nothing at all.
MISSING = ("", "NA", "N/A", "n/a", "na", "NaN", "nan", "NAN", "NULL", "Null", "null", "None", "#N/A", "<NA>")
MISSING_AMONG_NUMBERS = ("?", "-", "--", ".", "..", "...", "*", "x")


def tidied(texts: pa.Array) -> pa.Array:
    """Return texts without space around them; blanks, minus signs and apostrophes of other scripts as usual ones."""
    if not pc.all(pc.string_is_ascii(texts)).as_py():
        for sign, usual in (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2212", "-"), ("\u2019", "'")):
            texts = pc.replace_substring(texts, sign, usual)
    return pc.utf8_trim_whitespace(texts)


def are_numbers(texts: pa.Array, numerals: Numerals) -> pa.Array:
    """Return which tidied texts are numbers, as booleans; null where a text is null."""
    return pc.match_substring_regex(texts, numerals.pattern)


def as_numbers(texts: pa.Array, numerals: Numerals) -> pa.Array:
    """Return tidied texts that are numbers, or null, as float64."""
    if numerals.thousands:
        texts = pc.replace_substring(texts, numerals.thousands, "")
    if numerals.decimal != ".":
        texts = pc.replace_substring(texts, numerals.decimal, ".")
    return pc.cast(pc.utf8_rtrim(texts, " %"), pa.float64())


def guessed(cells: Iterable[str], *, comma_is_decimal: bool) -> str:
    """Return the key in ``NUMERALS`` of the way in which most cells are numbers.

    Parameters
    ----------
    cells : iterable of str
        Some of a table's.
    comma_is_decimal : bool
        What 1,234 is taken for where no other cell tells: a decimal, or else a thousand.
    """
    texts = tidied(pa.array([cell for cell in cells if cell.strip()], pa.string()))
    fits = {key: pc.sum(are_numbers(texts, numerals)).as_py() or 0 for key, numerals in NUMERALS.items()}
    order = list(NUMERALS)
    if comma_is_decimal:
        order.insert(1, order.pop(order.index("comma")))
    return max(order, key=lambda key: fits[key])
