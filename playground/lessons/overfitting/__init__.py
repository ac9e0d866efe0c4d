"""Chapter 1: what overfitting is."""

from playground.lessons.overfitting import (
    double_descent,
    gap_opens,
    how_large,
    loss_tells,
    memorised_lies,
    more_data,
    stop_in_time,
    too_small,
    true_labels_first,
    was_it_luck,
)

LESSONS = (
    gap_opens.LESSON,
    loss_tells.LESSON,
    stop_in_time.LESSON,
    too_small.LESSON,
    how_large.LESSON,
    more_data.LESSON,
    true_labels_first.LESSON,
    memorised_lies.LESSON,
    was_it_luck.LESSON,
    double_descent.LESSON,
)
