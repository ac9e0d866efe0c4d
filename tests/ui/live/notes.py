"""Notes of what was changed in each run at which epoch, and the same done again to a plain run without a stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from playground.measurements.history import PER_HIDDEN_LAYER, PER_WEIGHT_LAYER, SCALARS
from playground.measurements.run import Run
from playground.settings.run import Settings


class Notes:
    """The settings of each run and the epoch from which on they held, as ``Run`` itself was asked for them.

    Attributes
    ----------
    taken : dict of Run to list of (int, Settings)
        By run, since it last started anew or went back.
    count : int
        How often any run was changed.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.taken: dict[Run, list[tuple[int, Settings]]] = {}
        self.count = 0
        for name in ("update", "reset", "go_back"):
            patch.setattr(Run, name, self._noting(getattr(Run, name)))

    def _noting(self, method: Callable[..., None]) -> Callable[..., None]:
        def noting(run: Run, *arguments: Any, **options: Any) -> None:
            first = run.settings
            method(run, *arguments, **options)
            epoch = run.trainer.epoch
            earlier = [note for note in self.taken.get(run, [(0, first)]) if note[0] < epoch]
            same = [note for note in self.taken.get(run, []) if note[0] == epoch > 0]
            self.taken[run] = [*earlier, *same, (epoch, run.settings)]
            self.count += 1

        return noting

    def repeated(self, run: Run) -> Run:
        """Return another run to which the same was done at the same epochs."""
        notes = self.taken.get(run, [(0, run.settings)])
        again = Run(notes[0][1])
        for epoch, settings in notes:
            again.trainer.advance(epoch - again.trainer.epoch)
            again.update(settings)
        again.trainer.advance(run.trainer.epoch - again.trainer.epoch)
        return again


def bits(run: Run) -> dict[str, bytes]:
    """Return all that a run has learned and measured, bit for bit."""
    vectors = run.trainer.optimiser.vectors | {"theta": run.trainer.network.theta}
    columns = {name: run.history[name] for name in (*SCALARS, *PER_WEIGHT_LAYER, *PER_HIDDEN_LAYER)}
    return {name: array.tobytes() for name, array in (vectors | columns).items()}
