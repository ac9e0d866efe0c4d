"""Which of two runs ended lower, and by how much it had to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from playground.lessons.lower_end import WRITTEN, judge_ends


class History(dict[str, list[float]]):
    """Columns of one epoch after the first weights."""

    epoch = 1


@pytest.mark.parametrize(
    ("end", "below", "holds", "answer"),
    [
        (0.79, 0.8, True, 0),
        (0.81, 0.8, False, 0),
        (0.95, 1.0, True, 2),
        (1.0, 1.0, False, 2),
        (1.05, 1.0, False, 2),
        (1.2, 1.0, False, 1),
    ],
)
def test_the_lower_end_is_that_below_a_share_of_the_other(
    end: float, below: float, answer: int, *, holds: bool
) -> None:
    runs: Any = {
        name: SimpleNamespace(history=History(test_loss=[2.0, loss], train_loss=[2.0, loss / 4]))
        for name, loss in (("plain", 1.0), ("other", end))
    }
    evidence = judge_ends(runs, "plain", "other", below=below)

    assert (evidence.holds, evidence.answer, evidence.effect) == (holds, answer, end)
    assert evidence.quantities == {"test_a": 1.0, "test_b": end, "train_a": 0.25, "train_b": end / 4}
    assert evidence.quantities.keys() == WRITTEN.keys()
