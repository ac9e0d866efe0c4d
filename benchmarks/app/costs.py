"""What a server that measures itself has spent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.request import urlopen

from benchmarks.app.server import Server


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds of processor time.

    Attributes
    ----------
    training, drawing : float
        Of the stages' performances.
    whole : float
        Of the process, with both.
    """

    training: float
    drawing: float
    whole: float

    @property
    def besides_training(self) -> float:
        """All but training."""
        return self.whole - self.training

    def __sub__(self, other: Costs) -> Costs:
        return Costs(self.training - other.training, self.drawing - other.drawing, self.whole - other.whole)

    def __truediv__(self, n: int) -> Costs:
        return Costs(self.training / n, self.drawing / n, self.whole / n)


def costs(server: Server) -> Costs | None:
    """Return what a server has spent since it started; None if it does not measure itself."""
    if not server.measures_itself:
        return None
    with urlopen(f"http://localhost:{server.port}/costs", timeout=30) as answer:
        spent = json.load(answer)
    return Costs(spent["training"], spent["drawing"], spent["all"])
