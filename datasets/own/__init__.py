"""Tables that a person brings: read, understood column by column, treated by scikit-learn, made into a dataset.

What takes long to import is imported when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .error import TableError
from .limits import MEGABYTE, MOST_BYTES
from .note import Note, NoteKind
from .reading import Reading

if TYPE_CHECKING:
    from .file import column_number, load_file
    from .formats import Format
    from .table import Table, read_table
    from .treatment.choices import Treatment, aim_of, suggested
    from .treatment.loading import load_prepared
    from .treatment.prepared import Prepared, prepare

_LATER = {
    "column_number": ".file", "load_file": ".file", "Table": ".table", "read_table": ".table",
    "Treatment": ".treatment.choices", "aim_of": ".treatment.choices", "suggested": ".treatment.choices",
    "load_prepared": ".treatment.loading", "Prepared": ".treatment.prepared", "prepare": ".treatment.prepared",
}  # fmt: skip

__all__ = [
    "MEGABYTE", "MOST_BYTES", "Format", "Note", "NoteKind", "Prepared", "Reading", "Table", "TableError", "Treatment",
    "aim_of", "column_number", "load_file", "load_prepared", "prepare", "read_table", "suggested",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import what is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name], __name__), name)
