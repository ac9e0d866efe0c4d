"""What can be done with a run on the stage."""

import subprocess
import sys
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import go_to

ROOT = Path(__file__).parents[3]


def press(at: AppTest, key: str) -> None:
    at.button(key=key).click().run()
    assert not at.exception


def test_a_closed_menu_draws_nothing(make_app) -> None:
    assert not make_app().code


def test_the_program_of_a_paused_run_prints_its_numbers(make_app) -> None:
    at = make_app(n="40", layers="4", flip="0.1")
    at.session_state["use"] = True
    for _ in range(3):
        press(at, "step")
    program = at.code[0].value
    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout

    (html,) = [one.value for one in at.get("html") if 'class="numbers"' in one.value]
    for name in ("epoch", "train loss", "test loss", "train accuracy", "test accuracy"):
        value = html.partition(f'class="name">{name}</span>')[2].partition(">")[2].partition("<")[0]
        assert f"{name} {value}\n" in printed


def test_a_run_changed_on_its_way_is_said_not_to_be_repeated(make_app) -> None:
    at = make_app(n="40", layers="4")
    at.session_state["use"] = True
    press(at, "step")
    at.select_slider(key="TrainingSettings.l2").set_value(1.0).run()

    assert any("changed in mid-run, in epoch 1" in one.value for one in at.caption)


def test_what_is_pinned_is_a_of_the_race_and_what_is_changed_after_is_b(make_app) -> None:
    at = make_app(l1="0.3")
    at.session_state["use"] = True
    at.run()
    press(at, "pin as a")
    at.slider(key="TrainingSettings.dropout").set_value(0.5).run()
    assert any("these settings are B" in one.value for one in at.caption)
    go_to(at, "race")

    race = at.session_state["race"].race
    assert [run.settings.training.l1 for run in race.runs] == [0.3, 0.3]
    assert [run.settings.training.dropout for run in race.runs] == [0.0, 0.5]
