"""The differences between two settings."""

from __future__ import annotations

from dataclasses import dataclass

from playground.settings.declaration import declarations
from playground.settings.fields import differing
from playground.settings.run import PARTS, Settings


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the settings that differs, by the names of its part and its own, with its values in A and B."""

    part: str
    field: str
    a: object
    b: object


def differences(a: Settings, b: Settings) -> list[Difference]:
    """Return the fields that differ between the networks and the training of A and B.

    Settings without effect in both, such as the slope below 0 of a ReLU, are left out.
    """
    return [
        Difference(part, field, getattr(of_a, field), getattr(of_b, field))
        for part in PARTS
        if part != "data"
        for of_a, of_b in [(getattr(a, part), getattr(b, part))]
        for field in differing(of_a, of_b)
        if (declared := declarations(of_a)[field]).acts(a) or declared.acts(b)
    ]
