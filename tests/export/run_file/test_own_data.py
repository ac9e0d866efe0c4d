"""Data of a person's own travel in a run's file if that is wanted, and are read as strictly as when they were given."""

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from playground.datasets import Points
from playground.export.run_file import own_data
from playground.export.run_file.archive import zipped
from playground.export.run_file.errors import RunFileError, Trouble
from playground.export.run_file.loaded import loaded
from playground.export.run_file.own_data import members_of
from playground.export.run_file.saved import saved
from playground.export.run_file.told import problem_text
from playground.measurements.run import Run
from playground.settings.own.own_points import OwnPoints
from playground.settings.own.own_table import TableFile
from playground.settings.own.point_settings import MOST_IN_LINK
from playground.settings.run import DataSettings, NetworkSettings, Settings

ROWS = 60
FRAME = pd.DataFrame({
    "a": [i % 9 for i in range(ROWS)],
    "b": [i % 7 for i in range(ROWS)],
    "won": ["yes" if i % 9 > i % 7 else "no" for i in range(ROWS)],
})  # fmt: skip


def written(form: str) -> bytes:
    """Return the table as a file of a form."""
    file = io.BytesIO()
    match form:
        case "csv":
            return FRAME.to_csv(index=False, sep=";").encode("utf-16")
        case "jsonl":
            return FRAME.to_json(orient="records", lines=True).encode()
        case "parquet":
            FRAME.to_parquet(file)
        case _:
            FRAME.to_excel(file, index=False)
    return file.getvalue()


def table_run(file: TableFile, epochs: int = 4) -> Run:
    run = Run(Settings(DataSettings(own=file.first()), NetworkSettings(hidden_layers=(4,))))
    run.trainer.advance(epochs)
    return run


def many_points() -> OwnPoints:
    places = np.random.default_rng(3).integers(-100, 101, (MOST_IN_LINK + 50, 2)).tolist()
    return OwnPoints(Points(1, tuple(Points.point(x, y, int(x > 0), i % 3 // 2) for i, (x, y) in enumerate(places))))


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_run_opens_with_the_table_inside_and_no_other_file(form: str) -> None:
    file = TableFile(f"mine.{form}", written(form))
    run = table_run(file)
    content = saved(run, members_of(run, file))

    found = loaded(content)

    assert members(content)[f"table.{form}"] == file.data
    assert found.run.settings == run.settings
    assert isinstance(found.own, TableFile)
    assert (found.own.content, found.own.table.name) == (file.content, f"mine.{form}")
    np.testing.assert_array_equal(found.run.trainer.network.theta, run.trainer.network.theta)
    for one in (run, found.run):
        one.trainer.advance(3)
    np.testing.assert_array_equal(found.run.history["test_loss"], run.history["test_loss"])
    assert saved(found.run, members_of(found.run, found.own)) == saved(run, members_of(run, file))


def test_without_the_table_opening_says_which_file_is_needed_and_takes_it() -> None:
    file = TableFile("mine.csv", written("csv"))
    content = saved(table_run(file))
    assert not any(name.startswith("table") for name in members(content))

    with pytest.raises(RunFileError) as refusal:
        loaded(content)
    assert refusal.value.problem.trouble is Trouble.NEEDS
    assert f"the file “mine.csv” with the fingerprint {file.content[:12]}…" in problem_text(refusal.value.problem)
    found = loaded(content, file)
    assert (found.run.trainer.epoch, found.own) == (4, None)


def test_many_drawn_points_travel_too_and_few_are_in_the_link_anyway() -> None:
    own = many_points()
    run = Run(Settings(DataSettings(own=own), NetworkSettings(hidden_layers=(4,))))
    run.trainer.advance(2)
    with pytest.raises(RunFileError) as refusal:
        loaded(saved(run))
    assert refusal.value.problem.trouble is Trouble.NEEDS

    found = loaded(saved(run, members_of(run, None)))

    assert (found.own, found.run.settings) == (own, run.settings)
    few = OwnPoints(Points(1, own.points.points[:40]))
    assert members_of(Run(Settings(DataSettings(own=few))), None) == {}


def test_a_table_that_was_exchanged_is_none_of_the_run() -> None:
    file = TableFile("mine.csv", written("csv"))
    other = written("csv").replace("yes".encode("utf-16-le"), "yea".encode("utf-16-le"))
    content = saved(table_run(file), {"table.csv": other})

    with pytest.raises(RunFileError) as refusal:
        loaded(content)
    assert refusal.value.problem.trouble is Trouble.NEEDS
    assert loaded(content, file).own is None


def test_only_the_file_of_the_run_can_be_put_inside() -> None:
    run = table_run(TableFile("mine.csv", written("csv")))

    for file in (None, TableFile("mine.csv", written("jsonl"))):
        with pytest.raises(ValueError, match="another file"):
            members_of(run, file)


class Bomb:
    """A pickle of this makes a file when it is read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self._path,)


@pytest.mark.parametrize("member", own_data.TABLES.values())
def test_nothing_in_a_strangers_table_is_executed(tmp_path: Path, member: str) -> None:
    file, trap = TableFile("mine.csv", written("csv")), tmp_path / "executed"
    content = saved(table_run(file), {member: pickle.dumps(Bomb(trap))})

    with pytest.raises(RunFileError):
        loaded(content)
    assert not trap.exists()


def test_a_table_beyond_the_bound_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    file = TableFile("mine.csv", written("csv"))
    content = saved(table_run(file), {"table.csv": b"0" * 5_000_000})
    assert len(content) < 200_000
    monkeypatch.setattr(own_data.tables, "MOST_BYTES", 1_000_000)

    with pytest.raises(RunFileError) as refusal:
        loaded(content)
    assert refusal.value.problem.trouble is Trouble.TOO_LARGE
    assert "table.csv has more than 1,000,000 bytes" in refusal.value.problem.detail


def test_points_that_are_none_are_named() -> None:
    run = Run(Settings(DataSettings(own=many_points()), NetworkSettings(hidden_layers=(4,))))
    inside = members(saved(run, members_of(run, None)))
    for text in (b"\xff\xfe", b"not points", inside["points.txt"][:-3]):
        with pytest.raises(RunFileError) as refusal:
            loaded(zipped(inside | {"points.txt": text}))
        assert refusal.value.problem.trouble in {Trouble.DAMAGED, Trouble.NEEDS}
