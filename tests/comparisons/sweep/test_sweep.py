"""A sweep trains every cell once, here, in the background, and keeps what is done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

import pytest

from playground.comparisons.sweep.cell import CellResult, train
from playground.comparisons.sweep.cell_key import cell_key
from playground.comparisons.sweep.plan import Plan, plan
from playground.comparisons.sweep.sweep import Failed, Failure, State, Sweep
from playground.settings.own.own_table import TableFile
from playground.settings.pages import SweepSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings
from tests.comparisons.sweep.counted import die_on_the_last, holding_back, keys_trained, noting
from tests.ui.own.samples import TABLE

pytestmark = pytest.mark.long

BASE = Settings(DataSettings(n_samples=40), NetworkSettings(hidden_layers=(4,)))
LONG = 60.0  # seconds a test waits before it fails


def small(steps: int = 3, n_seeds: int = 2, **options: Any) -> Plan:
    return plan(BASE, SweepSettings(steps=steps, n_seeds=n_seeds, epochs=4, **options))


def expected(sweep_plan: Plan) -> dict[tuple[int, int, int], CellResult]:
    return {place: CellResult(**train(sweep_plan.settings(place))) for place in sweep_plan.places}


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds."""
    end = monotonic() + LONG
    while not holds():
        assert monotonic() < end, f"never: {what}"


def test_every_cell_is_trained_once_in_other_processes_with_the_numbers_of_this_one(tmp_path: Path) -> None:
    sweep_plan = small()
    sweep = Sweep(sweep_plan, train=noting(tmp_path), n_processes=2)

    assert sweep.wait(LONG)
    assert (sweep.state, sweep.error, sweep.done, sweep.total) == (State.FINISHED, None, 6, 6)
    assert sweep.results == expected(sweep_plan)
    assert sorted(keys_trained(tmp_path)) == sorted(cell_key(sweep_plan.settings(place)) for place in sweep_plan.places)
    assert sweep.seconds_left == 0.0


def test_one_process_gives_the_same(tmp_path: Path) -> None:
    sweep_plan = small()
    sweep = Sweep(sweep_plan, train=noting(tmp_path), n_processes=1)

    assert sweep.wait(LONG)
    assert sweep.results == expected(sweep_plan)


def test_cancelling_keeps_what_is_done_and_starting_again_repeats_nothing(tmp_path: Path, gate: TextIO) -> None:
    sweep_plan, store = small(steps=6), {}
    sweep = Sweep(sweep_plan, store, train=holding_back(tmp_path), n_processes=2)
    until(lambda: len(keys_trained(tmp_path)) == 2, "two cells in hand")
    assert sweep.seconds_left is None
    sweep.cancel()
    assert sweep.cancelling
    gate.close()
    assert sweep.wait(LONG)

    assert (sweep.state, sweep.done, len(store)) == (State.CANCELLED, 2, 2)
    assert len(keys_trained(tmp_path)) == 2
    again = Sweep(sweep_plan, store, train=noting(tmp_path), n_processes=2)
    assert again.wait(LONG)
    assert again.state is State.FINISHED
    assert again.results == expected(sweep_plan)
    assert sorted(keys_trained(tmp_path)) == sorted(store)


def test_a_sweep_that_is_all_in_the_store_needs_no_worker() -> None:
    sweep_plan = small()
    store = {cell_key(sweep_plan.settings(place)): train(sweep_plan.settings(place)) for place in sweep_plan.places}

    def never(settings: Settings) -> dict[str, Any]:
        raise AssertionError(settings)

    sweep = Sweep(sweep_plan, store, train=never, n_processes=1)
    assert sweep.wait(LONG)
    assert (sweep.state, sweep.results) == (State.FINISHED, expected(sweep_plan))


