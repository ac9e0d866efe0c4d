"""Chapter 6: activations."""

from playground.lessons.activations import (
    dead_units,
    gradient_vanishes,
    half_sleeps,
    linear_stays_linear,
    relu_vanishes_too,
    sparse_prevents,
    zero_slope,
)

LESSONS = (
    linear_stays_linear.LESSON,
    gradient_vanishes.LESSON,
    relu_vanishes_too.LESSON,
    half_sleeps.LESSON,
    dead_units.LESSON,
    sparse_prevents.LESSON,
    zero_slope.LESSON,
)
