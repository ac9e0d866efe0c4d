"""What is wrong with a run log, without words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path


class Trouble(Enum):
    """What is wrong; the file was left as it is."""

    DAMAGED = auto()  # the detail is what SQLite found
    NO_LOG = auto()  # or damaged; the detail is what SQLite says
    FOREIGN = auto()
    UNKNOWN_VERSION = auto()  # the detail is the version
    NEWER = auto()  # the detail is the version
    IN_USE = auto()
    FULL = auto()
    IS_FOLDER = auto()
    UNUSABLE = auto()
    RUN_GONE = auto()
    RUN_DAMAGED = auto()


@dataclass(frozen=True, slots=True)
class JournalProblem:
    """What is wrong with a run log.

    Attributes
    ----------
    trouble : Trouble
    path : Path
        The file.
    detail : str
        What the system says, or the version of the file.
    run : int
        Number of the run that is concerned.
    """

    trouble: Trouble
    path: Path
    detail: str = ""
    run: int = 0


class JournalError(Exception):
    """The run log cannot be read or written.

    Attributes
    ----------
    problem : JournalProblem
    """

    def __init__(self, problem: JournalProblem) -> None:
        super().__init__(problem)
        self.problem = problem
