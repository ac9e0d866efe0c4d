"""How a file is read: what text alone does not say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The layout of a file.

    Parameters
    ----------
    encoding : str
        Of a text: a codec of Python.
    separator : {"comma", "semicolon", "tab", "bar", "space"}
        Of a text.
    head : bool
        Whether the first row names the columns; of a text and of a sheet.
    numbers : str
        A key of ``NUMERALS``: how numbers are written in a text.
    sheet : int, at least 1
        Of a workbook.
    """

    encoding: str = "utf-8"
    separator: str = "comma"
    head: bool = True
    numbers: str = "point"
    sheet: int = 1
