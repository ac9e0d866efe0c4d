"""What is said of kept runs, and what is wrong with the file that holds them, with the remedy."""

from __future__ import annotations

from collections.abc import Sequence

from playground.journal import Kept
from playground.journal.database import VARIABLE
from playground.journal.errors import JournalProblem, Trouble
from playground.journal.tables import SCHEMA_VERSION
from playground.journal.tags import LONGEST_TAG, MOST_TAGS, Fault, TagProblem
from playground.words.catalogue import runs as says
from playground.words.catalogue.kept import studies as of_studies
from playground.words.catalogue.kept import tags as of_tags
from playground.words.lists import semicolons
from playground.words.numbers import number

_DETAILED = {
    Trouble.DAMAGED: says.DAMAGED,
    Trouble.NO_LOG: says.NO_LOG,
    Trouble.UNUSABLE: says.UNUSABLE,
}


def journal_problem_text(problem: JournalProblem) -> str:
    """Return what is wrong with the run log, and the remedy."""
    path, detail, run = shown(str(problem.path)), shown(problem.detail), str(problem.run)
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
            return says.UNUSABLE(path=path, detail=says.IS_FOLDER(name=shown(problem.path.name)), variable=VARIABLE)
        case Trouble.NAME_TOO_LONG:
            return says.NAME_TOO_LONG(path=path, variable=VARIABLE)
        case Trouble.NO_HOME:
            return says.NO_HOME(path=path, variable=VARIABLE)
        case Trouble.RUN_GONE:
            return says.RUN_GONE(run=run, path=path)
        case Trouble.RUN_DAMAGED:
            return says.RUN_DAMAGED(run=run, path=path, detail=detail)
        case Trouble.STUDY_GONE:
            return of_studies.STUDY_GONE(run=run, path=path)
        case Trouble.STUDY_DAMAGED:
            return of_studies.STUDY_DAMAGED(run=run, path=path, detail=detail)
        case _:
            return _DETAILED[problem.trouble](path=path, detail=detail, variable=VARIABLE)


def cells_problem_text(problem: JournalProblem) -> str:
    """Return that a page's finished cells are kept in its tab alone, and why."""
    return says.CELLS_IN_MEMORY(problem=journal_problem_text(problem))


def damaged_text(problems: Sequence[JournalProblem]) -> str:
    """Return which runs, or which studies, cannot be read, at least one, and the remedy."""
    first = problems[0]
    told = of_studies.NOT_LISTED if first.trouble is Trouble.STUDY_DAMAGED else says.RUNS_NOT_LISTED
    return told(
        len(problems), n=f"{len(problems):,}", run=str(first.run), path=shown(str(first.path)),
        detail=shown(first.detail),
    )  # fmt: skip


def shown(text: str) -> str:
    """Return a text of the system with a mark for each byte that is no text, as a name of a file may have."""
    return text.encode(errors="surrogateescape").decode(errors="replace")


def tag_problem_text(problem: TagProblem) -> str:
    """Return why what was typed makes no tags, and what to do."""
    match problem.fault:
        case Fault.NOTHING:
            return of_tags.NO_TAG()
        case Fault.TOO_LONG:
            return of_tags.TAG_TOO_LONG(tag=problem.tag, n=problem.detail, most=str(LONGEST_TAG))
        case Fault.UNSEEN:
            return of_tags.TAG_UNSEEN(tag=problem.tag, character=problem.detail)
        case Fault.TOO_MANY:
            told = of_tags.TOO_MANY_OF_A_STUDY if problem.is_study else of_tags.TOO_MANY_TAGS
            return told(run=str(problem.run), n=problem.detail, most=str(MOST_TAGS))


def chosen_text(n_listed: int, chosen: Sequence[Kept], *, most: int) -> str:
    """Return how many runs are listed and chosen, or a single run's details; the chart has room for ``most``."""
    n, listed = len(chosen), f"{n_listed:,}"
    if not chosen:
        return says.LISTED(n_listed, n=listed)
    if n > most:
        return says.TOO_MANY(n, n=f"{n:,}", listed=listed, most=str(most))
    return says.CHOSEN(n, n=f"{n:,}", listed=listed) if n > 1 else _details(chosen[0])


def ending_text(run: Kept) -> str:
    """Return how a run ended, and whether it was changed on its way."""
    if run.changed_at is None:
        return run.status
    return says.ENDED_CHANGED(status=run.status, epoch=str(run.changed_at))


def _details(run: Kept) -> str:
    details = [says.NOTED(name=run.name, note=run.note) if run.note else run.name]
    if run.best_epoch:
        message = says.AT_LOWEST_VALIDATION if run.is_validated else says.LOWEST
        details.append(message(loss=number(run.best_test_loss), epoch=f"{run.best_epoch:,}"))
    seeds = {"data": run.data_seed, "weights": run.weight_seed, "training": run.training_seed}
    details.append(says.SEEDS(**{name: str(seed) for name, seed in seeds.items()}))
    details.append(
        says.VERSIONS(playground=run.playground, python=run.python, numpy=run.numpy, scikit_learn=run.scikit_learn)
    )
    if run.changed_at is not None:
        details.append(says.CHANGED(epoch=f"{run.changed_at:,}"))
    return says.DETAILS(details=semicolons(details))
