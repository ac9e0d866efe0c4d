"""What rounds of opened and closed tabs say of the memory that is given back."""

import pytest

from benchmarks.tabs.closed_tabs import Round, findings, rounds_table

MB = 1_000_000
MEASURED = [
    Round(before=100 * MB, opened=300 * MB, closed=290 * MB, forgotten=150 * MB, seconds=44.0),
    Round(before=150 * MB, opened=310 * MB, closed=305 * MB, forgotten=154 * MB, seconds=61.0),
]


def test_what_tabs_take_and_what_is_given_back_and_left_of_it() -> None:
    a_tab, given_back, left, latest = findings(MEASURED, tabs=10)

    assert a_tab.value == pytest.approx((20 + 16) / 2)
    assert given_back.value == pytest.approx((150 / 200 + 156 / 160) / 2)
    assert left.value == pytest.approx(0.4)
    assert (latest.value, latest.verdict) == (61.0, "**missed**")


def test_a_row_for_each_round_in_megabytes() -> None:
    assert rounds_table(MEASURED).splitlines()[2:] == [
        "| 1 | 100 | 300 | 290 | 150 | 44.0 |",
        "| 2 | 150 | 310 | 305 | 154 | 61.0 |",
    ]
