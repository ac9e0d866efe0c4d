"""What the browser is sent while a run plays: no more than it paints, and no spec twice."""

import logging

import pytest

from playground.training.trainer import Trainer
from playground.ui.live.audience import MOST_UNPAINTED
from playground.words.catalogue import live as says
from tests.ui.driver import AppDriver


def test_while_the_browser_has_not_painted_a_rerun_trains_nothing() -> None:
    app = AppDriver()
    app.press("play")
    waiting = app.epoch

    app.rerun()
    app.rerun()
    assert app.epoch == waiting

    app.paint()
    assert app.epoch > waiting


def test_at_medium_speed_each_painted_frame_brings_one_epoch() -> None:
    app = AppDriver(speed="medium")
    app.press("play")
    for _ in range(8):
        frame, epoch = app.seat.frame, app.epoch
        app.paint()
        assert app.epoch - epoch == app.seat.frame - frame > 0

    assert app.epoch == app.run.trainer.epoch


@pytest.mark.parametrize("speed", ["slow", "medium", "fast"])
def test_no_more_frames_are_sent_than_may_wait_to_be_painted(speed: str) -> None:
    app = AppDriver(speed=speed)
    painted = app.seat.frame
    app.press("play")
    app.rerun()
    app.set("ViewSettings.curve", "score")

    assert app.seat.frame - painted <= MOST_UNPAINTED
    app.paint()
    assert app.seat.frame > painted


def test_an_error_in_training_reaches_the_page_which_can_still_be_used(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = AppDriver(speed="medium")
    app.press("play")

    def fail(*_: object, **__: object) -> int:
        raise MemoryError("no room for <this>")

    with monkeypatch.context() as patch, caplog.at_level(logging.CRITICAL):
        patch.setattr(Trainer, "advance", fail)
        app.paint()
    assert app.seat.error == says.STAGE_STOPPED(error="MemoryError", text="no room for <this>")
    assert not app.is_playing

    epoch = app.epoch
    app.press("play")
    app.paint()
    assert app.seat.error == ""
    assert app.epoch > epoch


def test_from_frame_to_frame_charts_keep_their_specs_and_places() -> None:
    app = AppDriver(speed="medium")
    app.press("play")
    first = [chart.lasting for chart in app.charts]
    data = [chart.tables for chart in app.charts]
    for _ in range(2):
        app.paint()

    assert [chart.lasting for chart in app.charts] == first
    assert [chart.tables for chart in app.charts] != data
