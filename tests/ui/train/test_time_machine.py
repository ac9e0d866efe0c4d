"""Going back in a paused run through the page's own controls."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from playground.ui.shell import tab_state
from playground.ui.train import state as train_state
from playground.ui.train import time_machine
from playground.ui.train.state import TrainState


def here(at: AppTest) -> TrainState:
    return at.session_state["train"]


def shown(at: AppTest) -> str:
    """Return what the page writes as HTML."""
    return " ".join(html.value for html in at.get("html"))


def sliders(at: AppTest) -> list[Any]:
    return [slider for slider in at.slider if slider.label == "Epoch shown"]


def press(at: AppTest, key: str) -> None:
    at.button(key=key).click().run()
    assert not at.exception


@pytest.fixture
def stepped(make_app) -> AppTest:
    """A paused run of 25 epochs."""
    at = make_app(stop="mark", patience="3", noise="0.6")
    here(at).run.trainer.advance(24)
    press(at, "step")
    return at


def test_there_is_nothing_to_go_back_to_before_the_first_epoch(make_app) -> None:
    assert sliders(make_app()) == []


def test_while_it_plays_nothing_leads_back(make_app) -> None:
    at = make_app()
    press(at, "play")

    assert here(at).run.trainer.epoch > 0
    assert sliders(at) == []


def test_the_slider_shows_an_earlier_epoch_and_the_run_stays_where_it_is(stepped: AppTest) -> None:
    loss = here(stepped).run.history["test_loss"][7]

    sliders(stepped)[0].set_value(7).run()

    assert not stepped.exception
    assert 'data-epoch="7"' in shown(stepped)
    assert f">{loss:.3g}<" in shown(stepped)
    assert "Looking back at epoch 7 of 25." in shown(stepped)
    assert here(stepped).run.trainer.epoch == 25


def test_the_jumps_lead_to_the_best_epoch_and_to_that_of_early_stopping(stepped: AppTest) -> None:
    run = here(stepped).run

    press(stepped, "go best")
    assert f'data-epoch="{run.history.best_epoch}"' in shown(stepped)
    press(stepped, "go stop")
    assert run.stop_epoch is not None
    assert f'data-epoch="{run.stop_epoch}"' in shown(stepped)


def test_going_on_from_an_epoch_plays_from_there(stepped: AppTest) -> None:
    assert stepped.button(key="go on").disabled
    sliders(stepped)[0].set_value(4).run()
    history = here(stepped).run.history["train_loss"][:5].tolist()

    press(stepped, "go on")

    assert here(stepped).pace.playing
    assert here(stepped).run.trainer.epoch < 25 or here(stepped).run.history["train_loss"][:5].tolist() == history
    assert here(stepped).run.history["train_loss"][:5].tolist() == history
    assert here(stepped).displayed_epoch is None


@pytest.mark.parametrize("key", ["play", "step", "reset", "renew"])
def test_whatever_moves_the_run_comes_back_to_the_present(stepped: AppTest, key: str) -> None:
    sliders(stepped)[0].set_value(4).run()

    press(stepped, key)

    assert here(stepped).displayed_epoch is None
    assert "Looking back" not in shown(stepped)


def test_a_setting_changed_while_looking_back_comes_back_to_the_present(stepped: AppTest) -> None:
    sliders(stepped)[0].set_value(4).run()

    stepped.slider(key="DataSettings.noise").set_value(0.1).run()

    assert not stepped.exception
    assert "Looking back" not in shown(stepped)


@pytest.mark.parametrize(("points", "epoch"), [([{"epoch": 11}], 11), ([{"epoch": 25}], None), ([], None)])
def test_a_click_on_the_curves_shows_its_epoch(
    stepped: AppTest, monkeypatch: pytest.MonkeyPatch, points: list[dict[str, int]], epoch: int | None
) -> None:
    of = here(stepped)
    monkeypatch.setattr(train_state, "current", lambda: of)
    monkeypatch.setattr(tab_state, "value", lambda key: {"selection": {"at": points}})

    time_machine.picked()

    assert of.displayed_epoch == epoch