def test_a_damaged_cell_of_the_store_is_trained_again(tmp_path: Path) -> None:
    sweep_plan = small()
    store = {cell_key(sweep_plan.settings(place)): train(sweep_plan.settings(place)) for place in sweep_plan.places}
    damaged = next(iter(store))
    store[damaged] = {"test_loss": None}
    sweep = Sweep(sweep_plan, store, train=noting(tmp_path), n_processes=1)

    assert sweep.wait(LONG)
    assert keys_trained(tmp_path) == [damaged]
    assert sweep.results == expected(sweep_plan)


def test_a_sweep_that_nobody_asks_after_stops_by_itself(tmp_path: Path, gate: TextIO) -> None:
    now = [0.0]
    sweep_plan = small(steps=5)
    sweep = Sweep(sweep_plan, train=holding_back(tmp_path), n_processes=1, clock=lambda: now[0], patience=30.0)
    until(lambda: len(keys_trained(tmp_path)) == 1, "a cell in hand")
    now[0] = 29.0
    sweep.beat()
    now[0] = 60.0
    gate.close()
    assert sweep.wait(LONG)

    assert (sweep.state, sweep.done) == (State.CANCELLED, 1)


def test_the_time_left_follows_the_pace(tmp_path: Path) -> None:
    now, sweep_plan = [0.0], small(steps=6, n_seeds=1)
    sweep: list[Sweep] = []

    def slow(settings: Settings) -> dict[str, Any]:
        now[0] += 10.0
        if now[0] == 30.0:
            until(lambda: bool(sweep), "the sweep is there")
            left.append(sweep[0].seconds_left)
        return train(settings)

    left: list[float | None] = []
    sweep.append(Sweep(sweep_plan, train=slow, n_processes=1, clock=lambda: now[0]))
    assert sweep[0].wait(LONG)

    assert left == [pytest.approx(4 * 10.0 - 10.0)]  # two cells done, four to go, the third under way for 10 s


def test_places_that_share_their_settings_are_trained_once(tmp_path: Path) -> None:
    sweep_plan = small(
        steps=2, n_seeds=1, knob="depth", low=0.0, high=1.0, spacing="linear",
        second_knob="width", second_low=2.0, second_high=3.0, second_steps=2,
    )  # fmt: skip
    sweep = Sweep(sweep_plan, train=noting(tmp_path), n_processes=1)

    assert sweep.wait(LONG)
    assert sweep.results == expected(sweep_plan)
    assert len(keys_trained(tmp_path)) == 3


def test_a_worker_that_dies_is_an_error_in_words_and_what_was_done_stays() -> None:
    sweep_plan, store = small(), {}
    sweep = Sweep(sweep_plan, store, train=die_on_the_last, n_processes=2)
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert sweep.error == Failed(Failure.WORKER_DIED, sweep.error.detail)
    assert sweep.error.detail
    assert len(store) == sweep.done < sweep.total
    again = Sweep(sweep_plan, store, n_processes=2)
    assert again.wait(LONG)
    assert again.results == expected(sweep_plan)


def test_two_sweeps_at_once_do_not_disturb_each_other() -> None:
    one, other = small(steps=5), small(steps=5, knob="l1")
    both = [Sweep(sweep_plan, n_processes=2) for sweep_plan in (one, other)]

    assert all(sweep.wait(LONG) for sweep in both)
    assert [sweep.error for sweep in both] == [None, None]
    assert [sweep.results for sweep in both] == [expected(one), expected(other)]


def test_data_of_a_persons_own_are_trained_on_this_machine_whatever_cluster_there_is() -> None:
    own = TableFile("mine.csv", TABLE).first()
    base = replace(BASE, data=DataSettings(n_samples=40, own=own))
    sweep_plan = plan(base, SweepSettings(steps=2, n_seeds=1, epochs=2))
    sweep = Sweep(sweep_plan, scheduler="tcp://localhost:1", n_processes=2)  # nobody answers there

    assert sweep.wait(LONG)
    assert (sweep.state, sweep.results) == (State.FINISHED, expected(sweep_plan))
