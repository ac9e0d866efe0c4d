"""A plan lists the cells of a sweep: which run is made for which values and which seed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from datasets import CATALOGUE
from playground.comparisons.sweep.spacing import spaced
from playground.settings.fields import SettingsError
from playground.settings.knobs import KNOBS, Knob
from playground.settings.pages import SweepSettings
from playground.settings.run import LARGEST_SEED, Settings

Place = tuple[int, int, int]  # row (second knob), column (first knob), seed


class PlanError(ValueError):
    """A sweep was asked for that cannot be; the message names the value and the remedy."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A knob and the rising values it is turned to."""

    knob: Knob
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sweep trains.

    Attributes
    ----------
    base : Settings
        What all cells share.
    first : Axis
        The knob whose values are the columns.
    second : Axis or None
        The knob whose values are the rows, if there is one.
    n_seeds : int
        How many cells there are for the same values: seed k adds k to the data, the weight and the training seed.
    epochs : int
        Epochs of each cell, its epoch limit.
    """

    base: Settings
    first: Axis
    second: Axis | None
    n_seeds: int
    epochs: int

    @property
    def n_rows(self) -> int:
        """Number of values of the second knob, 1 without one."""
        return len(self.second.values) if self.second else 1

    @property
    def n_columns(self) -> int:
        """Number of values of the first knob."""
        return len(self.first.values)

    @property
    def places(self) -> list[Place]:
        """Every cell's place, one seed after the other, so that a picture of the whole appears early."""
        return [
            (row, column, seed)
            for seed in range(self.n_seeds)
            for row in range(self.n_rows)
            for column in range(self.n_columns)
        ]

    def settings(self, place: Place) -> Settings:
        """Return the settings of a cell: those of a single run of the dashboard."""
        row, column, seed = place
        turned = [(self.first.knob, self.first.values[column])]
        if self.second:
            turned.append((self.second.knob, self.second.values[row]))
        settings = _seeded(self.base, seed)
        settings = replace(settings, training=replace(settings.training, max_epochs=self.epochs))
        order = list(KNOBS)
        for knob, value in sorted(turned, key=lambda pair: order.index(pair[0].name)):
            settings = knob.apply(settings, value)
        return settings


def plan(base: Settings, sweep: SweepSettings) -> Plan:
    """Return the plan of a sweep; PlanError if a range or a pair of knobs cannot be."""
    first = _axis(base, sweep.knob, sweep.low, sweep.high, sweep.steps, sweep.spacing)
    second = None
    if sweep.second_knob != "none":
        if sweep.second_knob == sweep.knob:
            raise PlanError(f"Both knobs are {first.knob.title}: choose another second knob, or none")
        second = _axis(
            base,
            sweep.second_knob,
            sweep.second_low,
            sweep.second_high,
            sweep.second_steps,
            sweep.second_spacing,
        )
    found = Plan(base, first, second, sweep.n_seeds, sweep.epochs)
    _check_effect(found)
    return found


def _axis(base: Settings, name: str, low: float, high: float, steps: int, spacing: str) -> Axis:
    knob = KNOBS[name]
    for word, value in (("From", low), ("To", high)):
        try:
            knob.domain.check(knob.title, int(value) if knob.domain.whole and value == int(value) else value)
        except SettingsError as error:
            raise PlanError(f"{word} {value:g} cannot be: {error}") from None
    if low >= high:
        raise PlanError(f"{knob.title}: from {low:g} to {high:g} is no range: From must be below To")
    return Axis(knob, spaced(low, high, steps, log=spacing == "log", whole=knob.domain.whole))


def _check_effect(asked: Plan) -> None:
    """Refuse a knob that changes nothing even beside the highest value of the other, or leaves what the data have."""
    highest = asked.settings((asked.n_rows - 1, asked.n_columns - 1, 0))
    entry = CATALOGUE[asked.base.data.name]
    for axis in (asked.first, asked.second):
        if axis is None:
            continue
        knob, low, high = axis.knob, axis.values[0], axis.values[-1]
        if knob.acts_when is not None and not knob.acts_when.holds(highest):
            raise PlanError(
                f"{knob.title}: it changes nothing here, as it needs {knob.acts_when.needs}; change the settings at "
                "the left, or choose another knob"
            )
        if knob.name == "n_samples" and entry.max_samples is not None and high > entry.max_samples:
            raise PlanError(f"{entry.title} has {entry.max_samples} samples: To must be at most that, got {high:g}")
        bounds = knob.bounds(highest)
        if low < bounds[0] or high > bounds[1]:
            raise PlanError(
                f"{knob.title}: {entry.title} can have {bounds[0]:g} to {bounds[1]:g}, got {low:g} to {high:g}"
            )


def _seeded(base: Settings, seed: int) -> Settings:
    """Return the settings with ``seed`` added to each of the three seeds; after the largest comes 0."""

    def after(first: int) -> int:
        return (first + seed) % (LARGEST_SEED + 1)

    return Settings(
        replace(base.data, seed=after(base.data.seed)),
        replace(base.network, seed=after(base.network.seed)),
        replace(base.training, seed=after(base.training.seed)),
    )
