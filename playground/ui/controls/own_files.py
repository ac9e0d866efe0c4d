"""The data of their own that a person has given one browser tab: no other tab sees them."""

from __future__ import annotations

from typing import Any

from playground.datasets import DatasetError
from playground.settings.own.own_data import Files, OwnData
from playground.settings.own.own_points import OwnPoints
from playground.settings.own.own_table import OwnTable, TableFile
from playground.settings.own.point_settings import PointSettings
from playground.settings.own.table_settings import TableSettings
from playground.ui.shell import tab_state

MOST = 4  # the last ones given; each may take tens of megabytes
_KEY = "own data"


class OwnFiles:
    """What this tab was given, asked by links for the data that they describe.

    Attributes
    ----------
    wanted : settings of a kind in ``KINDS``, or None
        What a link asked for last and was not there: the next file that fits it is read as they say.
    drawn : OwnPoints or None
        The points that were drawn last.
    last : OwnTable or None
        The table that was used last.
    problem : str
        Why the last file that was given could not be used; empty if it could.
    """

    def __init__(self) -> None:
        self.wanted: Any = None
        self.drawn: OwnPoints | None = None
        self.last: OwnTable | None = None
        self.problem = ""
        self._given: dict[str, Files] = {}
        self._offered: OwnTable | None = None

    @property
    def wants_table(self) -> bool:
        """Whether a link asked for a table that is not there."""
        return isinstance(self.wanted, TableSettings)

    def give(self, name: str, source: Files) -> None:
        """Keep what gives data by their settings, under a name that tells it from others; the oldest may go for it."""
        self._given = {name: source} | {key: one for key, one in self._given.items() if key != name}
        for forgotten in list(self._given)[MOST:]:
            del self._given[forgotten]

    def read(self, name: str, data: bytes) -> bool:
        """Read a file and offer its table; return whether that could be. If not, everything stays as it was."""
        try:
            file = TableFile(name, data)
            table = self._as_wanted(file) or file.first()
        except DatasetError as error:
            self.problem = str(error)
            return False
        self.problem = ""
        self.give(file.content, file)
        self._offered = self.last = table
        return True

    def take_offered(self) -> OwnTable | None:
        """Return the table that was given since this was last asked; None if there is none."""
        offered, self._offered = self._offered, None
        return offered

    def file_of(self, table: OwnTable) -> TableFile | None:
        """Return the file that a table was made from; None if the tab has let go of it."""
        file = self._given.get(table.settings.content)
        return file if isinstance(file, TableFile) else None

    def __call__(self, wanted: Any) -> OwnData | None:
        """Return the data that settings of a kind describe; None where the tab does not have them."""
        if isinstance(wanted, PointSettings):
            return None if self.drawn is None else self.drawn.as_wanted(wanted)
        for source in self._given.values():
            if (own := source(wanted)) is not None:
                self.last = own if isinstance(own, OwnTable) else self.last
                return own
        self.wanted = wanted
        return None

    def _as_wanted(self, file: TableFile) -> OwnTable | None:
        """Return the table that a link asked for, if this is its file and can be treated so."""
        try:
            table = file(self.wanted)
        except DatasetError:
            return None
        if table is not None:
            self.wanted = None
        return table


def own_files() -> OwnFiles:
    """Return what this tab was given."""
    return tab_state.kept(_KEY, OwnFiles)
