"""Runs without the dashboard: what the command takes and prints."""

import csv
import json
import math
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from playground.__main__ import main
from playground.measurements.run import Run
from playground.script import as_python
from playground.settings.fields import domains
from playground.settings.links import from_query, from_url
from playground.settings.run import PARTS, Settings

ROOT = Path(__file__).parents[2]
URL = "http://localhost:8501/?v=2&flip=0.2&layers=6,5&l1=3&opt=sgd&rate=0.1&epochs=7"


def trained(settings: Settings) -> Run:
    run = Run(settings)
    run.trainer.advance(settings.training.max_epochs)
    return run


def table_of(text: str) -> dict[str, list[float]]:
    """Return the columns of a CSV by name; an empty cell is NaN."""
    header, *rows = csv.reader(StringIO(text))
    columns = zip(*([float(cell or "nan") for cell in row] for row in rows), strict=True)
    return dict(zip(header, map(list, columns), strict=True))


def every_value(url: str) -> dict[str, object]:
    """Return all settings of a run by their names in links."""
    parts = [getattr(from_url(url).settings, part) for part in PARTS]
    return {domain.key: getattr(part, name) for part in parts for name, domain in domains(part).items()}


@pytest.mark.long
def test_program_prints_the_whole_history() -> None:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-m", "playground", "--url", URL],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert (result.returncode, result.stderr) == (0, "")
    table, history = table_of(result.stdout), trained(from_url(URL).settings).history
    assert_array_equal(table["epoch"], range(8))
    for name in ("train_loss", "test_loss", "train_score", "test_score", "penalty", "flipped_fitted"):
        assert_array_equal(table[name], history[name])
    for name, n_layers in {"zeros": 3, "l2_norm": 3, "gradient_rms": 3, "dead": 2}.items():
        assert_array_equal(np.column_stack([table[f"{name}_{i + 1}"] for i in range(n_layers)]), history[name])
    assert max(table["zeros_1"]) > 0


def test_json_holds_the_same_numbers_and_the_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--url", URL]) == 0
    table = table_of(capsys.readouterr().out)
    assert main(["--url", URL, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)

    assert document["history"].keys() == table.keys()
    for name, column in document["history"].items():
        assert_array_equal([math.nan if value is None else value for value in column], table[name])
    assert document["link"] == "?v=2&flip=0.2&layers=6,5&l1=3&opt=sgd&rate=0.1&epochs=7"
    assert document["status"] == "epoch limit reached"
    assert document["settings"] == {key: json.loads(json.dumps(value)) for key, value in every_value(URL).items()}
    assert document["versions"]["numpy"] == np.__version__
    assert document["versions"].keys() == {"playground", "python", "numpy", "scipy", "scikit_learn"}
    assert document["best_epoch"] == 1 + int(np.argmin(table["test_loss"][1:]))


def test_a_link_may_stand_alone_after_the_command_or_come_by_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    link, outputs = "?v=2&data=circles&layers=4&epochs=2", []
    for words in (["--url", link], [link], ["run", link], ["--l2", "0", link], ["-"], ["--url", "-", "--output", "-"]):
        monkeypatch.setattr("sys.stdin", StringIO(f"\n{link}\n"))
        assert main(words) == 0
        outputs.append(capsys.readouterr())

    assert len(set(outputs)) == 1
    assert outputs[0].out.startswith("epoch,")


def test_options_do_what_a_link_does_and_overrule_it(capsys: pytest.CaptureFixture[str]) -> None:
    def output(*words: str) -> str:
        assert main(words) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    by_link = output("--url", "?v=2&data=circles&layers=4&l2=1&epochs=3")

    assert output("--data", "circles", "--layers", "4", "--l2", "1", "--epochs", "3") == by_link
    assert output("--url", "?v=2&data=moons&layers=4&l2=9&epochs=3", "--data", "circles", "--l2", "1") == by_link
    assert output("--url", "v=2&data=circles&layers=4&epochs=9", "--l2=1", "--epochs=3") == by_link
    assert output("--url", "?v=2&data=circles&layers=4&l2=0.5&epochs=3") != by_link


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ((), {}),
        (("--l2", "1"), {"v": "2", "l2": "1"}),
        (("--url", "http://localhost:8501/", "--l2", "1"), {"v": "2", "l2": "1"}),
        (("--url", "?tab=zeros", "--l2", "1"), {"v": "1", "l2": "1"}),
        (("--url", "?flip=0.2", "--l2", "1"), {"v": "1", "flip": "0.2", "l2": "1"}),
        (("--url", "?v=2&flip=0.2", "--l2", "1"), {"v": "2", "flip": "0.2", "l2": "1"}),
    ],
)
def test_the_version_of_the_link_says_which_defaults_are_meant_and_without_a_link_it_is_the_present_one(
    words: tuple[str, ...], query: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    settings = from_query(query).settings

    assert main(["--script", *words]) == 0
    assert capsys.readouterr() == (as_python(settings, settings.training.max_epochs), "")


def test_there_is_an_option_for_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])

    text = capsys.readouterr().out
    keys = [domain.key for part in PARTS.values() for domain in domains(part).values()]
    assert end.value.code == 0
    assert len(keys) == 17 + 7 + 16
    assert all(f"  --{key} {key.upper()}" in text for key in keys)


