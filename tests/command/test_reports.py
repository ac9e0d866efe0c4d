"""The commands that train write reports and slides."""

from pathlib import Path

import pytest

from playground.__main__ import main
from tests.export.report.pages import Page

SMALL = ("?v=2&n=40&layers=4",)


def test_a_run_is_reported_with_its_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / "report.html", tmp_path / "slides.html"]
    assert main([*SMALL, "--epochs", "3", "--report", str(files[0]), "--slides", str(files[1])]) == 0
    last = capsys.readouterr().out.splitlines()[-1].split(",")

    for page in (Page(file.read_text("utf-8")) for file in files):
        assert ["epoch", last[0]] in page.rows
        assert page.loaded == []
        assert not page.values("href")


@pytest.mark.long
def test_a_study_and_a_sweep_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study, sweep = tmp_path / "study.html", tmp_path / "sweep.html"
    assert main(["luck", *SMALL, "--seeds", "5", "--epochs", "2", "--report", str(study)]) == 0
    assert main(["sweep", *SMALL, "--steps", "2", "--seeds", "1", "--epochs", "2", "--slides", str(sweep)]) == 0

    assert len([row for row in Page(study.read_text("utf-8")).rows if len(row) == 10]) == 6
    assert len([row for row in Page(sweep.read_text("utf-8")).rows if len(row) == 6]) == 3


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_trained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([*SMALL, "--report", str(tmp_path / "none" / "report.html")])
    assert "none" in capsys.readouterr().err
