"""An estimator's parameters, all checked before anything is done, under the names they have here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.utils import check_random_state

from playground.settings.declaration import parameters_of
from playground.settings.fields import Domain, Number, SettingsError, Several, domains, number_text
from playground.settings.possible import ABOVE_0, AT_LEAST_0, AT_LEAST_1, BELOW_1, POSITIVE, beyond_bounds
from playground.settings.run import LARGEST_SEED, NetworkSettings, TrainingSettings

NETWORK = {to: name for name, to in parameters_of(NetworkSettings).items()}
TRAINING = {to: name for name, to in parameters_of(TrainingSettings).items() if name != "class_weights"}
AUTO_BATCH = 200  # as scikit-learn has it
NO_LIMIT = 2**62  # more epochs than there is time for
USUAL_FRACTION = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """What the parameters ask for.

    Attributes
    ----------
    shape : NetworkSettings
        Shape, first weights and weight seed.
    training : TrainingSettings
        Cost, optimiser and training seed; it never stops by itself, as the estimator says how far to train.
    epochs : int, at least 0
        How many epochs `fit` trains at most.
    early_stopping : bool
        Whether `fit` stops for want of a lower validation loss; the patience is that of ``training``.
    n_iter_no_change : float or None
        Epochs without a lower cost that are borne; None: they are not counted.
    tol : float, at least 0
        By how much a loss must be lower to count.
    fraction : float or None
        Share of the samples to set aside for validation where none are given; None for none.
    restore_best, warm_start : bool
        Whether the network of the best epoch is kept, and whether `fit` goes on with the network that there is.
    """

    shape: NetworkSettings
    training: TrainingSettings
    epochs: int
    early_stopping: bool
    n_iter_no_change: float | None
    tol: float
    fraction: float | None
    restore_best: bool
    warm_start: bool


def plan_of(parameters: Mapping[str, Any], *, regression: bool, kept_seeds: tuple[int, int] | None = None) -> Plan:
    """Return what the parameters ask for.

    Parameters
    ----------
    parameters : mapping
        Those of the estimator, by name.
    regression : bool
        Whether the squared error is the only loss.
    kept_seeds : (int, int) or None
        Weight seed and training seed of a network that is to go on; None takes them from ``random_state``.

    Raises
    ------
    ValueError
        When a parameter is bad; it is named, with its value and what it may be.
    """
    if regression and parameters["loss"] not in ("auto", "mse"):
        raise ValueError(f"loss must be auto or mse for regression, got {parameters['loss']!r}")
    if isinstance(parameters["batch_size"], str) and parameters["batch_size"] == "auto":
        parameters = {**parameters, "batch_size": AUTO_BATCH}
    shape, training = (
        {name: _checked(parameter, domains(kind)[name], parameters[parameter]) for parameter, name in names.items()}
        for kind, names in ((NetworkSettings, NETWORK), (TrainingSettings, TRAINING))
    )
    _check_class_weight(parameters.get("class_weight"))
    weight_seed, training_seed = kept_seeds or seeds(parameters["random_state"])
    early = _flag("early_stopping", parameters)
    return Plan(
        beyond_bounds(NetworkSettings, {**shape, "seed": weight_seed}),
        beyond_bounds(
            TrainingSettings, {**training, "max_epochs": NO_LIMIT, "early_stopping": "off", "seed": training_seed}
        ),
        epochs=int(check_number("max_epochs", parameters["max_epochs"], AT_LEAST_0, whole=True)),
        early_stopping=early,
        n_iter_no_change=_count("n_iter_no_change", parameters["n_iter_no_change"]),
        tol=check_number("tol", parameters["tol"], AT_LEAST_0),
        fraction=_fraction(parameters["validation_fraction"], early=early),
        restore_best=_flag("restore_best", parameters),
        warm_start=_flag("warm_start", parameters),
    )


def check_number(
    name: str, value: Any, bounds: tuple[float, float], *, whole: bool = False, before: str = ""
) -> float:  # fmt: skip
    """Return a finite number as Python has it; ValueError unless it is one within bounds, of which it says all.

    ``before`` is what else the parameter may be, to be read before the bounds: "'auto' or ".
    """
    number: Any = _plain(value)
    kinds = (int,) if whole else (int, float)
    good = isinstance(number, kinds) and not isinstance(number, bool) and math.isfinite(number)
    if not good or not bounds[0] <= number <= bounds[1]:
        noun = "a whole number" if whole else "a number"
        raise SettingsError(f"{name} must be {before}{noun}{_within(*bounds)}, got {number!r}")
    return number


def seeds(random_state: object) -> tuple[int, int]:
    """Return the weight seed and the training seed, both in [0, 2³² − 1].

    A whole number is both; a pair is taken as it is; None and a ``RandomState`` draw two.

    Raises
    ------
    ValueError
        For anything else.
    """
    if random_state is None or isinstance(random_state, np.random.RandomState):
        drawn = check_random_state(random_state).randint(0, LARGEST_SEED + 1, size=2, dtype=np.uint32)
        return int(drawn[0]), int(drawn[1])
    pair = random_state if isinstance(random_state, tuple | list) else (random_state, random_state)
    whole = [_plain(seed) for seed in pair]
    if len(whole) != 2 or not all(type(seed) is int and 0 <= seed <= LARGEST_SEED for seed in whole):
        raise ValueError(
            f"random_state must be None, a whole number between 0 and {LARGEST_SEED}, a pair of them (weight seed, "
            f"training seed) or a RandomState, got {random_state!r}"
        )
    return whole[0], whole[1]


def _checked(parameter: str, domain: Domain, value: Any) -> Any:
    """Return the value of a field, checked under the name of the parameter; bounds are those that make sense."""
    if isinstance(domain, Number):
        before = "'auto' or " if parameter == "batch_size" else ""
        return check_number(
            parameter, value, domain.possible or (domain.low, domain.high), whole=domain.whole, before=before
        )
    if isinstance(domain, Several):
        return _widths(parameter, value)
    domain.check(parameter, _plain(value))
    return _plain(value)


def _widths(name: str, value: Any) -> tuple[int, ...]:
    """Return the widths of hidden layers; one number is one layer."""
    if isinstance(value, str | Mapping) or not (isinstance(value, Iterable) or _is_number(value)):
        raise SettingsError(
            f"{name} must be whole numbers of at least 1, one a hidden layer, such as (64, 64), or () for none, "
            f"got {value!r}"
        )
    widths = value if isinstance(value, Iterable) else (value,)
    return tuple(int(check_number(f"every entry of {name}", width, AT_LEAST_1, whole=True)) for width in widths)


def _count(name: str, value: Any) -> float | None:
    """Return a number of epochs, or infinity, or None."""
    plain = _plain(value)
    if plain is None or plain == math.inf:
        return plain
    return check_number(name, plain, AT_LEAST_1, whole=True, before="None, infinity or ")


def _fraction(value: Any, *, early: bool) -> float | None:
    """Return the share of the samples to set aside, if the parameters want one set aside."""
    if value is None:
        return USUAL_FRACTION if early else None
    return check_number("validation_fraction", value, (ABOVE_0, BELOW_1), before="None or ")


def _flag(name: str, parameters: Mapping[str, Any]) -> bool:
    """Return True or False; ValueError for anything else."""
    value = _plain(parameters[name])
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be True or False, got {value!r}")
    return value


def _check_class_weight(value: Any) -> None:
    """Raise ValueError unless the weights of classes are none, balanced, or finite numbers of at least 0 by label."""
    if value is None or (isinstance(value, str) and value == "balanced"):
        return
    if not isinstance(value, Mapping):
        raise ValueError(f"class_weight must be None, 'balanced' or a dict by label, got {value!r}")
    for label, weight in value.items():
        check_number(f"class_weight of {label!r}", weight, AT_LEAST_0)


def _within(low: float, high: float) -> str:
    """Return bounds in words, to be read after "a number"."""
    if (low, high) == POSITIVE:
        return " above 0"
    if high == math.inf:
        return f" of at least {number_text(low).removesuffix('.0')}"
    if high == BELOW_1:
        return " between 0 and 1" if low == ABOVE_0 else " of at least 0 and below 1"
    return f" between {number_text(low)} and {number_text(high)}"


def _is_number(value: Any) -> bool:
    return isinstance(_plain(value), int | float) and not isinstance(_plain(value), bool)


def _plain(value: Any) -> Any:
    """Return a NumPy number as the Python number it stands for, as a grid of parameters often holds them."""
    return value.item() if isinstance(value, np.generic) else value
