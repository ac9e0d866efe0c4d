"""A table of one's own on the command line."""

import json
from pathlib import Path

import pytest

from playground.__main__ import main
from playground.measurements.run import Run
from playground.settings.links import from_query, query_of
from playground.settings.own.own_table import TableFile
from tests.ui.own.samples import SECRET, TABLE

SMALL = ("--layers", "4", "--epochs", "3")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_bytes(TABLE)
    return path


def document(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main([*words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_file_is_trained_on_with_the_numbers_of_its_link(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = document(capsys, "--file", str(file), *SMALL, "--cols", "a,b", "--gaps", "drop")
    link = from_query(query_of(str(written["link"])), TableFile("mine.csv", TABLE))
    run = Run(link.settings)
    run.trainer.advance(3)

    assert link.problems == ()
    assert written["history"]["test_loss"] == run.history["test_loss"].tolist()  # type: ignore[index]
    assert run.dataset.feature_names == ("a", "b")
    assert SECRET not in str(written)


def test_a_link_and_its_file_give_the_run_of_the_link(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = document(capsys, "--file", str(file), *SMALL, "--target", "b", "--cols", "1,sport", "--split", "order")
    again = document(capsys, str(first["link"]), "--file", str(file))

    assert again["history"] == first["history"]
    assert again["link"] == first["link"]


def test_another_target_brings_its_task_and_inputs(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = document(capsys, "--file", str(file), *SMALL, "--target", "a")

    query = query_of(str(written["link"]))
    assert (query["target"], query["task"], query["cols"]) == ("1", "number", "2,3,4")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--file", "nowhere.csv"], "'nowhere.csv' cannot be read"),
        (["--target", "y"], "--target is said of a table of your own, and there is none"),
        (["--file", "FILE", "--target", "height"], "has no column 'height'; it has 'a', 'b', 'sport', 'won'"),
        (["--file", "FILE", "--sep", "tab"], "only one column when cells are separated by tabs"),
        (["--file", "FILE", "--split", "thirds"], "is not one of stratified, random, order, column"),
        (["?v=2&data=table&file=other.csv&content=abcd", "--file", "FILE"], "is another file than the link's"),
        (["--file", "FILE", "--task", "number"], "has words, such as"),
    ],
)
def test_what_cannot_be_is_said(words: list[str], said: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(file) if word == "FILE" else word for word in words])

    assert ended.value.code == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_a_link_without_its_file_says_which_it_needs(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = document(capsys, "--file", str(file), *SMALL)
    main([str(written["link"]), "--epochs", "1"])

    assert "The link's data are the file “mine.csv” with the fingerprint" in " ".join(capsys.readouterr().err.split())


@pytest.mark.long
@pytest.mark.parametrize("command", [["luck", "--seeds", "5"], ["sweep", "--steps", "2", "--seeds", "1"]])
def test_seeds_and_sweeps_take_a_file(
    command: list[str], file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFITTING_PLAYGROUND_DATA", str(tmp_path))
    written = document(capsys, *command, "--file", str(file), *SMALL)

    assert written["status"] == "finished"
    assert SECRET not in str(written)
    assert [path for path in tmp_path.iterdir() if path != file and SECRET.encode() in path.read_bytes()] == []
