"""Chapter 4: L2 and L1."""

from playground.lessons.penalties import (
    correlated,
    decay_under_adam,
    exactly_zero,
    l1_chooses,
    small_weights,
    too_strong,
    wild_function,
)

LESSONS = (
    small_weights.LESSON,
    wild_function.LESSON,
    exactly_zero.LESSON,
    l1_chooses.LESSON,
    correlated.LESSON,
    too_strong.LESSON,
    decay_under_adam.LESSON,
)
