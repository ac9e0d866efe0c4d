"""The parts of a report, all of them finished text, tables and figures."""

from __future__ import annotations

from dataclasses import dataclass

from playground.charts.kit.figure import Figure


@dataclass(frozen=True, slots=True)
class Table:
    """Text in rows below heads.

    Attributes
    ----------
    title : str
        What it is.
    heads : tuple of str
        The names of the columns.
    rows : tuple of tuple of str
        As many texts in each as there are heads; the first names the row.
    strong : frozenset of int
        The rows, counted from 0, that are to be seen first.
    note : str
        What a reader must know; empty for nothing.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()
    note: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """A figure, with its name and what a reader must know of it."""

    figure: Figure
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """A Python program and what it repeats."""

    title: str
    text: str


@dataclass(frozen=True, eq=False, slots=True)
class Report:
    """A report.

    Attributes
    ----------
    title : str
        What it is of.
    state : str
        How far that is.
    found : tuple of str
        What was found, the most important first.
    numbers : Table
        The key numbers.
    pictures : tuple of Picture
        The figures, in the order in which they are looked at.
    details : tuple of Table
        More numbers, which slides leave out.
    settings : Table
        Every setting that has an effect.
    treatment : tuple of str
        What was done to a person's own table; empty for other data.
    link : str
        The address that gives the same again, or its query alone where no dashboard is known.
    programs : tuple of Program
        Python programs that give the numbers again.
    made : str
        With which versions it was made.
    """

    title: str
    state: str
    found: tuple[str, ...]
    numbers: Table
    pictures: tuple[Picture, ...]
    details: tuple[Table, ...]
    settings: Table
    treatment: tuple[str, ...]
    link: str
    programs: tuple[Program, ...]
    made: str

    @property
    def is_address(self) -> bool:
        """Whether the link can be followed: pages know where they are, the command line does not."""
        return self.link.startswith(("http://", "https://"))

    @property
    def changed_settings(self) -> list[tuple[str, ...]]:
        """The rows of the settings that are not the default."""
        return [self.settings.rows[place] for place in sorted(self.settings.strong)]
