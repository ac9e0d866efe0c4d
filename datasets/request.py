"""A Request is everything that determines a data set, checked once."""

from dataclasses import dataclass

import numpy as np

from .entry import Entry
from .errors import DatasetError

MIN_SAMPLES, MAX_SAMPLES = 20, 5000
MOST_USELESS, MOST_COPIES = 50, 10


@dataclass(frozen=True, slots=True)
class Request:
    """A data set of the catalogue with the choices that it leaves open; see `load` for their meaning.

    Raises
    ------
    DatasetError
        If a value is out of range.
    """

    entry: Entry
    n_samples: int
    noise: float
    flipped: float
    test_share: float
    balance: float
    n_classes: int
    features: tuple[str, ...]
    seed: int
    useless_inputs: int = 0
    input_copies: int = 0
    correlation: float = 0.9
    standardised: bool = True
    input_scale: float = 1.0
    test_shift: float = 0.0
    test_turn: float = 0.0
    valid_share: float = 0.0

    @property
    def turn(self) -> float:
        """Degrees by which the test samples are turned; 0 for data that are not points of a plane."""
        return self.test_turn if self.entry.has_plane_features else 0.0

    def __post_init__(self) -> None:
        _check_integer("n_samples", self.n_samples, MIN_SAMPLES, MAX_SAMPLES)
        _check_real("noise", self.noise, 0, 1)
        _check_real("flipped", self.flipped, 0, 0.5)
        _check_real("test_share", self.test_share, 0.05, 0.95)
        _check_real("balance", self.balance, 0.05, 0.95)
        if self.entry.has_class_choice:
            _check_integer(f"classes of {self.entry.name}", self.n_classes, *self.entry.classes)
        _check_integer("seed", self.seed, 0, None)
        _check_integer("useless_inputs", self.useless_inputs, 0, MOST_USELESS)
        _check_integer("input_copies", self.input_copies, 0, MOST_COPIES)
        _check_real("correlation", self.correlation, 0, 1)
        if not isinstance(self.standardised, bool):
            raise DatasetError(f"standardised must be True or False, got {self.standardised!r}")
        _check_real("input_scale", self.input_scale, 1, 1000)
        _check_real("test_shift", self.test_shift, 0, 3)
        _check_real("test_turn", self.test_turn, 0, 180)
        _check_real("valid_share", self.valid_share, 0, 0.5)


def _check_integer(name: str, value: object, low: int, high: int | None) -> None:
    wanted = f"between {low} and {high}" if high is not None else f"at least {low}"
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise DatasetError(f"{name} must be a whole number, {wanted}, got {value!r}")
    if value < low or (high is not None and value > high):
        raise DatasetError(f"{name} must be {wanted}, got {value}")


def _check_real(name: str, value: object, low: float, high: float) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise DatasetError(f"{name} must be a number between {low} and {high}, got {value!r}")
    if not low <= value <= high:
        raise DatasetError(f"{name} must be between {low} and {high}, got {value}")
