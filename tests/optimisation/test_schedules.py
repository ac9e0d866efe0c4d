"""Schedules against independent formulas: at known epochs, within their bounds, and never upwards."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.optimisation.records import SCHEDULES
from playground.optimisation.schedules import LOWEST_RATE, ScheduleState, state_after
from tests.training.mini_batches import in_mini_batches

BASES, LENGTHS, FACTORS = st.floats(1e-6, 100.0), st.integers(1, 400), st.floats(0.0, 1.0)
LOSSES = st.lists(st.floats(0.0, 10.0), max_size=60)


def rates(name: str, base: float, length: int, factor: float, losses: list[float]) -> list[float]:
    """Return the rate of every epoch, and of the one after the last."""
    return [SCHEDULES[name].rate(base, state_after(losses[:epoch], length), factor) for epoch in range(len(losses) + 1)]


@pytest.mark.parametrize("name", SCHEDULES)
@given(base=BASES, length=LENGTHS, factor=FACTORS, losses=LOSSES)
def test_a_rate_begins_at_the_base_never_rises_and_has_a_lower_bound(
    name: str, base: float, length: int, factor: float, losses: list[float]
) -> None:
    found = rates(name, base, length, factor, losses)

    assert found[0] == base
    assert found == sorted(found, reverse=True)
    assert found[-1] >= LOWEST_RATE


@given(base=BASES, length=LENGTHS, factor=FACTORS, losses=LOSSES)
def test_a_constant_rate_is_the_base_to_the_last_bit(
    base: float, length: int, factor: float, losses: list[float]
) -> None:
    assert set(rates("constant", base, length, factor, losses)) == {base}


@given(base=BASES, length=LENGTHS, factor=FACTORS, epoch=st.integers(0, 2000))
def test_steps_are_taken_after_each_so_many_epochs(base: float, length: int, factor: float, epoch: int) -> None:
    rate = base
    for number in range(1, epoch + 1):
        if number % length == 0:
            rate *= factor

    found = SCHEDULES["step"].rate(base, ScheduleState(length, epochs=epoch), factor)

    assert found == pytest.approx(max(rate, LOWEST_RATE), rel=1e-9)


def test_the_cosine_is_half_way_in_the_middle_and_at_its_floor_from_the_end_on() -> None:
    def rate(epoch: int) -> float:
        return SCHEDULES["cosine"].rate(0.4, ScheduleState(60, epochs=epoch), 0.25)

    assert (rate(0), rate(60), rate(61), rate(10_000)) == (0.4, 0.1, 0.1, 0.1)
    assert rate(30) == pytest.approx(0.25)  # half way between 0.4 and 0.1
    assert rate(20) == pytest.approx(0.1 + 0.3 * 0.75)  # cos 60° = 1/2
    assert rate(40) == pytest.approx(0.1 + 0.3 * 0.25)


@given(base=BASES, length=LENGTHS, factor=FACTORS, epoch=st.integers(0, 500))
def test_the_cosine_falls_as_the_horizontal_place_of_a_hand_that_turns_half_a_circle(
    base: float, length: int, factor: float, epoch: int
) -> None:
    turned = complex(0, math.pi * min(epoch, length) / length)
    place = float(np.exp(turned).real)

    found = SCHEDULES["cosine"].rate(base, ScheduleState(length, epochs=epoch), factor)

    floor = base * factor
    assert found == pytest.approx(max(floor + (base - floor) * (1 + place) / 2, LOWEST_RATE), rel=1e-9, abs=1e-15)


def test_a_plateau_is_met_after_so_many_epochs_without_a_lower_loss_and_counting_begins_anew() -> None:
    losses = [1.0, 0.9, 0.95, 0.9, 0.91, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]
    #         low  low   1     2    3 !  low   1    2    3 !  1    2

    found = rates("plateau", 1.0, 3, 0.5, losses)

    assert found == [1.0] * 5 + [0.5] * 4 + [0.25] * 3


def test_a_loss_that_is_lower_by_less_than_a_ten_thousandth_rests() -> None:
    still, falling = ([0.5 * (1 - share) ** epoch for epoch in range(11)] for share in (2e-6, 2e-4))

    assert rates("plateau", 1.0, 10, 0.1, still)[-1] == pytest.approx(0.1)
    assert rates("plateau", 1.0, 10, 0.1, falling)[-1] == 1.0


def test_a_loss_of_zero_rests() -> None:
    assert rates("plateau", 1.0, 2, 0.1, [0.0] * 5)[-1] == pytest.approx(0.01)


@given(length=st.integers(1, 6), losses=LOSSES)
def test_plateaus_are_counted_as_a_search_backwards_counts_them(length: int, losses: list[float]) -> None:
    plateaus, begun, lowest = 0, 0, math.inf
    for epoch, loss in enumerate(losses, start=1):
        if loss < lowest - 1e-4 * lowest or lowest == math.inf:
            lowest, begun = loss, epoch
        elif epoch - begun == length:
            plateaus, begun = plateaus + 1, epoch

    assert state_after(losses, length).plateaus == plateaus


@pytest.mark.parametrize("name", ["step", "plateau"])
def test_a_rate_multiplied_by_a_small_factor_for_ever_is_still_a_normal_number_in_float32(name: str) -> None:
    for factor in (0.0, 1e-300, 0.5):
        state = ScheduleState(1, epochs=100_000, plateaus=100_000)
        rate = SCHEDULES[name].rate(1e-6, state, factor)
        assert rate == LOWEST_RATE > np.finfo(np.float32).tiny


def test_every_schedule_can_be_set_and_says_what_its_numbers_mean() -> None:
    for name, record in SCHEDULES.items():
        in_mini_batches(schedule=name)
        used = record.rate(1.0, state_after([1.0] * 8, 3), 0.3) != record.rate(1.0, state_after([1.0] * 8, 5), 0.6)
        assert bool(record.length) == bool(record.factor) == used
        assert record.help.endswith(".")
