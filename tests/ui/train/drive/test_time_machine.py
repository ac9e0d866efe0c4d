"""Going back in a paused run through the page's own controls."""

from __future__ import annotations

import pytest

from playground.ui.live.audience import MOST_UNPAINTED
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
    app.paint()

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


@pytest.mark.parametrize(("epoch", "shown"), [(11, 11), (25, 25), (99, 25)], ids=["earlier", "last", "beyond"])
def test_an_epoch_asked_for_on_the_curves_is_shown(stepped: AppDriver, epoch: int, shown: int) -> None:
    stepped.ask(do="display", epoch=epoch)

    assert stepped.epoch == stepped.value("Epoch shown") == shown
    assert ("Looking back" in stepped.text) is (shown < 25)


def test_while_the_curves_are_dragged_the_page_is_left_alone(stepped: AppDriver) -> None:
    stepped.ask(do="display", epoch=11, settled=False)
    assert stepped.epoch == 11
    assert stepped.value("Epoch shown") == 25

    stepped.ask(do="display", epoch=12)
    assert stepped.value("Epoch shown") == 12


def test_going_on_is_asked_for_on_the_curves_too(stepped: AppDriver) -> None:
    losses = stepped.run.history["train_loss"].tolist()
    stepped.set("ViewSettings.speed", "medium")
    stepped.ask(do="continue", epoch=4)

    assert stepped.is_playing
    assert 4 <= stepped.run.trainer.epoch <= 4 + 2 * MOST_UNPAINTED
    assert stepped.run.history["train_loss"][:5].tolist() == losses[:5]


@pytest.mark.parametrize("epoch", [-1, True, "7", None, 3.5], ids=repr)
def test_what_is_no_epoch_changes_nothing(stepped: AppDriver, epoch: object) -> None:
    for do in ("display", "continue"):
        stepped.ask(do=do, epoch=epoch)

    assert stepped.epoch == 25
    assert not stepped.is_playing
