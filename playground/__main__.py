"""The entry to the command line: ``python -m playground``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper

INTERRUPTED = 130  # what shells make of an end by Ctrl-C


def main(words: Sequence[str] | None = None) -> int:
    """Carry out what the arguments say, by default those of the program; return the number with which it ends."""
    try:
        # Loading takes a second, in which Ctrl-C is to end the program without a traceback, too.
        from playground.command.main import main as carry_out  # noqa: PLC0415

        return carry_out(words)
    except KeyboardInterrupt:
        return INTERRUPTED


def _write_any_letter() -> None:
    """Let standard output take every letter: a file in UTF-8, a terminal that has no λ by its number."""
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="backslashreplace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    _write_any_letter()
    sys.exit(main())
