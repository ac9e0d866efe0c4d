"""Remedies as changes of settings, for those who want to try one at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.measurements.verdict.advice import Advice, Remedies, Step, Way
from playground.measurements.verdict.remedies import shorter
from playground.settings.fields import range_of
from playground.settings.run import Settings, with_field

ENOUGH_UNITS = 16  # of a layer that is added
MORE = 3.0  # times as many samples


@dataclass(frozen=True, slots=True)
class Treatment:
    """One change of a setting that a remedy asks for.

    Attributes
    ----------
    step : Step or Advice
        What it carries out.
    part, field : str
        The setting.
    value : bool, float, str or tuple of int
        What it is to be.
    """

    step: Step | Advice
    part: str
    field: str
    value: Any

    def applied(self, settings: Settings) -> Settings:
        """Return the settings with the change."""
        return with_field(settings, self.part, self.field, self.value)


def treatments(remedies: Remedies, settings: Settings) -> tuple[Treatment, ...]:
    """Return what of the remedies has a value, in their order, and is not done already.

    A remedy has a value, and with it a place in ``_CHANGES``, if setting it helps on random runs (docs/verdict.md).
    """
    steps: list[tuple[Step | Advice, float]] = []
    for remedy in remedies:
        steps += [(remedy.advice, remedy.value), *((step, step.value) for step in remedy.steps)]
    found = [_treatment(step, value, settings) for step, value in steps]
    return tuple(one for one in found if one is not None and one.applied(settings) != settings)


def _treatment(step: Step | Advice, value: float, settings: Settings) -> Treatment | None:
    change = _CHANGES.get(step.way if isinstance(step, Step) else step)
    return None if change is None else Treatment(step, *change(settings, value))


Change = tuple[str, str, Any]


def _at_value(part: str, field: str) -> Callable[[Settings, float], Change]:
    return lambda _, value: (part, field, value)


def _fixed(part: str, field: str, value: Any) -> Callable[[Settings, float], Change]:
    return lambda *_: (part, field, value)


def _more_samples(settings: Settings, _: float) -> Change:
    most = settings.data.entry.max_samples or range_of(settings.data, "n_samples")[1]
    return "data", "n_samples", int(max(min(MORE * settings.data.n_samples, most), settings.data.n_samples))


def _other_activation(settings: Settings, _: float) -> Change:
    return "network", "activation", "relu" if settings.network.activation == "tanh" else "tanh"


def _less_patience(settings: Settings, _: float) -> Change:
    return "training", "patience", shorter(settings.training.patience)


_CHANGES: dict[Way | Advice, Callable[[Settings, float], Change]] = {
    Way.L1: _at_value("training", "l1"),
    Way.L2: _at_value("training", "l2"),
    Way.ADD_L2: _at_value("training", "l2"),
    Way.DROPOUT: _at_value("training", "dropout"),
    Way.EARLY_STOPPING: _fixed("training", "early_stopping", "stop"),
    Way.LESS_PATIENCE: _less_patience,
    Way.MORE_SAMPLES: _more_samples,
    Way.OTHER_ACTIVATION: _other_activation,
    Way.SMALLER_FIRST_WEIGHTS: _fixed("network", "initial_scale", 1.0),
    Advice.ADD_LAYER: _fixed("network", "hidden_layers", (ENOUGH_UNITS,)),
    Advice.ADD_LAYER_OR_INPUTS: _fixed("network", "hidden_layers", (ENOUGH_UNITS,)),
    Advice.LEAVE_LINEAR: _fixed("network", "activation", "relu"),
    Advice.SHORTER_STEPS: _at_value("training", "learning_rate"),
}
