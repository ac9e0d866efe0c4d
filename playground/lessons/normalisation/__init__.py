"""Chapter 7: batch normalisation."""

from playground.lessons.normalisation import (
    before_or_after,
    drift,
    elsewhere,
    gamma_beta,
    learns_faster,
    near_gaussian,
    regularises,
    rescues_sigmoid,
    scale_inputs,
)

LESSONS = (
    scale_inputs.LESSON,
    rescues_sigmoid.LESSON,
    learns_faster.LESSON,
    drift.LESSON,
    gamma_beta.LESSON,
    near_gaussian.LESSON,
    before_or_after.LESSON,
    regularises.LESSON,
    elsewhere.LESSON,
)
