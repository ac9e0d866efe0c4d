"""The race as a person works it: two settings, one of them edited at a time, and links that hold both."""

from collections.abc import Callable
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from datasets import CATALOGUE
from playground.settings.run import Settings
from playground.ui.race.state import RaceState
from tests.ui.conftest import APP, go_to, open_page

Factory = Callable[..., AppTest]


@pytest.fixture
def make_race() -> Factory:
    """Return a function that opens the race by a link."""
    return partial(open_page, "race")


def here(at: AppTest) -> RaceState:
    return at.session_state["race"]


def settings(at: AppTest) -> tuple[Settings, Settings]:
    return here(at).race.a.settings, here(at).race.b.settings


def press(at: AppTest, key: str) -> None:
    at.button(key=f"race {key}").click().run()
    assert not at.exception


def text(at: AppTest) -> str:
    return " ".join(one.value for one in at.get("html"))


def query(at: AppTest) -> dict[str, str]:
    return {key: one if isinstance(one, str) else one[0] for key, one in at.query_params.items()}


def test_a_fresh_race_is_of_equals_and_says_so(make_race: Factory) -> None:
    at = make_race()

    assert settings(at) == (Settings(), Settings())
    assert query(at) == {}
    assert "A and B are the same" in text(at)
    assert len(at.get("vega_lite_chart")) == 5
    assert not at.warning


def test_the_controls_edit_one_side_and_the_link_says_which(make_race: Factory) -> None:
    at = make_race()
    at.slider(key="race B TrainingSettings.dropout").set_value(0.5).run()

    assert settings(at)[0].training.dropout == 0.0
    assert settings(at)[1].training.dropout == 0.5
    assert query(at) == {"b.dropout": "0.5"}
    assert "dropout 0 in A, 0.5 in B" in text(at)
    at.radio(key="race side").set_value("a").run()
    at.select_slider(key="race A TrainingSettings.l2").set_value(1.0).run()
    assert query(at) == {"l2": "1", "b.dropout": "0.5", "b.l2": "0", "edit": "a"}
    at.radio(key="race side").set_value("b").run()
    assert at.slider(key="race B TrainingSettings.dropout").value == 0.5
    assert at.select_slider(key="race B TrainingSettings.l2").value == 0.0


def test_data_belong_to_both_whoever_is_edited(make_race: Factory) -> None:
    at = make_race(**{"b.dropout": "0.5"})
    at.slider(key="race B DataSettings.noise").set_value(0.1).run()

    assert [one.data.noise for one in settings(at)] == [0.1, 0.1]
    assert query(at) == {"noise": "0.1", "b.dropout": "0.5"}


def test_step_reset_new_weights_and_swap_move_both(make_race: Factory) -> None:
    at = make_race(**{"b.l2": "3"})
    for _ in range(3):
        press(at, "step")
    assert [run.trainer.epoch for run in here(at).race.runs] == [3, 3]
    press(at, "reset")
    assert here(at).race.epoch == 0
    press(at, "renew")
    assert [one.network.seed for one in settings(at)] == [1, 1]
    press(at, "swap")
    assert [one.training.l2 for one in settings(at)] == [3.0, 0.0]
    assert at.radio(key="race side").value == "a"
    assert query(at) == {"weightseed": "1", "l2": "3", "b.l2": "0", "edit": "a"}


def test_new_weights_leave_no_seed_behind_that_would_come_back(make_race: Factory) -> None:
    at = make_race()
    press(at, "renew")
    at.radio(key="race side").set_value("a").run()
    press(at, "renew")
    at.radio(key="race side").set_value("b").run()
    at.session_state["race group Network"] = True
    at.run()

    assert at.number_input(key="race B NetworkSettings.seed").value == 2
    assert [one.network.seed for one in settings(at)] == [2, 2]


def test_play_trains_both_and_the_sentence_tells_the_standing(make_race: Factory) -> None:
    at = make_race(epochs="20", **{"b.dropout": "0.5"})
    press(at, "play")
    while here(at).pace.playing:
        here(at).pace.awaiting = None  # as the browser's acknowledgement does
        at.run()

    assert [run.trainer.epoch for run in here(at).race.runs] == [20, 20]
    assert "Test loss after epoch 20" in text(at)
    assert "A epoch limit reached; B epoch limit reached" in text(at)
    assert at.button(key="race play").disabled


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_data_set_can_be_raced_on(make_race: Factory, name: str) -> None:
    at = make_race(data=name, **{"b.l2": "1"})
    press(at, "step")

    assert not at.warning
    assert len(at.get("vega_lite_chart")) == 5


def test_what_a_link_cannot_have_is_said(make_race: Factory) -> None:
    at = make_race(**{"b.dropout": "7", "b.data": "moons", "hidden": "3"})

    said = " ".join(one.value for one in at.warning)
    assert "dropout=7" in said
    assert "data=moons" in said
    assert "hidden=3 means nothing" in said
    assert settings(at) == (Settings(), Settings())


def test_data_that_cannot_be_made_fall_back_with_a_message(make_race: Factory) -> None:
    at = make_race(data="digits", n="20", test="0.05")

    assert "cannot be made" in at.warning[0].value
    assert settings(at)[0].data == Settings().data


def test_a_race_begins_with_the_settings_of_the_dashboard() -> None:
    at = AppTest.from_file(str(APP), default_timeout=30)
    at.query_params["l2"] = "3"
    at.run()
    go_to(at, "race")

    assert [one.training.l2 for one in settings(at)] == [3.0, 3.0]


def test_a_link_holds_how_the_race_is_shown(make_race: Factory) -> None:
    shown = {"curve": "score", "logepochs": "1", "showtest": "0", "discrete": "1", "speed": "slow", "edit": "a"}
    at = make_race(**shown, presenter="1")

    assert query(at) == shown | {"presenter": "1"}
    assert at.radio(key="race side").value == "a"
    assert not at.warning


def test_the_rates_of_a_scheduled_race_stand_in_its_table(make_race: Factory) -> None:
    assert "learning rate" not in text(make_race())

    at = make_race(**{"rate": "0.02", "b.schedule": "step", "b.scheduleepochs": "1", "b.schedulefactor": "0.5"})
    for _ in range(3):
        press(at, "step")

    assert '<td data-number="A learning rate">0.0200</td>' in text(at)
    assert '<td data-number="B learning rate">0.00500</td>' in text(at)
