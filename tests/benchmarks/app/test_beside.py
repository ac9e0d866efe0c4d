"""Reports of two checkouts are compared by the names of their rows."""

from __future__ import annotations

from benchmarks.app.beside import comparison, figures
from benchmarks.kit.finding import Finding, findings_table

REPORT = findings_table([
    Finding("frames shown", 15.0, "15.0/s", "at least 10/s", ">=", 10),
    Finding("epochs shown", 2315.0, "2,315/s"),
    Finding("lag", 4.0, "median 2, worst 4 frames", "at most 4 frames", "<=", 4),
    Finding("not measured", None, "–"),
])  # fmt: skip


def test_figures_are_read_by_their_names_and_a_lag_by_its_worst() -> None:
    assert figures(f"An introduction of 3 words.\n\n{REPORT}") == {
        "frames shown": 15.0,
        "epochs shown": 2315.0,
        "lag": 4.0,
    }


def test_figures_that_both_have_are_compared_round_by_round() -> None:
    rounds = [({"a": 10.0, "only there": 1.0}, {"a": 20.0, "only here": 1.0}), ({"a": 20.0}, {"a": 60.0})]

    [*_, row] = comparison(rounds).splitlines()

    assert row == "| a | 15 (12.5 to 17.5) | 40 (30 to 50) | 2.50 (2.25 to 2.75) |"
