"""Two runs, without and with something, judged by their test losses at the end."""

from __future__ import annotations

from collections.abc import Mapping

from playground.lessons.lesson import Evidence, Runs, Write
from playground.lessons.readings import end_loss, train_loss
from playground.words.numbers import number

ALIKE = 0.1  # share of the loss without by which the other may differ and still be called as good
WRITTEN: Mapping[str, Write] = dict.fromkeys(("test_a", "test_b", "train_a", "train_b"), number)


def judge_ends(runs: Runs, without: str, with_it: str, *, below: float) -> Evidence:
    """Judge whether the test loss with something ends below that without.

    Parameters
    ----------
    runs : mapping of str to Run
    without, with_it : str
        Their keys of the two.
    below : float in (0, 1]
        Share of the loss without under which the other has to end for the claim to hold.

    Returns
    -------
    Evidence
        Its answer is 0 if the loss with it is lower, 1 if it is higher, and 2 if both are alike; its quantities are
        those that ``WRITTEN`` writes.
    """
    a, b = end_loss(runs[without]), end_loss(runs[with_it])
    return Evidence(
        holds=b < below * a,
        effect=b / a,
        answer=2 if abs(b - a) <= ALIKE * a else 0 if b < a else 1,
        quantities={
            "test_a": a,
            "test_b": b,
            "train_a": train_loss(runs[without]),
            "train_b": train_loss(runs[with_it]),
        },
    )
