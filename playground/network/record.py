"""What is to be said of a choice that needs no class of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A choice as a person meets it.

    Attributes
    ----------
    title : str
        What a list of choices calls it.
    help : str
        One sentence on what it does; empty where the title says it.
    """

    title: str
    help: str = ""
