"""Why a study of many seeds stopped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StudyFailure:
    """Why the workers stopped.

    Attributes
    ----------
    progress : float in [0, 1]
        The share of the study that was done, and is kept.
    error : str
        Name and text of the error in a worker; empty if a worker process ended before its time.
    """

    progress: float
    error: str = ""


class StudyError(RuntimeError):
    """A study cannot go on; its argument is the ``StudyFailure``."""
