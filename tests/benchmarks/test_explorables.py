"""Figures that are dragged in the benchmark are moved by every movement, and their answers are packed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.explorables.answers import answer_costs
from benchmarks.explorables.drags import MARGIN, slider_of, there_and_back
from playground.ui.learn.explorables import EXPLORABLES


@pytest.mark.parametrize("key", EXPLORABLES)
def test_every_movement_sets_another_value_and_goes_there_and_back(key: str) -> None:
    slider = slider_of(EXPLORABLES[key])
    shares = [0.0, *there_and_back(slider, 40)]
    values = [
        slider.nearest(slider.low + (MARGIN + share * (1 - 2 * MARGIN)) * (slider.high - slider.low))
        for share in shares
    ]

    assert len(shares) == 41
    assert {min(shares), max(shares)} == {0.0, 1.0}
    assert all(a != b for a, b in pairwise(values))


def test_an_answer_is_packed() -> None:
    spread, longest = answer_costs(EXPLORABLES["losses-over-logit"], moves=2)

    assert 0.0 < spread.low <= spread.high
    assert longest > 1000
