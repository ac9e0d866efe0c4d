"""A command: its name, what it does, its options, and what carries it out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass

from playground.command.parser import Parser


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes
    ----------
    name : str
        The word it is called by.
    usage : str
        What may follow it.
    description : str
        What it does.
    add_options : callable
        Adds its options to a parser.
    execute : callable
        Carries it out, from the parser, which refuses what is wrong, and what was typed. Returns the number with which
        the program ends.
    """

    name: str
    usage: str
    description: str
    add_options: Callable[[Parser], None]
    execute: Callable[[Parser, Namespace], int]
