"""Where MLflow keeps runs: a folder of one's own, a database or a server.

Whoever sends a run to an address tells it what the run is. So the address comes from the environment of the process or
from its command line, that is from whoever starts it, and never from a page or a link.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playground.export.tracking.errors import TrackingError, TrackingProblem, Trouble
from playground.export.tracking.library import load_mlflow

VARIABLE = "OVERFITTING_PLAYGROUND_MLFLOW"  # environment variable with the place that the pages offer
DATABASE, ARTIFACTS = "mlflow.db", "artifacts"  # in a folder


@dataclass(frozen=True, slots=True)
class Place:
    """A place.

    Attributes
    ----------
    uri : str
        What MLflow calls it.
    name : str
        What a person may see of it: no password.
    folder : Path or None
        Where database and files are, if they are in a folder of this machine that was named as such.
    """

    uri: str
    name: str
    folder: Path | None = None

    @property
    def is_server(self) -> bool:
        """Whether it is asked by HTTP."""
        return self.uri.startswith(("http://", "https://"))


def place_of(text: str) -> Place:
    """Return the place that a person has named: an address with "://", a name of Databricks, or else a folder."""
    if text.startswith("file:"):
        return _in_folder(Path(unquote(urlsplit(text).path)))
    if "://" in text or text.startswith("databricks"):
        return Place(text, without_password(text))
    return _in_folder(Path(text).expanduser())


def place_of_pages() -> Place | None:
    """Return the place that the environment of the server names, which is all that pages offer; None if it does not."""
    text = os.environ.get(VARIABLE, "").strip()
    return place_of(text) if text else None


def place_of_mlflow() -> Place:
    """Return the place that MLflow's own variable MLFLOW_TRACKING_URI names, or else the one of its own rule.

    Raises
    ------
    TrackingError
        When there is no MLflow here.
    """
    text = os.environ.get("MLFLOW_TRACKING_URI", "").strip()
    if text:
        return place_of(text)
    return place_of(load_mlflow("MLFLOW_TRACKING_URI").get_tracking_uri())


def without_password(text: str) -> str:
    """Return a text in which no address has a user, a password or parameters."""
    return re.sub(r"(://[^\s?#]*)[?#]\S*", r"\1", re.sub(r"://[^\s?#]*@", "://", text))


def prepare_folder(place: Place) -> None:
    """Make the folder of a place if it is not there, and see that it can be written and has no other's database.

    Raises
    ------
    TrackingError
        When it cannot be used.
    """
    if place.folder is None:
        return
    try:
        place.folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=place.folder):
            pass
    except OSError as error:
        raise TrackingError(TrackingProblem(Trouble.NO_FOLDER, place.name, error.strerror or str(error))) from error
    database = place.folder / DATABASE
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        raise TrackingError(TrackingProblem(Trouble.NO_STORE, str(database), str(error))) from error
    if tables and "experiments" not in tables:
        raise TrackingError(TrackingProblem(Trouble.NO_STORE, str(database), min(tables)))


def _in_folder(folder: Path) -> Place:
    folder = folder.absolute()
    return Place(f"sqlite:///{folder / DATABASE}", str(folder), folder)
