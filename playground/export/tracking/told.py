"""What is told of a run in MLflow: where it is, or why it is not there, with the remedy."""

from __future__ import annotations

from playground.export.tracking.errors import TrackingProblem, Trouble
from playground.export.tracking.place import VARIABLE, Place
from playground.export.tracking.tracker import Logged
from playground.words.catalogue.export import tracking as says
from playground.words.lists import paragraph
from playground.words.runs import shown


def logged_text(logged: Logged) -> str:
    """Return where a run is in MLflow."""
    message = says.LOGGED if logged.is_new else says.THERE_ALREADY
    return message(place=shown(logged.place.name), experiment=shown(logged.experiment), run=shown(logged.run))


def progress_text(place: Place, done: int, of: int) -> str:
    """Return how far it is; ``of`` is 0 until the place is open."""
    if not of:
        return says.OPENING(place=shown(place.name))
    return says.SENDING(place=shown(place.name), done=str(done), of=str(of))


def problem_text(problem: TrackingProblem) -> str:
    """Return why a run is not in MLflow, or not as a whole, and the remedy."""
    place, detail, run = shown(problem.place), shown(problem.detail), shown(problem.run)
    match problem.trouble:
        case Trouble.NO_MLFLOW:
            return says.NO_MLFLOW(place=place)
        case Trouble.UNREACHABLE:
            return says.UNREACHABLE(place=place, detail=detail, variable=VARIABLE)
        case Trouble.NO_FOLDER:
            return says.NO_FOLDER(place=place, detail=detail)
        case Trouble.NO_STORE:
            return says.NO_STORE(place=place, detail=detail)
        case Trouble.DELETED:
            return says.DELETED(place=place, number=detail)
        case Trouble.REFUSED:
            return says.REFUSED(place=place, detail=detail)
        case Trouble.LOST:
            said = says.LOST(place=place, detail=detail)
        case Trouble.STOPPED:
            said = says.STOPPED(place=place)
    if not problem.run:
        return said
    marked = (says.MARKED if problem.is_marked else says.NOT_MARKED)(run=run)
    return paragraph([said, marked])
