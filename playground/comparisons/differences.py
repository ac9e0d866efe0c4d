"""What sets two settings apart, in words."""

from __future__ import annotations

from playground.settings.declaration import declarations
from playground.settings.fields import differing
from playground.settings.run import Settings
from playground.words.values import written


def differences(a: Settings, b: Settings) -> list[str]:
    """Return what differs between the networks and the training of A and B, such as "dropout 0 in A, 0.5 in B".

    Settings without effect in both, such as the slope below 0 of a ReLU, are left out.
    """
    return [
        f"{said.title} {written(of_a, name)} in A, {written(of_b, name)} in B"
        for of_a, of_b in ((a.network, b.network), (a.training, b.training))
        for name in differing(of_a, of_b)
        if (said := declarations(of_a)[name]).acts(a) or said.acts(b)
    ]
