"""Whether the runs of a lesson can be compared by their losses."""

from __future__ import annotations

from itertools import pairwise

from playground.comparisons.common_loss import differ_in_loss
from playground.lessons.lesson import Lesson


def has_one_loss(lesson: Lesson) -> bool:
    """Return whether all runs are measured by the same loss; otherwise their scores can be compared, and no losses."""
    return not any(differ_in_loss(a, b) for a, b in pairwise(lesson.variants.values()))
