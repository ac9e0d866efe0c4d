"""Turns are taken one at a time and in the order of asking, whatever happens in them."""

from __future__ import annotations

import threading

import pytest

from playground.ui.live.turns import PAGE_SECONDS, Turns


def test_no_two_threads_have_a_turn_at_once() -> None:
    turns, inside, most = Turns(), [0], [0]

    def work() -> None:
        for _ in range(200):
            with turns.take():
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1]


def test_a_thread_that_asks_again_waits_for_those_that_asked_before() -> None:
    turns, order = Turns(), []

    def other() -> None:
        with turns.take():
            order.append("other")

    thread = threading.Thread(target=other)
    with turns.take():
        thread.start()
        while not turns.is_wanted:
            pass
        order.append("first")
    with turns.take():
        order.append("first again")
    thread.join()

    assert order == ["first", "other", "first again"]


def test_a_turn_that_ends_in_an_error_is_given_on() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.take():
        raise ZeroDivisionError
    with turns.take():
        assert not turns.is_wanted


def test_a_page_holds_training_until_its_script_ends_however_it_ends() -> None:
    turns = Turns(clock=lambda: 0.0)
    with turns.page():
        with pytest.raises(ZeroDivisionError), turns.page():
            raise ZeroDivisionError
        assert turns.is_held

    assert not turns.is_held


def test_a_page_that_takes_long_holds_training_no_more_and_the_next_one_does() -> None:
    now = [0.0]
    turns = Turns(clock=lambda: now[0])
    with turns.page():
        now[0] = PAGE_SECONDS
        assert not turns.is_held
        with turns.page():
            assert turns.is_held
