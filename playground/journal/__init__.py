"""The run log: finished runs, studies of many seeds and the cells of sweeps, kept in a file on this computer."""

from playground.journal.cell_store import CellStore
from playground.journal.cells import Cells
from playground.journal.deleted import Deleted
from playground.journal.errors import JournalError
from playground.journal.journal import Journal
from playground.journal.kept import Kept, Record
from playground.journal.studies.kept_study import KeptStudy, StudyRecord
from playground.journal.tags import TagError

__all__ = [
    "CellStore",
    "Cells",
    "Deleted",
    "Journal",
    "JournalError",
    "Kept",
    "KeptStudy",
    "Record",
    "StudyRecord",
    "TagError",
]
