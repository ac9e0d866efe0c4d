"""Going back in a paused run through the page's own controls."""

from __future__ import annotations

import pytest

from tests.ui.driver import AppDriver


@pytest.fixture
def stepped() -> AppDriver:
    """A paused run of 25 epochs."""
    app = AppDriver(stop="mark", patience="3", noise="0.6")
    app.train_unseen(24)
    app.press("step")
    return app


def test_there_is_nothing_to_go_back_to_before_the_first_epoch() -> None:
    assert not AppDriver().has("Epoch shown")


def test_while_it_plays_nothing_leads_back() -> None:
    app = AppDriver()
    app.press("play")

    assert app.run.trainer.epoch > 0
    assert not app.has("Epoch shown")


def test_the_slider_shows_an_earlier_epoch_and_the_run_stays_where_it_is(stepped: AppDriver) -> None:
    loss = stepped.run.history["test_loss"][7]

    stepped.set("Epoch shown", 7)

    assert stepped.epoch == 7
    assert stepped.numbers["test loss"] == f"{loss:.3g}"
    assert "Looking back at epoch 7 of 25." in stepped.text
    assert stepped.run.trainer.epoch == 25


def test_the_jumps_lead_to_the_best_epoch_and_to_that_of_early_stopping(stepped: AppDriver) -> None:
    run = stepped.run

    stepped.press("go best")
    assert stepped.epoch == run.history.best_epoch
    stepped.press("go stop")
    assert run.stop_epoch is not None
    assert stepped.epoch == run.stop_epoch


def test_going_on_from_an_epoch_plays_from_there(stepped: AppDriver) -> None:
    assert not stepped.can_press("go on")
    stepped.set("Epoch shown", 4)
    history = stepped.run.history["train_loss"][:5].tolist()

    stepped.press("go on")

    assert stepped.is_playing
    assert stepped.run.history["train_loss"][:5].tolist() == history
    assert "Looking back" not in stepped.text


@pytest.mark.long
@pytest.mark.parametrize("key", ["play", "step", "reset", "renew"])
def test_whatever_moves_the_run_comes_back_to_the_present(stepped: AppDriver, key: str) -> None:
    stepped.set("Epoch shown", 4)

    stepped.press(key)

    assert "Looking back" not in stepped.text


def test_a_setting_changed_while_looking_back_comes_back_to_the_present(stepped: AppDriver) -> None:
    stepped.set("Epoch shown", 4)

    stepped.set("DataSettings.noise", 0.1)

    assert "Looking back" not in stepped.text


@pytest.mark.parametrize(("clicked", "shown"), [(11, 11), (25, 25), (None, 25)], ids=["earlier", "last", "beside"])
def test_a_click_on_the_curves_shows_its_epoch(stepped: AppDriver, clicked: int | None, shown: int) -> None:
    stepped.click_curves(clicked)

    assert stepped.epoch == shown
    assert ("Looking back" in stepped.text) is (shown < 25)
