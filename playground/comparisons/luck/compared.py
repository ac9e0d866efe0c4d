"""Which number of each network is compared: its test or validation loss or its score, and after which epoch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from playground.comparisons.common_loss import CommonLoss
from playground.comparisons.luck.paired import Paired, compare
from playground.comparisons.luck.seed_results import SeedResults
from playground.network.arithmetic import Array

# Names in links: which number, and after which epoch. See ``playground.settings.pages.luck``.
CHOICES = MappingProxyType({
    "last": ("test_loss", "last"),
    "valid": ("valid_loss", "last"),
    "lowest": ("test_loss", "lowest"),
    "stop": ("test_loss", "stop"),
    "score": ("test_score", "last"),
    "score-lowest": ("test_score", "lowest"),
    "score-stop": ("test_score", "stop"),
})  # fmt: skip
OWN = CommonLoss(own=True)


@dataclass(frozen=True, eq=False, slots=True)
class Compared:
    """A number of each network of A, and of B if there is one.

    Parameters
    ----------
    results : sequence of one or two SeedResults
        What A and B have come to, each by its own loss.
    choice : str
        One of ``CHOICES``; the last test loss stands in for that of a validation part where there is none.
    common : CommonLoss
        By which loss two are compared.

    Attributes
    ----------
    results : list of SeedResults
        The same, by the common loss where there is one.
    """

    results: Sequence[SeedResults]
    choice: str = "last"
    common: CommonLoss = OWN

    def __post_init__(self) -> None:
        if self.common.name:
            measured = [result.measured_by(self.common.name) for result in self.results]
            object.__setattr__(self, "results", measured)

    @property
    def chosen(self) -> str:
        """What is compared: the choice, or "last" in place of "valid" where A, or B, has no validation part."""
        return self.choice if all(_has(result, self.choice) for result in self.results) else "last"

    @property
    def is_score(self) -> bool:
        """Whether it is the score, of which more is better."""
        return CHOICES[self.chosen][0] == "test_score"

    @property
    def is_share(self) -> bool:
        """Whether it is an accuracy, a share in [0, 1]."""
        return self.is_score and self.results[0].n_classes > 0

    @property
    def is_possible(self) -> bool:
        """Whether the numbers of A and B are alike: no loss may measure both."""
        return len(self.results) < 2 or self.is_score or self.common.exists

    @property
    def values(self) -> list[Array]:
        """The number of each network (K,) of A, and of B; NaN where there is none."""
        return [compared_values(result, self.chosen) for result in self.results]

    @property
    def pairs(self) -> Paired:
        """The comparison of B with A by seed; only where there are two, and it is possible."""
        a, b = self.values
        return compare(a, b, higher_is_better=self.is_score)


def compared_values(result: SeedResults, choice: str) -> Array:
    """Return the chosen number of each network (K,); NaN if there is none.

    "last" is after the last epoch, and NaN for a network that diverged. "lowest" is in the epoch of the lowest watched
    loss, on the validation part if there is one. "stop" is after the epoch in which early stopping would have ended the
    run, with the patience of the settings, and the same as "last" if it would not. "valid" is the validation loss after
    the last epoch, and the same as "last" if there is no such part.
    """
    name, moment = CHOICES[choice if _has(result, choice) else "last"]
    column, networks = result[name], np.arange(result.n_networks)
    epochs = np.full(result.n_networks, result.epoch)
    if moment == "lowest" and result.epoch:
        epochs = result.best_epochs
    if moment == "stop":
        stops = result.stop_epochs(result.settings.training.patience)
        epochs = np.where(stops > 0, stops, result.epoch)
    values: Array = column[epochs, networks].copy()
    if moment == "lowest" and result.epoch:
        values[epochs == 0] = np.nan
    return values


def _has(result: SeedResults, choice: str) -> bool:
    """Return whether the part of a choice is known of the networks."""
    return CHOICES[choice][0].partition("_")[0] in result.parts
