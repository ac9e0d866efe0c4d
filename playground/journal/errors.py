"""What is wrong with a run log, in words a person can act on."""

from __future__ import annotations


class JournalError(Exception):
    """The run log cannot be read or written; the message names the file and the remedy."""
