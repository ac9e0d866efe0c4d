"""What goes wrong at a place: who does not answer there, what MLflow raises, and what it says."""

from __future__ import annotations

from playground.export.tracking.errors import TrackingError, TrackingProblem, Trouble
from playground.export.tracking.place import Place, without_password

CONNECT_SECONDS = 5.0
MOST_DETAIL = 300  # characters


def look_for_server(place: Place) -> None:
    """See that something answers at the address of a server, for which MLflow would wait for minutes."""
    if not place.is_server:
        return
    import requests  # noqa: PLC0415 -- comes with MLflow

    try:
        requests.get(place.uri, timeout=CONNECT_SECONDS, stream=True).close()
    except requests.exceptions.SSLError:
        pass  # it answers; MLflow has its own settings for certificates
    except (requests.RequestException, ValueError) as error:
        raise TrackingError(TrackingProblem(Trouble.UNREACHABLE, place.name, said(error))) from error


def failures() -> tuple[type[Exception], ...]:
    """Return what MLflow raises where something is wrong with the place; OSError is what requests raises too."""
    from mlflow.exceptions import MlflowException  # noqa: PLC0415
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    return MlflowException, SQLAlchemyError, OSError


def said(error: Exception) -> str:
    """Return what an error says: its first line, without passwords, and not too long."""
    text = without_password(str(error)).strip() or type(error).__name__
    line = text.splitlines()[0]
    return line if len(line) <= MOST_DETAIL else f"{line[:MOST_DETAIL]}…"
