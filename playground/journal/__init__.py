"""The run log: finished runs and the cells of sweeps, kept in a file on this computer."""

from playground.journal.cell_store import CellStore
from playground.journal.cells import Cells
from playground.journal.deleted import Deleted
from playground.journal.errors import JournalError
from playground.journal.journal import Journal
from playground.journal.kept import Kept, Record
from playground.journal.tags import TagError

__all__ = ["CellStore", "Cells", "Deleted", "Journal", "JournalError", "Kept", "Record", "TagError"]
