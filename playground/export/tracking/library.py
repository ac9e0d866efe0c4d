"""MLflow itself: an optional extra, slow to import, and set to be quick about what is wrong."""

from __future__ import annotations

import logging
import os
from typing import Any

from playground.export.tracking.errors import TrackingError, TrackingProblem, Trouble

# Otherwise MLflow takes four minutes to say that a server is silent, tells its makers what it is used for, and writes
# on standard output. Whoever has set these keeps what was set.
USUAL = {
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "20",
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "2",
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT": "true",
}


def load_mlflow(place: str) -> Any:
    """Return the module ``mlflow``; TrackingError, which names the place, where it is not installed."""
    for name, value in USUAL.items():
        os.environ.setdefault(name, value)
    try:
        import mlflow  # noqa: PLC0415
    except ImportError:
        raise TrackingError(TrackingProblem(Trouble.NO_MLFLOW, place)) from None
    logging.getLogger("mlflow.store.db.utils").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return mlflow
