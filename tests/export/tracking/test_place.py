"""A place is what whoever starts the program names: a folder, a database or a server; a folder is looked at first."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from playground.export.tracking.errors import TrackingError, Trouble
from playground.export.tracking.place import (
    VARIABLE,
    Place,
    place_of,
    place_of_mlflow,
    place_of_pages,
    prepare_folder,
    without_password,
)
from playground.export.tracking.told import problem_text
from playground.export.tracking.tracker import Tracker


def refused(folder: Path) -> TrackingError:
    with pytest.raises(TrackingError) as caught:
        prepare_folder(place_of(str(folder)))
    return caught.value


def test_what_has_no_scheme_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    expected = Place(f"sqlite:///{tmp_path}/runs/mlflow.db", f"{tmp_path}/runs", tmp_path / "runs")

    assert place_of("runs") == expected
    assert place_of((tmp_path / "runs").as_uri()) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("http://localhost:5000", "http://localhost:5000"),
        ("https://ada:se/cr@et@example.org/mlflow?key=1", "https://example.org/mlflow"),
        ("postgresql://ada:secret@db/runs?password=secret", "postgresql://db/runs"),
        ("databricks", "databricks"),
    ],
)
def test_an_address_is_named_without_its_password(text: str, name: str) -> None:
    assert place_of(text) == Place(text, name)


def test_no_password_is_left_in_what_an_error_says() -> None:
    said = "API request to http://ada:secret@here:5000/api?token=secret failed"

    assert without_password(said) == "API request to http://here:5000/api failed"


def test_pages_have_the_place_of_their_own_variable_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://elsewhere:5000")
    monkeypatch.delenv(VARIABLE, raising=False)
    assert place_of_pages() is None

    monkeypatch.setenv(VARIABLE, " http://here:5000 ")
    assert place_of_pages() == Place("http://here:5000", "http://here:5000")
    assert place_of_mlflow() == Place("http://elsewhere:5000", "http://elsewhere:5000")


def test_a_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    prepare_folder(place_of(str(tmp_path / "new")))

    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize("path", ["none/within", "file"])
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("a file")
    error = refused(tmp_path / path)

    assert error.problem.trouble is Trouble.NO_FOLDER
    assert str(tmp_path / path) in problem_text(error.problem)


UNPRIVILEGED = """
import os, sys
from playground.export.tracking.errors import TrackingError
from playground.export.tracking.place import place_of, prepare_folder

if os.geteuid() == 0:
    os.setuid(65534)  # whom permissions hold back
try:
    prepare_folder(place_of(sys.argv[1]))
except TrackingError as error:
    print(error.problem.trouble.name, error.problem.place, error.problem.detail)
"""


@pytest.mark.long
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_without_permission_is_named(mode: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(mode)
        ended = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, name], capture_output=True, encoding="utf-8", check=True,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
        )  # fmt: skip
        Path(name).chmod(0o755)

    assert ended.stdout == f"NO_FOLDER {name} Permission denied\n"


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "mlflow.db")) as database:
        database.execute("CREATE TABLE recipes (name)")
    before = (tmp_path / "mlflow.db").read_bytes()
    error = refused(tmp_path)

    assert (error.problem.trouble, error.problem.detail) == (Trouble.NO_STORE, "recipes")
    assert (tmp_path / "mlflow.db").read_bytes() == before


def test_a_damaged_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "mlflow.db").write_bytes(b"no database " * 100)
    error = refused(tmp_path)

    assert error.problem.trouble is Trouble.NO_STORE
    assert str(tmp_path / "mlflow.db") in problem_text(error.problem)


def test_without_mlflow_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mlflow", None)
    with pytest.raises(TrackingError) as caught:
        Tracker(place_of(str(tmp_path / "runs")))

    assert "pip install -r requirements-mlflow.txt" in problem_text(caught.value.problem)
    assert not (tmp_path / "runs").exists()
