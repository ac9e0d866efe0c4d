"""A plan lists the cells of a sweep: which run is made for which values and which seed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.comparisons.sweep.spacing import spaced
from playground.settings.fields import SettingsError
from playground.settings.knobs import KNOBS, Knob
from playground.settings.pages import SweepSettings
from playground.settings.run import Settings
from playground.settings.seeding import reseeded

Place = tuple[int, int, int]  # row (second knob), column (first knob), seed


@dataclass(frozen=True, slots=True)
class SameKnob:
    """Both knobs are this one."""

    knob: Knob


@dataclass(frozen=True, slots=True)
class OutOfRange:
    """An end of the range is a value that the knob cannot have."""

    knob: Knob
    value: float
    is_low: bool


@dataclass(frozen=True, slots=True)
class NoRange:
    """The lower end is not below the upper one."""

    knob: Knob
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class TooManySamples:
    """The data set of this title has no more than ``most`` samples."""

    dataset: str
    most: int
    asked: float


@dataclass(frozen=True, slots=True)
class NoEffect:
    """The knob changes nothing, because the settings do not meet its condition."""

    knob: Knob


@dataclass(frozen=True, slots=True)
class NotOfTheData:
    """The data set of this title can have values from ``low`` to ``high`` only, and not all of the range."""

    knob: Knob
    dataset: str
    low: float
    high: float
    asked_low: float
    asked_high: float


PlanProblem = SameKnob | OutOfRange | NoRange | NoEffect | TooManySamples | NotOfTheData


class PlanError(ValueError):
    """The requested sweep is impossible.

    Attributes
    ----------
    problem : PlanProblem
        Why, with the values.
    """

    def __init__(self, problem: PlanProblem) -> None:
        super().__init__(problem)
        self.problem = problem


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
        settings = reseeded(self.base, "all", seed)
        settings = replace(settings, training=replace(settings.training, max_epochs=self.epochs))
        order = list(KNOBS)
        for knob, value in sorted(turned, key=lambda pair: order.index(pair[0].name)):
            settings = knob.apply(settings, value)
        return settings


def plan(base: Settings, sweep: SweepSettings) -> Plan:
    """Return the plan of a sweep; PlanError if a range or a pair of knobs is impossible."""
    first = _axis(sweep.knob, sweep.low, sweep.high, sweep.steps, sweep.spacing)
    second = None
    if sweep.second_knob != "none":
        if sweep.second_knob == sweep.knob:
            raise PlanError(SameKnob(first.knob))
        second = _axis(sweep.second_knob, sweep.second_low, sweep.second_high, sweep.second_steps, sweep.second_spacing)
    planned = Plan(base, first, second, sweep.n_seeds, sweep.epochs)
    _check_effect(planned)
    return planned


def _axis(name: str, low: float, high: float, steps: int, spacing: str) -> Axis:
    knob = KNOBS[name]
    for value in (low, high):
        try:
            knob.check(name, value)
        except SettingsError:
            raise PlanError(OutOfRange(knob, value, is_low=value == low)) from None
    if low >= high:
        raise PlanError(NoRange(knob, low, high))
    return Axis(knob, spaced(low, high, steps, log=spacing == "log", whole=knob.domain.whole))


def _check_effect(planned: Plan) -> None:
    """Refuse a knob without effect even at the other's highest value, or a range beyond what the data can have."""
    highest = planned.settings((planned.n_rows - 1, planned.n_columns - 1, 0))
    entry = planned.base.data.entry
    for axis in (planned.first, planned.second):
        if axis is None:
            continue
        knob, low, high = axis.knob, axis.values[0], axis.values[-1]
        if knob.acts_when is not None and not knob.acts_when.holds(highest):
            raise PlanError(NoEffect(knob))
        if knob.name == "n_samples" and entry.max_samples is not None and high > entry.max_samples:
            raise PlanError(TooManySamples(entry.title, entry.max_samples, high))
        bounds = knob.bounds(highest)
        if low < bounds[0] or high > bounds[1]:
            raise PlanError(NotOfTheData(knob, entry.title, *bounds, low, high))
