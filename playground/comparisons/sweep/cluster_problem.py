"""What can be wrong with a Dask cluster."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Trouble(Enum):
    """Why a cluster cannot be used."""

    NO_DASK = auto()
    SILENT = auto()  # for so many seconds
    NO_SCHEDULER = auto()  # the detail is the kind of server that answers instead
    UNREACHABLE = auto()
    NO_ANSWER = auto()  # of the workers
    NO_WORKERS = auto()
    CANNOT_TRAIN = auto()  # the worker
    OTHER_CODE = auto()  # on the worker
    LOST = auto()
    WORKERS_DIED = auto()


@dataclass(frozen=True, slots=True)
class ClusterProblem:
    """What is wrong with a cluster.

    Attributes
    ----------
    trouble : Trouble
    address : str
        Of the scheduler.
    detail : str
        What the system says, a number of seconds, or the version of the worker's code.
    worker : str
        Which worker.
    expected : str
        The version its code should have.
    """

    trouble: Trouble
    address: str
    detail: str = ""
    worker: str = ""
    expected: str = ""


class ClusterError(RuntimeError):
    """The cluster cannot be used.

    Attributes
    ----------
    problem : ClusterProblem
    """

    def __init__(self, problem: ClusterProblem) -> None:
        super().__init__(problem)
        self.problem = problem
