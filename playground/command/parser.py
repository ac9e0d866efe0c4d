"""A parser of arguments whose errors name what was typed, and the nearest right one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from playground.measurements.provenance import versions
from playground.settings.fields import Domain, values_text
from playground.settings.nearest import can_be, nearest_value, nearest_word
from playground.words.catalogue import command as says

PROGRAM = "python -m playground"
STANDARD = "-"  # in place of a link or a file: standard input or output


class Parser(argparse.ArgumentParser):
    """A parser of arguments.

    Parameters
    ----------
    prog, usage, description, epilog : str
        As in ``argparse``.
    """

    def __init__(self, prog: str, *, usage: str, description: str, epilog: str = "") -> None:
        super().__init__(prog, usage=f"%(prog)s {usage}", description=description, epilog=epilog, allow_abbrev=False)
        self._meant = {"--help": "--help"}
        self.option("--version", action=_Version, nargs=0, help="say which versions this is, and of what")

    def option(self, *names: str, group: Any = None, also: Iterable[str] = (), **described: Any) -> None:
        """Add an option to a group, or outside of all; ``also`` says by what else a person might look for it."""
        (group or self).add_argument(*names, **described)
        self._meant |= dict.fromkeys(also, names[0]) | {name: name for name in names}

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """Return what was typed; the words that belong to no option are its ``words``.

        Wrong ones end the program with 2 and a message.
        """
        arguments, rest = self.parse_known_args(words)
        for word in rest:
            if word.startswith("-") and word.strip("-"):
                self._refuse_option(word.partition("=")[0])
        arguments.words = [word for word in rest if word != "--"]
        return arguments

    def _refuse_option(self, typed: str) -> None:
        nearest = nearest_word(typed, self._meant)
        if nearest is None:
            self.error(says.NO_OPTION(option=typed))
        self.error(says.NO_OPTION_BUT(option=typed, nearest=nearest))


class _Version(argparse.Action):
    """Prints versions on one line, however wide the terminal is, and ends the program."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        sys.stdout.write(f"{says.VERSION(**versions())}\n")
        parser.exit()


def checked(domain: Domain) -> Callable[[str], str]:
    """Return a function that checks the text of an option and leaves it as it is."""

    def read(typed: str) -> str:
        if (problem := problem_of(domain, typed)) is not None:
            raise argparse.ArgumentTypeError(problem)
        return typed

    return read


def problem_of(domain: Domain, typed: str) -> str | None:
    """Return why a text is no value of a setting, with the nearest that is one; None if it is one."""
    if can_be(domain, typed):
        return None
    nearest, expected = nearest_value(domain, typed), values_text(domain)
    if nearest is None or not can_be(domain, nearest):
        return says.NOT_ALLOWED(value=repr(typed), expected=expected)
    return says.NOT_ALLOWED_BUT(value=repr(typed), expected=expected, nearest=nearest)
