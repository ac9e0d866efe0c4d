"""What is wrong with a run log, without words."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path


class Trouble(Enum):
    """What is wrong; the file was left as it is."""

    DAMAGED = auto()  # the detail is what SQLite or Python found
    NO_LOG = auto()  # or damaged; the detail is what SQLite says
    FOREIGN = auto()
    UNKNOWN_VERSION = auto()  # the detail is the version
    NEWER = auto()  # the detail is the version
    IN_USE = auto()
    FULL = auto()
    IS_FOLDER = auto()
    NAME_TOO_LONG = auto()
    NO_HOME = auto()  # the path is what stands in the environment variable
    UNUSABLE = auto()
    RUN_GONE = auto()
    RUN_DAMAGED = auto()  # its history, or the whole run; the detail is what was found
    STUDY_GONE = auto()
    STUDY_DAMAGED = auto()  # the detail is what was found


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
        Number of the run or study that is concerned.
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


_BY_CODE = {
    sqlite3.SQLITE_NOTADB: Trouble.NO_LOG,
    sqlite3.SQLITE_CORRUPT: Trouble.NO_LOG,
    sqlite3.SQLITE_BUSY: Trouble.IN_USE,
    sqlite3.SQLITE_LOCKED: Trouble.IN_USE,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNUSABLE,
    sqlite3.SQLITE_READONLY: Trouble.UNUSABLE,
    sqlite3.SQLITE_PERM: Trouble.UNUSABLE,
    sqlite3.SQLITE_AUTH: Trouble.UNUSABLE,
    sqlite3.SQLITE_IOERR: Trouble.UNUSABLE,
}
_BY_ERRNO = {errno.ENAMETOOLONG: Trouble.NAME_TOO_LONG, errno.ENOSPC: Trouble.FULL, errno.EDQUOT: Trouble.FULL}
_PRIMARY = 0xFF  # the part of SQLite's code that says the kind; the rest says more of it


def problem_of(error: Exception, path: Path) -> JournalProblem:
    """Return what an error of SQLite, of the file system or of reading a value says of the file at ``path``.

    What neither says that the file cannot be reached nor that it is in use is taken for damage.
    """
    cause = getattr(error, "orig", None) or error
    detail = str(cause)
    if isinstance(cause, OSError):
        return JournalProblem(_BY_ERRNO.get(cause.errno or 0, Trouble.UNUSABLE), path, cause.strerror or detail)
    code = getattr(cause, "sqlite_errorcode", None)
    trouble = Trouble.DAMAGED if code is None else _BY_CODE.get(code & _PRIMARY, Trouble.DAMAGED)
    if trouble is Trouble.UNUSABLE and _is_folder(path):
        return JournalProblem(Trouble.IS_FOLDER, path)
    return JournalProblem(trouble, path, detail)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it cannot even be looked at
        return False
