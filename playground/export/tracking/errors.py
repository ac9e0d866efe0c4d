"""What can be wrong with a place of MLflow's, as kinds and details; the sentences are made in ``told``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Trouble(Enum):
    """Why nothing is kept there, or not all of it."""

    NO_MLFLOW = auto()
    UNREACHABLE = auto()
    NO_FOLDER = auto()  # it cannot be made or written
    NO_STORE = auto()  # the folder holds another program's database, or a damaged one
    DELETED = auto()  # the experiment; the detail is its number
    REFUSED = auto()  # by MLflow, before anything was sent
    LOST = auto()  # on the way
    STOPPED = auto()  # on the way, because a person wanted it


@dataclass(frozen=True, slots=True)
class TrackingProblem:
    """What is wrong.

    Attributes
    ----------
    trouble : Trouble
    place : str
        As a person may see it.
    detail : str
        What the system or MLflow says.
    run : str
        What MLflow calls the run that was begun there; empty if none was.
    is_marked : bool
        Whether that run is marked there as one that did not get to its end.
    """

    trouble: Trouble
    place: str
    detail: str = ""
    run: str = ""
    is_marked: bool = False


class TrackingError(RuntimeError):
    """A run cannot be kept in MLflow.

    Attributes
    ----------
    problem : TrackingProblem
    """

    def __init__(self, problem: TrackingProblem) -> None:
        super().__init__(problem)
        self.problem = problem
