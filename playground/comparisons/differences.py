"""What sets two settings apart."""

from __future__ import annotations

from dataclasses import dataclass

from playground.settings.fields import differing
from playground.settings.run import NetworkSettings, Settings, TrainingSettings


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the settings that differs, by the names of its part and its own, with its values in A and B."""

    part: str
    field: str
    a: object
    b: object


def differences(a: Settings, b: Settings) -> list[Difference]:
    """Return what differs between the networks and the training of A and B.

    Settings without effect in both, such as the slope below 0 of a ReLU, are left out.
    """
    parts = (("network", a.network, b.network), ("training", a.training, b.training))
    return [
        Difference(part, field, getattr(of_a, field), getattr(of_b, field))
        for part, of_a, of_b in parts
        for field in differing(of_a, of_b)
        if _acts(of_a, field) or _acts(of_b, field)
    ]


def _acts(part: NetworkSettings | TrainingSettings, name: str) -> bool:
    """Return whether the field has an effect beside the others of its part."""
    if isinstance(part, NetworkSettings):
        if name == "leaky_slope":
            return part.activation == "leaky_relu" and bool(part.hidden_layers)
        return name not in {"activation", "batch_norm"} or bool(part.hidden_layers)
    if name == "l1_update":
        return part.l1 > 0
    return name != "patience" or part.early_stopping != "off"
