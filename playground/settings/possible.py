"""Settings beyond what the dashboard offers, for programs: what makes sense at all, and how such settings are made."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

S = TypeVar("S")

ABOVE_0, BELOW_1 = math.nextafter(0.0, 1.0), math.nextafter(1.0, 0.0)
POSITIVE, AT_LEAST_0, AT_LEAST_1 = (ABOVE_0, math.inf), (0.0, math.inf), (1.0, math.inf)


def beyond_bounds(kind: type[S], values: Mapping[str, Any]) -> S:
    """Return settings of a class with these values, and else the defaults, without a check of the class's bounds.

    Whoever calls it has checked the values, by the ``possible`` of their domains.
    """
    settings = object.__new__(kind)
    for f in fields(kind):  # type: ignore[arg-type]  # a settings class is a dataclass
        object.__setattr__(settings, f.name, values.get(f.name, f.default))
    return settings
