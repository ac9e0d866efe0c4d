"""The differences between two settings, and among several."""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Varying:
    """A field of the settings that is not the same in all of several, by the names of its part and its own.

    Attributes
    ----------
    part, field : str
    values : tuple
        Its value in each of the settings.
    acts : tuple of bool
        Whether it has an effect in each of them: in one at least.
    """

    part: str
    field: str
    values: tuple[object, ...]
    acts: tuple[bool, ...]


def varying(settings: Sequence[Settings]) -> list[Varying]:
    """Return the fields that are not the same in all of these settings, seeds and data among them, in their order.

    A setting without effect in any of them is left out. Data of a person's own have no field by which they could be
    listed: beside ``name``, which they have like the default data set, nothing tells them apart.
    """
    found = []
    for part in PARTS:
        parts = [getattr(one, part) for one in settings]
        for field, declared in declarations(PARTS[part]).items():
            values = tuple(getattr(one, field) for one in parts)
            if len(set(values)) > 1 and any(acts := tuple(declared.acts(one) for one in settings)):
                found.append(Varying(part, field, values, acts))
    return found
