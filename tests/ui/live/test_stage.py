"""A stage trains no faster than its browser paints, and shows every change."""

from __future__ import annotations

import logging

import pytest

from playground.ui.live import stages
from playground.ui.live.audience import MOST_UNPAINTED
from playground.ui.live.connection import CLOSED_REPLACED
from playground.ui.live.pace import SLOW_SECONDS
from playground.ui.live.performance import Speed
from playground.ui.live.stage import Stage
from playground.ui.live.turns import Turns
from tests.ui.live.counting import Clock, Counting, seated, shown
from tests.ui.seat import Seat


def test_a_new_browser_gets_the_present_state_at_once() -> None:
    performance = Counting()
    performance.epoch = 7

    assert shown(seated(performance)) == 7


def test_at_one_epoch_a_frame_each_frame_shows_the_next_epoch() -> None:
    seat = seated(Counting("medium"))
    seat.stage.play()
    for _ in range(20):
        seat.paint()

    epochs = [int(head["texts"]["epoch"]) for head in seat.heads if "texts" in head]
    assert epochs == list(range(len(epochs)))
    assert len(epochs) > 20


def test_at_full_speed_it_trains_on_while_the_browser_paints_but_not_for_ever() -> None:
    performance = Counting("fast")
    seat = seated(performance)
    seat.paint()
    seat.stage.play()
    seat.settle()
    waiting = performance.epoch
    assert waiting > shown(seat) > 0

    seat.stage.painted(0)
    seat.settle()
    assert performance.epoch == waiting
    seat.paint()
    assert shown(seat) > waiting


@pytest.mark.parametrize("speed", ["slow", "medium", "fast"])
def test_while_the_script_of_a_page_runs_nothing_is_trained_but_what_it_changes_is_shown(speed: Speed) -> None:
    performance, turns = Counting(speed), Turns(clock=lambda: 0.0)
    stage = Stage(turns, Clock())
    stage.show(performance)
    seat = Seat(stage)
    seat.paint()
    with turns.page():
        stage.play()
        seat.settle()
        with stage.between_epochs():
            performance.epoch = 7
        stage.refresh()
        seat.paint()
        assert performance.epoch == shown(seat) == 7

    while performance.epoch == 7:
        seat.paint()


def test_slowly_there_are_four_epochs_a_second() -> None:
    performance, clock = Counting("slow"), Clock(step=0.0)
    stage = Stage(Turns(), clock)
    stage.show(performance)
    seat = Seat(stage)
    stage.play()
    epochs = []
    for _ in range(16):
        seat.paint()
        epochs.append(performance.epoch)
        clock.now += SLOW_SECONDS / 2

    assert epochs == [1 + i // 2 for i in range(16)]


@pytest.mark.parametrize("speed", ["medium", "fast"])
def test_a_browser_that_paints_nothing_costs_nothing(speed: Speed) -> None:
    performance = Counting(speed)
    seat = seated(performance)
    seat.stage.play()
    seat.settle()
    epoch, frame = performance.epoch, seat.frame
    assert frame <= MOST_UNPAINTED

    for _ in range(5):
        seat.stage.painted(0)
        seat.settle()

    assert (performance.epoch, seat.frame) == (epoch, frame)


def test_without_a_socket_nothing_is_trained_and_with_one_it_goes_on() -> None:
    performance = Counting()
    seat = seated(performance)
    seat.stage.disconnect(seat.socket)
    seat.stage.play()
    assert performance.epoch == 0

    other = Seat(seat.stage)
    other.paint()
    assert performance.epoch > 0


def test_a_second_socket_takes_the_place_of_the_first() -> None:
    seat = seated(Counting())
    other = Seat(seat.stage)
    other.settle()
    assert seat.socket.closed == CLOSED_REPLACED
    assert other.socket.closed is None

    seat.stage.disconnect(seat.socket)  # the first one notices late
    seat.stage.play()
    before = other.frame
    other.paint()
    assert other.frame > before


def test_the_end_pauses_is_told_once_and_asks_for_the_page() -> None:
    performance = Counting("medium", last=5)
    seat = seated(performance)
    seat.stage.play()
    while seat.stage.playing:
        seat.paint()
    seat.paint()

    assert (performance.epoch, performance.ended, seat.rerun) == (5, 1, 1)
    assert shown(seat) == 5


def test_changes_that_come_faster_than_the_browser_paints_end_with_the_last_one() -> None:
    performance = Counting()
    seat = seated(performance)
    for epoch in range(50):
        with seat.stage.between_epochs():
            performance.epoch = epoch
        seat.stage.show(performance)
    assert seat.frame <= MOST_UNPAINTED
    seat.paint()

    assert shown(seat) == 49


def test_a_command_is_obeyed_and_only_some_ask_for_the_page() -> None:
    performance = Counting()
    seat = seated(performance)
    seat.paint()
    seat.ask(do="display", epoch=3)
    assert seat.rerun == 0
    seat.paint()
    seat.ask(do="keep", controls=True)

    assert [command["do"] for command in performance.obeyed] == ["display", "keep"]
    assert seat.rerun == 1


def test_an_error_in_the_thread_reaches_the_page_and_the_stage_stays_usable(caplog: pytest.LogCaptureFixture) -> None:
    performance = Counting()
    seat = seated(performance)
    seat.paint()
    performance.error = ValueError("no such thing")
    with caplog.at_level(logging.CRITICAL):
        seat.stage.play()
        seat.settle()
    assert "ValueError: no such thing" in seat.error
    assert not seat.stage.playing
    assert seat.rerun == 1
    seat.stage.show(performance)
    seat.paint()
    assert "ValueError: no such thing" in seat.error

    performance.error = None
    seat.stage.play()
    seat.paint()
    assert performance.epoch > 0
    assert seat.error == ""


def test_stages_with_the_same_turns_do_not_train_at_once() -> None:
    turns, performance, seats = Turns(), Counting("fast", last=3000), []
    for _ in range(3):
        stage = Stage(turns)
        stage.show(performance)  # it would notice two threads
        seats.append(Seat(stage))
        stage.play()
    while any(seat.stage.playing for seat in seats):
        for seat in seats:
            seat.stage.painted(seat.frame)

    assert performance.epoch == 3000
    assert [seat.error for seat in seats] == ["", "", ""]


def test_a_stage_is_found_by_its_token_as_long_as_a_tab_keeps_it() -> None:
    stage = Stage()
    stages.register(stage)
    token = stage.token
    assert stages.find(token) is stage
    assert stages.find(token[:-1]) is None

    del stage
    assert stages.find(token) is None
