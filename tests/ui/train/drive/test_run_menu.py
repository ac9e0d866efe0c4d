"""What can be done with a run on the stage."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.driver import AppDriver

ROOT = Path(__file__).parents[4]


def test_a_closed_menu_draws_nothing() -> None:
    assert not AppDriver().programs


@pytest.mark.long
def test_the_program_of_a_paused_run_prints_its_numbers() -> None:
    app = AppDriver(n="40", layers="4", flip="0.1")
    app.open_menu("use")
    for _ in range(3):
        app.press("step")
    (program,) = app.programs
    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout

    for name in ("epoch", "train loss", "test loss", "train accuracy", "test accuracy"):
        assert f"{name} {app.named_numbers[name]}\n" in printed


def test_a_run_changed_on_its_way_is_said_not_to_be_repeated() -> None:
    app = AppDriver(n="40", layers="4")
    app.open_menu("use")
    app.press("step")
    assert "changed" not in app.programs[0]
    app.set("TrainingSettings.l2", 1.0)

    assert "changed on its way, in epoch 1" in app.text
    assert "# The run was changed on its way, in epoch 1" in app.programs[0]


def test_what_is_pinned_is_a_of_the_race_and_what_is_changed_after_is_b() -> None:
    app = AppDriver(v="2", l1="0.3")
    app.open_menu("use")
    app.press("pin as a")
    app.set("TrainingSettings.dropout", 0.5)
    assert "these settings are B" in app.text
    app.go_to("race")

    assert app.link == {"v": "2", "l1": "0.3", "b.dropout": "0.5"}
