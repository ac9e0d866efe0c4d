"""What a sweep can find, in numbers: a best value and how sure it is, or the effect of knobs of the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from playground.comparisons.sweep.outcome import Region
from playground.comparisons.sweep.plan import Axis
from playground.comparisons.sweep.ratios import Cell
from playground.training.problem import Watched


@dataclass(frozen=True, slots=True)
class End:
    """An end of the range of one knob, in comparison with the best value.

    Attributes
    ----------
    column : int
        The position of the value on its axis.
    excess : float
        How much higher the median watched loss is.
    worse, n_seeds : int
        In how many seeds the loss is higher, and how many seeds have both losses.
    """

    column: int
    excess: float
    worse: int
    n_seeds: int


@dataclass(frozen=True, slots=True)
class Best:
    """The best value, how much better it is than the ends, and on which side the network fits badly.

    Attributes
    ----------
    cell : Cell
        The cell of the lowest median watched loss.
    loss : float
        That loss.
    worst, highest : Cell, float
        Of the highest median watched loss.
    ends : tuple of End
        Those of a single knob that are known and are not the best value.
    regions : tuple of Region
        See ``Outcome``.
    open_side : {"lower", "higher"} or None
        On which side better values may lie, as the best one is at the end of a range that is wholly known, and the
        knob can be turned further.
    """

    cell: Cell
    loss: float
    worst: Cell
    highest: float
    ends: tuple[End, ...]
    regions: tuple[Region, ...]
    open_side: Literal["lower", "higher"] | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a single knob of the data does: from the first value that is known to the last.

    Attributes
    ----------
    columns : pair of int
        Their positions on the axis.
    losses, gaps : pair of float
        Their median watched losses, and by how much these are above the median training losses.
    ratio, low, high : float
        How many times as high the last test loss is as the first, by seed, with its interval (see ``Ratios``); NaN
        where it is not known.
    higher, n_seeds : int
        In how many seeds it is higher, and how many have both.
    lowest, highest : int
        Positions of the lowest and the highest median watched loss.
    extremes : pair of float
        These losses.
    """

    columns: tuple[int, int]
    losses: tuple[float, float]
    gaps: tuple[float, float]
    ratio: float
    low: float
    high: float
    higher: int
    n_seeds: int
    lowest: int
    highest: int
    extremes: tuple[float, float]


@dataclass(frozen=True, slots=True)
class BestByData:
    """One knob of the data and one of the network: the best value of the network's, for the ends of the data's.

    Attributes
    ----------
    cells, losses : tuples of Cell and float
        The lowest median watched losses on the first data and on the last.
    """

    cells: tuple[Cell, ...]
    losses: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Extremes:
    """Two knobs of the data: where the median watched loss is lowest and where it is highest."""

    cells: tuple[Cell, Cell]
    losses: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a sweep has found.

    Attributes
    ----------
    first, second : Axis, Axis or None
        The knobs.
    n_seeds : int
        Of the plan.
    is_whole : bool
        Whether every value has been trained with every seed.
    n_failed : int
        Runs without numbers that can be compared.
    found : Best, Effect, BestByData or Extremes
    alike : tuple of Cell
        The values that cannot be told apart from the one they are compared with (see ``Outcome.ratios``).
    n_compared : int
        How many values could be compared.
    watched : {"valid", "test"}
        The part by whose loss values are compared; losses of ``found`` are on it.
    test_losses : mapping of Cell to float
        Median test loss of each best value.
    """

    first: Axis
    second: Axis | None
    n_seeds: int
    is_whole: bool
    n_failed: int
    found: Best | Effect | BestByData | Extremes
    alike: tuple[Cell, ...]
    n_compared: int
    watched: Watched = "test"
    test_losses: Mapping[Cell, float] = field(default_factory=dict)
