"""Dates in a table of text, as days since the first of January 1970."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class DateStyle:
    """A way to write dates: what it is called, what they look like, and the format that pandas reads."""

    title: str
    pattern: str
    format: str


_TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?"
# Month first comes before day first: where every day is at most 12, both fit, and the note says what was assumed.
STYLES = (
    DateStyle("year-month-day", rf"^[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}{_TIME}$", "ISO8601"),
    DateStyle("year/month/day", r"^[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}$", "%Y/%m/%d"),
    DateStyle("day.month.year", r"^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}$", "%d.%m.%Y"),
    DateStyle("month/day/year", r"^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$", "%m/%d/%Y"),
    DateStyle("day/month/year", r"^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$", "%d/%m/%Y"),
    DateStyle("month day year", r"^[A-Z][a-z]{2} [0-9]{1,2},? [0-9]{4}$", "%b %d %Y"),
    DateStyle("day month year", r"^[0-9]{1,2}[ -][A-Z][a-z]{2}[ -][0-9]{4}$", "%d %b %Y"),
)


def date_style(texts: pa.Array, mostly: float) -> DateStyle | None:
    """Return the style in which at least a share of the texts that are there are dates; None if there is none."""
    n_texts = len(texts) - texts.null_count
    best, most = None, 0
    for style in STYLES:
        looks = pc.sum(pc.match_substring_regex(texts, style.pattern)).as_py() or 0
        if looks >= mostly * n_texts and looks > 0:
            days = as_days(texts, style)
            n_dates = len(days) - days.null_count
            if n_dates >= mostly * n_texts and n_dates > most:
                best, most = style, n_dates
    return best


def as_days(texts: pa.Array, style: DateStyle) -> pa.Array:
    """Return days since 1970 as float64, with parts of a day; null for what is no date of that style."""
    fits = pc.fill_null(pc.match_substring_regex(texts, style.pattern), False)
    plain = pc.if_else(fits, texts, pa.scalar(None, pa.string()))
    if style.format.count(" "):
        plain = pc.replace_substring_regex(plain, r"[ ,-]+", " ")
    read = pd.to_datetime(pd.Series(plain.to_pandas()), format=style.format, errors="coerce", utc=True)
    days = (read - pd.Timestamp("1970-01-01", tz="UTC")).dt.total_seconds() / SECONDS_A_DAY
    return pa.array(days.to_numpy(), pa.float64(), from_pandas=True)
