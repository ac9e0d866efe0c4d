"""Where the output goes: looked at before anything is trained, and never lost afterwards."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from playground.command.parser import STANDARD
from playground.command.terminal import say
from playground.words.catalogue import command as says


@dataclass(frozen=True, slots=True)
class Output:
    """A file, or standard output where the path is None."""

    path: Path | None = None

    def write(self, text: str) -> int:
        """Write a text; return 0, or 1 if that could not be done.

        What a file does not take goes to standard output.
        """
        if self.path is not None:
            try:
                self.path.write_text(text, "utf-8")
            except OSError as error:
                say(says.NOT_WRITTEN(file=str(self.path), reason=_reason(error)))
                _print(text)
                return 1
            return 0
        return _print(text)


def written(path: Path, content: bytes) -> int:
    """Write a file; return 0, or 1 after saying why that could not be done."""
    try:
        path.write_bytes(content)
    except OSError as error:
        say(says.FILE_NOT_WRITTEN(file=str(path), reason=_reason(error)))
        return 1
    return 0


def file_to_write(typed: str) -> Path:
    """Return the path of a file that can be written; argparse.ArgumentTypeError otherwise, as for ``output``."""
    path = output(typed).path
    if path is None:
        raise argparse.ArgumentTypeError(says.NO_FILE(file=typed, reason=says.STANDARD_OUTPUT()))
    return path


def output(typed: str) -> Output:
    """Return where a typed name leads.

    Raises
    ------
    argparse.ArgumentTypeError
        When nothing can be written there. What is there stays as it is.
    """
    if typed == STANDARD:
        return Output()
    path = Path(typed).expanduser()
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(says.NO_FOLDER(folder=str(path.parent)))
    try:
        _try_to_open(path.resolve())
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(says.NO_FILE(file=typed, reason=_reason(error))) from None
    return Output(path)


def _try_to_open(path: Path) -> None:
    """Open a file as if to write; one that was not there before is not there afterwards."""
    is_new = not path.exists()
    if is_new or path.is_file() or path.is_dir():  # a pipe would wait for its reader
        with path.open("ab"):
            pass
    if is_new:
        path.unlink()


def _print(text: str) -> int:
    """Write to standard output; return 0, or 1 if that could not be done."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        say(says.STANDARD_OUTPUT_GONE(reason=_reason(error)))
        return 1
    return 0


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
