"""The error raised when a table cannot be read, or not be made into data."""

from ..errors import DatasetError


class TableError(DatasetError):
    """A file or its treatment is impossible; the message names row or column, and the remedy."""
