"""The key under which a cell is stored: equal keys mean equal numbers."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlencode

import numpy
import scipy
import sklearn

from playground.comparisons.sweep.sources import sources_of
from playground.settings.links import to_kept_query
from playground.settings.run import Settings

TRAINED_BY = "playground.comparisons.sweep.cell"  # the module that trains a cell
PACKAGES = frozenset({"datasets", "playground"})


def cell_key(settings: Settings) -> str:
    """Return the key of a cell: a hash of its settings as a link, its epochs, and what they are trained with."""
    training = settings.training
    described = f"{urlencode(sorted(to_kept_query(settings).items()))} {training.max_epochs} {code_version()}"
    return sha256(described.encode()).hexdigest()


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return what numbers depend on besides the settings: a hash of the code that makes them, and versions.

    The version is that of the sources rather than of a release, so that whoever changes the network does not meet
    numbers of the network before.
    """
    code = sha256()
    for name, source in sorted(sources_of(TRAINED_BY, PACKAGES).items()):
        code.update(name.encode() + b"\0" + source + b"\0")
    libraries = " ".join(f"{library.__name__}-{library.__version__}" for library in (numpy, scipy, sklearn))
    return f"{code.hexdigest()[:16]} {libraries}"
