"""The output is looked at before anything is trained, and what was made is never lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from playground.__main__ import main
from playground.command import output as output_module
from playground.command.output import Output, output
from tests.command.typed import refusal

ROOT = Path(__file__).parents[2]
COMMANDS = [[], ["luck"], ["sweep"], ["runs"]]


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_a_file_that_cannot_be_is_refused_before_the_training(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    too_long = "x" * 300
    for typed, reason in (
        ("no/such/folder/file.csv", "there is no folder no/such/folder; make it or choose another"),
        (str(tmp_path), f"{tmp_path} cannot be written: Is a directory; choose another"),
        (too_long, f"{too_long} cannot be written: File name too long; choose another"),
    ):
        assert refusal([*command, "--output", typed], capsys) == f"argument --output: {reason}"


def test_looking_at_a_file_leaves_all_as_it_was(tmp_path: Path) -> None:
    old, new, link = tmp_path / "old", tmp_path / "new", tmp_path / "link"
    old.write_text("kept")
    link.symlink_to(new)
    for path in (old, new, link):
        assert output(str(path)) == Output(path)

    assert old.read_text() == "kept"
    assert link.is_symlink()
    assert not new.exists()
    assert output("-") == Output()


def test_home_is_written_as_people_write_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    assert output("~/run.csv") == Output(tmp_path / "run.csv")


def test_what_a_file_does_not_take_in_the_end_goes_to_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, write = tmp_path / "run.csv", output_module.Output.write

    def write_later(here: Output, text: str) -> int:
        file.mkdir()  # what was possible before the training no longer is
        return write(here, text)

    monkeypatch.setattr(output_module.Output, "write", write_later)
    assert main(["--epochs", "1", "--n", "40", "--output", str(file)]) == 1

    captured = capsys.readouterr()
    assert captured.out.startswith("epoch,train_loss")
    assert captured.err == f"{file} cannot be written: Is a directory. What was made follows on standard output.\n"


@pytest.mark.long
@pytest.mark.parametrize("words", [["--help"], ["--script", "--n", "40"]], ids=str)
def test_letters_that_an_encoding_lacks_stop_nothing(words: list[str]) -> None:
    ascii_only = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-W", "error", "-m", "playground", *words]
    result = subprocess.run(command, cwd=ROOT, env=ascii_only, capture_output=True, check=False)

    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode("utf-8")