@pytest.mark.parametrize("key", [domain.key for part in PARTS.values() for domain in domains(part).values()])
def test_every_option_reaches_its_setting(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    values = {
        "data": "xor", "inputs": "x,xy", "layers": "3", "act": "tanh", "bn": "after", "init": "xavier", "loss": "mse",
        "weights": "balanced", "l1by": "subgradient", "opt": "sgd", "stop": "off", "n": "90", "epochs": "80",
        "test": "0.4", "balance": "0.4", "classes": "3", "rate": "0.02", "batch": "9", "patience": "8",
            "schedule": "cosine", "schedulefactor": "0.4", "corr": "0.5", "standard": "0",
    }  # fmt: skip
    quarters = {"noise", "flip", "valid", "slope", "scale", "dropout", "l1", "l2"}
    text = values.get(key, "0.25" if key in quarters else "3")
    settings = from_query({"v": "2", key: text}).settings
    assert settings != Settings()

    assert main(["--script", f"--{key}", text]) == 0
    assert capsys.readouterr().out == as_python(settings, settings.training.max_epochs)


def test_view_of_a_link_is_ignored_silently_and_problems_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--url", "http://a.b/?tab=zeros&presenter=1&curve=nonsense&epochs=1#x"]) == 0
    assert capsys.readouterr().err == ""

    assert main(["--url", "?l1=much&colour=red&epoch=5&flip=7&epochs=1"]) == 0
    captured = capsys.readouterr()
    assert captured.err.splitlines() == [
        "The link's flip=7 cannot be: Flipped labels must be between 0 and 0.5, got 7. It is 0 instead; the nearest "
        "value is 0.5.",
        "The link's l1=much cannot be read as a number from 0 to 1000. It is 0 instead.",
        "The link's colour=red means nothing here and is ignored.",
        "The link's epoch=5 means nothing here and is ignored; the nearest name is epochs.",
    ]
    assert len(captured.out.splitlines()) == 3


@pytest.mark.parametrize(("words", "first"), [([], "epoch,"), (["--format", "json"], "{"), (["--script"], "# The run")])
def test_output_goes_to_a_file(
    words: list[str], first: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "run"

    assert main(["--data", "sine", "--epochs", "1", "--output", str(file), *words]) == 0
    assert capsys.readouterr() == ("", "")
    assert file.read_text("utf-8").startswith(first)


@pytest.mark.trains
def test_run_that_ends_before_its_limit_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--stop", "stop", "--patience", "3", "--epochs", "300"]) == 0
    stopped = capsys.readouterr()
    assert stopped.err.startswith("Stopped early: no lower test loss for 3 epochs")

    query = "?data=sine&loss=mse&act=linear&opt=sgd&rate=100&scale=50&epochs=5"
    assert main(["--url", query, "--format", "json"]) == 0
    diverged = capsys.readouterr()
    assert diverged.err.startswith("Diverged: ")
    assert json.loads(diverged.out)["status"] == "diverged"


@pytest.mark.long
def test_reader_that_has_seen_enough_meets_no_traceback() -> None:
    command = [sys.executable, "-m", "playground", "--layers", "2", "--epochs", "2000"]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=buffered, stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
