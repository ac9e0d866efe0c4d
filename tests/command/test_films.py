"""The command that trains a run makes a film of it."""

import io
import signal
from pathlib import Path

import pytest
from PIL import Image

from playground.__main__ import main
from playground.export.animation import film as film_module
from tests.command.typed import refusal

SMALL = ("?v=2&n=40&layers=4",)


def n_frames(content: bytes) -> tuple[str | None, int]:
    with Image.open(io.BytesIO(content)) as moving:
        return moving.format, moving.n_frames


@pytest.mark.long
@pytest.mark.parametrize(("ending", "form"), [("gif", "GIF"), ("WEBP", "WEBP")])
def test_a_film_has_as_many_frames_as_were_asked_for(tmp_path: Path, capsys, ending: str, form: str) -> None:
    path = tmp_path / f"run.{ending}"
    assert main([*SMALL, "--epochs", "30", "--film", str(path), "--frames", "10"]) == 0

    assert n_frames(path.read_bytes()) == (form, 10)
    assert len(capsys.readouterr().out.splitlines()) == 32


@pytest.mark.long
def test_a_film_shows_more_of_the_first_epochs_where_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    scene_of = film_module.scene_of

    def noted(run, *more):
        shown.append(run.trainer.epoch)
        return scene_of(run, *more)

    monkeypatch.setattr(film_module, "scene_of", noted)
    path = str(tmp_path / "run.gif")
    assert main([*SMALL, "--epochs", "100", "--film", path, "--frames", "10", "--spacing", "log"]) == 0

    assert (shown[0], shown[-1]) == (0, 100)
    assert shown[len(shown) // 2] < 25


@pytest.mark.long
def test_ctrl_c_leaves_no_half_film_and_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    path, paint, painted = tmp_path / "run.gif", film_module._paint, []
    path.write_bytes(b"before")

    def press(scene):
        painted.append(scene)
        if len(painted) == 2:
            signal.raise_signal(signal.SIGINT)
        return paint(scene)

    monkeypatch.setattr(film_module, "_paint", press)
    assert main([*SMALL, "--epochs", "20", "--film", str(path)]) == 130

    captured = capsys.readouterr()
    assert path.read_bytes() == b"before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["run.gif"]
    assert len(captured.out.splitlines()) == 22
    assert "Interrupted before the film was made" in captured.err
    assert len(painted) < 21


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--film", "run.mp4"], "'run.mp4' is no name of a film, which ends in .gif or .webp"),
        (["--film", "film"], "'film' is no name of a film, which ends in .gif or .webp"),
        (["--film", "-"], "it is standard output"),
        (["--frames", "20"], "--frames is said of a film, and there is none: give its file by --film"),
        (["--spacing", "log"], "--spacing is said of a film, and there is none: give its file by --film"),
        (["--film", "run.gif", "--frames", "9"], "'9' is not a whole number from 10 to 200; the nearest is 10"),
        (["--film", "run.gif", "--spacing", "logarithm"], "'logarithm' is not one of linear, log"),
        (["--film", "none/run.gif"], "there is no folder none"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_trained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert said in refusal([*SMALL, *words], capsys)
    assert list(tmp_path.iterdir()) == []
