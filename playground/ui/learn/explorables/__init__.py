"""The figures to be moved, in the order of the course."""

from playground.ui.learn.explorable import Explorable
from playground.ui.learn.explorables import (
    activation_at,
    dropped_units,
    linear_stack,
    losses_over_logit,
    normalisation,
    penalty_curves,
    penalty_geometry,
    random_features,
    softmax_triangle,
    thinned_average,
    weight_steps,
    zero_slope,
    zero_steps,
)

_ALL: tuple[Explorable, ...] = (
    random_features.EXPLORABLE,
    losses_over_logit.EXPLORABLE,
    softmax_triangle.EXPLORABLE,
    dropped_units.EXPLORABLE,
    thinned_average.EXPLORABLE,
    penalty_geometry.EXPLORABLE,
    penalty_curves.EXPLORABLE,
    weight_steps.EXPLORABLE,
    zero_steps.EXPLORABLE,
    activation_at.EXPLORABLE,
    linear_stack.EXPLORABLE,
    zero_slope.EXPLORABLE,
    normalisation.EXPLORABLE,
)
EXPLORABLES = {one.key: one for one in _ALL}
"""By key."""
