"""An estimator's parameters as settings of a network and its training, checked under the names they have here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from sklearn.utils import check_random_state

from playground.settings.declaration import parameters_of
from playground.settings.fields import Several, domains
from playground.settings.run import LARGEST_SEED, NetworkSettings, TrainingSettings

NETWORK = {to: name for name, to in parameters_of(NetworkSettings).items()}
TRAINING = {to: name for name, to in parameters_of(TrainingSettings).items() if name != "class_weights"}
AUTO_BATCH = 200  # as scikit-learn has it


def stops_early(parameters: Mapping[str, Any]) -> bool:
    """Return ``early_stopping``; raises ValueError when it is neither True nor False."""
    early = _plain(parameters["early_stopping"])
    if not isinstance(early, bool):
        raise ValueError(f"early_stopping must be True or False, got {early!r}")
    return early


def network_settings(parameters: Mapping[str, Any], seed: int) -> NetworkSettings:
    """Return the settings of the network; raises SettingsError that names a bad parameter and its range."""
    return NetworkSettings(**_checked(NetworkSettings, NETWORK, parameters), seed=seed)


def training_settings(parameters: Mapping[str, Any], seed: int, n_samples: int) -> TrainingSettings:
    """Return the settings of the training; raises SettingsError that names a bad parameter and its range.

    ``n_samples`` is the number of training samples, the most that ``batch_size="auto"`` takes at once. There is no
    epoch limit, as the estimator itself says how far to train.
    """
    if isinstance(parameters["batch_size"], str) and parameters["batch_size"] == "auto":
        parameters = {**parameters, "batch_size": min(AUTO_BATCH, n_samples)}
    limit = int(domains(TrainingSettings)["max_epochs"].high)  # type: ignore[union-attr]
    return TrainingSettings(
        **_checked(TrainingSettings, TRAINING, parameters),
        max_epochs=limit,
        early_stopping="stop" if stops_early(parameters) else "off",
        seed=seed,
    )


def epochs_of(parameters: Mapping[str, Any]) -> int:
    """Return ``max_epochs``; raises ValueError when it is not a whole number from 0 to the dashboard's limit."""
    epochs, high = _plain(parameters["max_epochs"]), domains(TrainingSettings)["max_epochs"].high  # type: ignore[union-attr]
    if isinstance(epochs, bool) or not isinstance(epochs, int) or not 0 <= epochs <= high:
        raise ValueError(f"max_epochs must be a whole number between 0 and {high:g}, got {epochs!r}")
    return epochs


def fraction_of(parameters: Mapping[str, Any]) -> float | None:
    """Return the share of the samples to set aside for validation, if the parameters want one set aside.

    Raises
    ------
    ValueError
        When ``validation_fraction`` is neither None nor between 0 and 1.
    """
    fraction = _plain(parameters["validation_fraction"])
    if fraction is None:
        return 0.1 if stops_early(parameters) else None
    if isinstance(fraction, bool) or not isinstance(fraction, int | float) or not 0 < fraction < 1:
        raise ValueError(f"validation_fraction must be None or a number between 0 and 1, got {fraction!r}")
    return float(fraction)


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


def _checked(settings: type, names: Mapping[str, str], parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that the parameters give, each checked under the name of the parameter."""
    found = {}
    for parameter, name in names.items():
        domain, value = domains(settings)[name], _plain(parameters[parameter])
        if isinstance(domain, Several):
            several = isinstance(value, Iterable) and not isinstance(value, str)
            value = tuple(_plain(entry) for entry in value) if several else (value,)
        domain.check(parameter, value)
        found[name] = value
    return found


def _plain(value: Any) -> Any:
    """Return a NumPy number as the Python number it stands for, as a grid of parameters often holds them."""
    return value.item() if isinstance(value, np.generic) else value
