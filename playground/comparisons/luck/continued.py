"""A study that was cut short and goes on, though only its numbers are left."""

from __future__ import annotations

from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.seed_study import SeedStudy


class ContinuedStudy(SeedStudy):
    """Trains the networks of a recalled study again from the beginning, as nobody has kept them.

    Training is the same to the last bit on the same machine. So ``results`` are those of the recalled study until all
    networks have come past them, and nothing that was known is gone meanwhile.

    Parameters
    ----------
    recalled : SeedStudy
        With what its networks had come to, see ``SeedStudy.recall``.

    Raises
    ------
    DatasetError
        When the data cannot be made.
    """

    def __init__(self, recalled: SeedStudy) -> None:
        super().__init__(
            *recalled.sides, n_seeds=recalled.n_seeds, varied=recalled.varied, epochs=recalled.epochs
        )  # fmt: skip
        self._earlier = recalled.results()

    @property
    def recalled_epoch(self) -> int:
        """The epoch that the recalled study had reached, while its results are shown; −1 once they are passed."""
        return -1 if self._has_come_past(super().results()) else self._earlier[0].epoch

    def results(self) -> list[SeedResults]:
        """Return what A, and B if there is one, have come to: in the recalled study, and then in this one."""
        found = super().results()
        return found if self._has_come_past(found) else self._earlier

    def _has_come_past(self, found: list[SeedResults]) -> bool:
        return bool(found) and found[0].epoch >= self._earlier[0].epoch
