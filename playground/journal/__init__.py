"""The run log: finished runs and the cells of sweeps, kept in a file on this computer."""

from playground.journal.cells import Cells
from playground.journal.errors import JournalError
from playground.journal.journal import Journal
from playground.journal.kept import Kept, Record

__all__ = ["Cells", "Journal", "JournalError", "Kept", "Record"]
