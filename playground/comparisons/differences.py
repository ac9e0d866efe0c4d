"""What sets two settings apart, in words."""

from __future__ import annotations

from playground.network.activations import ACTIVATIONS
from playground.settings.fields import differing
from playground.settings.run import NetworkSettings, Settings, TrainingSettings
from playground.words.titles import NETWORK_TITLES, TRAINING_TITLES, written


def differences(a: Settings, b: Settings) -> list[str]:
    """Return what differs between the networks and the training of A and B, such as "dropout 0 in A, 0.5 in B".

    Settings without effect in both, such as the slope below 0 of a ReLU, are left out.
    """
    parts = ((a.network, b.network, NETWORK_TITLES), (a.training, b.training, TRAINING_TITLES))
    return [
        f"{titles[name]} {written(name, getattr(of_a, name))} in A, {written(name, getattr(of_b, name))} in B"
        for of_a, of_b, titles in parts
        for name in differing(of_a, of_b)
        if _acts(of_a, name) or _acts(of_b, name)
    ]


def _acts(part: NetworkSettings | TrainingSettings, name: str) -> bool:
    """Return whether the field has an effect beside the others of its part."""
    if isinstance(part, NetworkSettings):
        if name == "leaky_slope":
            return ACTIVATIONS[part.activation].has_slope and bool(part.hidden_layers)
        return name not in {"activation", "batch_norm"} or bool(part.hidden_layers)
    if name == "l1_update":
        return part.l1 > 0
    if name in {"schedule_epochs", "schedule_factor"}:
        return part.schedule != "constant"
    return name != "patience" or part.early_stopping != "off"
