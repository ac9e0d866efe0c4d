"""A run is saved by the command line, and another call goes on with it."""

from pathlib import Path

import pytest

from playground.__main__ import main
from tests.command.typed import refusal
from tests.ui.own.samples import NUMBERS


def test_a_saved_run_goes_on_to_the_numbers_of_one_that_was_never_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.zip"
    assert main(["?n=40", "--epochs", "4", "--save", str(kept)]) == 0
    assert main(["--open", str(kept), "--epochs", "7", "--output", str(tmp_path / "two.csv")]) == 0
    assert main(["?n=40", "--epochs", "7", "--output", str(tmp_path / "one.csv")]) == 0

    assert (tmp_path / "two.csv").read_text() == (tmp_path / "one.csv").read_text()
    assert "in epoch 4" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "words"), [(None, "cannot be read"), (b"PK", "no file of a run")], ids=["missing", "foreign"]
)
def test_a_file_that_cannot_be_opened_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, words: str
) -> None:
    file = tmp_path / "strange.zip"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SystemExit, match="2"):
        main(["--open", str(file)])
    assert words in capsys.readouterr().err


def test_a_link_beside_a_file_and_a_place_that_cannot_be_written_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["?n=40", "--open", str(tmp_path / "a.zip")],
        ["--save", str(tmp_path / "none" / "a.zip")],
        ["--save", "-"],
    ):
        with pytest.raises(SystemExit, match="2"):
            main(words)
    assert "give one of the two" in capsys.readouterr().err


def test_a_table_travels_with_the_run_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, kept, bare = tmp_path / "mine.csv", tmp_path / "kept.zip", tmp_path / "bare.zip"
    table.write_bytes(NUMBERS)
    small = ["--file", str(table), "--layers", "4", "--epochs", "3"]
    assert main([*small, "--save", str(kept), "--with-data"]) == 0
    assert main([*small, "--save", str(bare)]) == 0
    table.unlink()
    capsys.readouterr()

    again = tmp_path / "again.zip"
    assert main(["--open", str(kept), "--save", str(again), "--with-data"]) == 0
    assert again.read_bytes() == kept.read_bytes()
    assert main(["--open", str(kept), "--epochs", "5"]) == 0
    assert len(capsys.readouterr().out.splitlines()[-1].split(",")) > 3
    said = refusal(["--open", str(bare)], capsys)
    assert "the file “mine.csv” with the fingerprint" in said
    assert "which its file does not hold" in said
    assert "give its file by --save" in refusal(["?n=40", "--with-data"], capsys)
