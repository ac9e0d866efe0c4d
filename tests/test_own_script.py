"""The program of a run on a table of a person's own reads the same file and prints the same digits."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from playground.measurements.run import Run
from playground.script import as_python
from playground.settings.own.own_table import TableFile
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from playground.words.numbers import number, percent
from tests.ui.own.samples import TABLE

ROOT = Path(__file__).parents[1]
NASTY = '"say ""hi"" \\ {x}",it\'s,y\n' + "".join(
    f"{i * 0.5},{(i * 7) % 5},{'no' if i % 3 else 'yes'}\n" for i in range(60)
)
GERMAN = "größe;alter;klasse\n" + "".join(f"{i},{i % 4}5;{(i * 3) % 11};{'a' if i % 3 else 'b'}\n" for i in range(60))


def settings_of(file: TableFile, **treatment: object) -> Settings:
    own = file.first()
    own = file.treated(replace(own.settings, **treatment)) if treatment else own  # type: ignore[arg-type]
    return Settings(
        DataSettings(own=own, noise=0.1, n_samples=50, seed=3), NetworkSettings(hidden_layers=(4,)), TrainingSettings()
    )


def printed(program: str, folder: Path) -> list[str]:
    path = folder / "program.py"
    path.write_text(program, "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(path)], cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "data", "treatment"),
    [
        ("mine.csv", TABLE, {}),
        ('it\'s "mine".csv', NASTY.encode(), {"split": "order"}),
        ("german.csv", GERMAN.encode("cp1252"), {"gaps": "drop", "target": 2, "columns": (1, 3), "task": "number"}),
    ],
)
def test_the_program_reads_the_file_and_prints_the_same_digits(
    name: str, data: bytes, treatment: dict[str, object], tmp_path: Path
) -> None:
    settings = settings_of(TableFile(name, data), **treatment)
    (tmp_path / name).write_bytes(data)
    run = Run(settings)
    run.trainer.advance(5)
    evaluation = run.trainer.evaluation
    score = number if run.dataset.task == "regression" else percent

    assert printed(as_python(settings, 5), tmp_path)[:5] == [
        "epoch 5",
        f"train loss {number(evaluation.train_loss)}",
        f"test loss {number(evaluation.test_loss)}",
        f"train {'R²' if score is number else 'accuracy'} {score(evaluation.train_score)}",
        f"test {'R²' if score is number else 'accuracy'} {score(evaluation.test_score)}",
    ]


@pytest.mark.long
def test_the_program_refuses_another_file(tmp_path: Path) -> None:
    settings = settings_of(TableFile("mine.csv", TABLE))
    (tmp_path / "mine.csv").write_bytes(TABLE + b"1,2,Lauf,yes\n")

    with pytest.raises(AssertionError, match=r"is another file than the one that is meant"):
        printed(as_python(settings, 1), tmp_path)
