"""What is wrong with the run log, with the file and the remedy."""

from __future__ import annotations

from playground.journal.database import VARIABLE
from playground.journal.errors import JournalProblem, Trouble
from playground.journal.tables import SCHEMA_VERSION
from playground.words.catalogue import runs as says

_DETAILED = {
    Trouble.DAMAGED: says.DAMAGED,
    Trouble.NO_LOG: says.NO_LOG,
    Trouble.UNUSABLE: says.UNUSABLE,
}


def journal_problem_text(problem: JournalProblem) -> str:
    """Return what is wrong with the run log, and the remedy."""
    path, detail, run = str(problem.path), problem.detail, str(problem.run)
    match problem.trouble:
        case Trouble.FOREIGN:
            return says.FOREIGN(path=path, variable=VARIABLE)
        case Trouble.UNKNOWN_VERSION:
            return says.UNKNOWN_VERSION(path=path, version=detail, variable=VARIABLE)
        case Trouble.NEWER:
            return says.NEWER(path=path, version=detail, newest=str(SCHEMA_VERSION), variable=VARIABLE)
        case Trouble.IN_USE:
            return says.IN_USE(path=path, detail=detail)
        case Trouble.FULL:
            return says.FULL(path=path, detail=detail)
        case Trouble.IS_FOLDER:
            return says.UNUSABLE(path=path, detail=says.IS_FOLDER(name=problem.path.name), variable=VARIABLE)
        case Trouble.RUN_GONE:
            return says.RUN_GONE(run=run, path=path)
        case Trouble.RUN_DAMAGED:
            return says.RUN_DAMAGED(run=run, path=path, detail=detail)
        case _:
            return _DETAILED[problem.trouble](path=path, detail=detail, variable=VARIABLE)
