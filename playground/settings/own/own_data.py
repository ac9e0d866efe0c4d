"""What settings know of data that a person brings, and what a link says of them without holding them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from playground.datasets import Dataset, Entry


@dataclass(frozen=True, slots=True)
class Call:
    """A call in a program: the module and the name of a function, and its arguments, plain values.

    ``file`` is the name of a file that must lie beside the program; empty for none.
    """

    module: str
    function: str
    values: tuple[Any, ...]
    arguments: Mapping[str, Any]
    file: str = ""


class OwnData(Protocol):
    """Data that no name in the catalogue stands for, held by the settings that are trained on them.

    It is immutable, can be pickled, and is equal to another, with the same hash, if their fingerprints are equal. Its
    ``repr`` and all that is written down of it (``query``) hold no value of the data. Nothing keeps it but what holds
    the settings: there is no store from which a fingerprint alone gives the data back.
    """

    @property
    def entry(self) -> Entry:
        """What the catalogue would say of it; its ``name`` is a key of ``datasets.OWN``."""

    @property
    def fingerprint(self) -> str:
        """Hexadecimal digits of a SHA-256 of all that the numbers of a run depend on: content and treatment."""

    @property
    def query(self) -> Mapping[str, str]:
        """What a link says of it, by names in links: those of its settings class in ``KINDS``."""

    def load(self, **choices: Any) -> Dataset:
        """Return the dataset under the keyword arguments of ``datasets.load``; DatasetError where it cannot be."""

    @property
    def call(self) -> Call:
        """What a program calls for the same data, with the arguments of ``load`` after its own."""


# Gives the data that the settings of its kind describe, if it has them; None otherwise.
Files = Callable[[Any], OwnData | None]


def no_files(_: Any) -> None:
    """Have no data of anybody's own."""
    return
