"""Whatever a history holds, a verdict on it is given, with a remedy."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.measurements.verdict.checks import checks, running_median
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.kinds import Kind
from playground.measurements.verdict.verdict import judge
from playground.settings.run import Settings
from tests.measurements.verdict.drawn_histories import histories
from tests.measurements.verdict.verdict_facts import DEFAULT, FACTS, RULES, Rows, regularised


def test_later_epochs_do_not_change_what_is_said_of_an_earlier_one() -> None:
    for rows, run_settings, facts, _ in RULES.values():
        for epoch in (0, 1, 2, 5, 50, 51, 120):
            early, late = judge(rows.until(epoch), run_settings, facts), judge(rows, run_settings, facts, epoch=epoch)
            if late.kind is not Kind.PLACE_TO_STOP:
                known = replace(late.numbers, later_epochs=0)
                assert repr(early) == repr(replace(late, numbers=known))  # NaN is equal to nothing


def test_running_median_is_that_of_the_last_five() -> None:
    values = np.random.default_rng(0).normal(size=(3, 400))
    median = running_median(values)

    for i in range(4, 400):
        np.testing.assert_array_equal(median[:, i], np.median(values[:, i - 4 : i + 1], axis=1))
    np.testing.assert_array_equal(median[:, 0], values[:, 0])


def test_a_long_run_is_looked_at_in_a_few_thousand_places() -> None:
    class Counted(Rows):
        def __getitem__(self, name: str) -> np.ndarray:
            class Column(np.ndarray):
                def __getitem__(column, key: object) -> np.ndarray:
                    found = np.asarray(column)[key]
                    looked_at.append(np.size(found) if isinstance(key, np.ndarray) else 0)
                    return found

            return super().__getitem__(name).view(Column)

    looked_at: list[int] = []
    checks(Counted(10_000), 10_000, FACTS)

    assert 0 < max(looked_at) < 3000


@given(histories(), st.sampled_from([DEFAULT, regularised(l1=3.0), regularised(l2=10.0, dropout=0.5)]))
def test_any_finite_history_gets_a_verdict_and_a_remedy(drawn: tuple[Rows, DataFacts], run_settings: Settings) -> None:
    rows, facts = drawn
    verdict = judge(rows, run_settings, facts)

    assert verdict.remedies
    assert (verdict.kind is Kind.UNTRAINED) == (rows.epoch == 0)


@settings(max_examples=25)
@given(histories(st.floats(0.0, 3.0)))
def test_what_is_said_of_any_history_is_said_for_five_epochs_at_least(drawn: tuple[Rows, DataFacts]) -> None:
    rows, facts = drawn
    kinds = [judge(rows.until(epoch), DEFAULT, facts).kind for epoch in range(rows.epoch + 1)]
    changes = [epoch for epoch in range(2, len(kinds)) if kinds[epoch] is not kinds[epoch - 1]]

    assert all(later - earlier >= 5 for earlier, later in pairwise(changes))
