"""BLAS has one thread while the numbers of a run are made, and as many as before when they are made."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from playground.measurements.run import Run
from playground.settings.links import from_url
from playground.training.stack_trainer import Seeds, StackTrainer
from playground.training.threads import one_blas_thread

MANY = 3  # threads, more than one on any machine


def n_threads() -> set[int]:
    """Return how many threads the BLAS libraries of this process use."""
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def set_threads(number: int) -> None:
    """Set the number of threads, and leave it to any Python thread to set another."""
    threadpool_limits(number, user_api="blas")
    with threadpool_limits(None):
        pass


@pytest.fixture(autouse=True)
def many_threads() -> Iterator[None]:
    """Begin with many threads, and see that there are as many again in the end."""
    (before,) = n_threads()
    set_threads(MANY)
    assert n_threads() == {MANY}
    yield
    after = n_threads()
    set_threads(before)
    assert after == {MANY}


def test_limit_ends_with_the_last_of_those_who_are_inside_one_another() -> None:
    with one_blas_thread():
        with one_blas_thread():
            assert n_threads() == {1}
        assert n_threads() == {1}
    assert n_threads() == {MANY}


def test_limit_ends_with_an_error() -> None:
    with pytest.raises(ValueError, match="on purpose"), one_blas_thread():
        raise ValueError("on purpose")
    assert n_threads() == {MANY}


def test_one_who_leaves_first_does_not_lift_the_limit_of_another_thread() -> None:
    entered, left = Event(), Event()

    def stay() -> set[int]:
        with one_blas_thread():
            entered.set()
            assert left.wait(60)
            return n_threads()

    with ThreadPoolExecutor() as pool:
        with one_blas_thread():
            stays = pool.submit(stay)
            assert entered.wait(60)
        left.set()
        assert stays.result() == {1}


def test_training_limits_blas_until_it_ends() -> None:
    seen = []
    run = Run(from_url("?layers=4").settings)
    run.trainer.observe = lambda _: seen.append(n_threads())
    run.trainer.advance(1)
    assert n_threads() == {MANY}
    run.trainer.reset()
    assert n_threads() == {MANY}

    stack = StackTrainer([run.dataset], run.settings.network, run.settings.training, [Seeds(0, 0), Seeds(1, 1)])
    stack.advance(1, observe=lambda _: seen.append(n_threads()))
    assert seen == [{1}, {1}, {1}]
