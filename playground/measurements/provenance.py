"""What made the numbers of an export: every setting by its name in links, and the versions of what computed."""

from __future__ import annotations

import platform
from collections.abc import Collection
from typing import Any

import numpy
import scipy
import sklearn

import playground
from playground.settings.fields import domains
from playground.settings.run import PARTS, Settings


def described(settings: Any, *, without: Collection[str] = ()) -> dict[str, Any]:
    """Return every value of settings by its name in links, those of a run's three parts together.

    ``without`` names what is left out.
    """
    parts = [getattr(settings, part) for part in PARTS] if isinstance(settings, Settings) else [settings]
    values = {domain.key: getattr(part, name) for part in parts for name, domain in domains(part).items()}
    return {key: value for key, value in values.items() if key not in without}


def versions() -> dict[str, str]:
    """Return the versions of the playground, of Python and of the libraries that compute."""
    return {
        "playground": playground.__version__,
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "scikit_learn": sklearn.__version__,
    }
