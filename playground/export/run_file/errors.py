"""What can be wrong with a run's file, as kinds and details; the sentences are made in ``playground.words``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Trouble(Enum):
    """Why a file cannot be opened."""

    FOREIGN = "foreign"  # it is no file of a run
    NEWER = "newer"  # a newer version of the playground wrote it
    TOO_LARGE = "too large"
    DAMAGED = "damaged"
    DATA = "data"  # its data cannot be made
    NEEDS = "needs data"  # of a person's own, which are not in it; the detail says which


@dataclass(frozen=True, slots=True)
class RunFileProblem:
    """What is wrong.

    Attributes
    ----------
    trouble : Trouble
        Why the file cannot be opened.
    detail : str
        Which part of it, and what that is.
    """

    trouble: Trouble
    detail: str = ""


class RunFileError(ValueError):
    """A file cannot be opened as a run."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble.value}: {detail}")
        self.problem = RunFileProblem(trouble, detail)


def damaged(detail: str) -> RunFileError:
    """Return the error that a part of the file is not what it has to be."""
    return RunFileError(Trouble.DAMAGED, detail)
