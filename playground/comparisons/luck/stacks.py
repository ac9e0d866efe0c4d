"""How the networks of a study are cut into stacks, each for one worker at a time."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import pairwise

from playground.comparisons.luck.chunk import Progress
from playground.comparisons.luck.processes import n_workers
from playground.network.arithmetic import Array
from playground.settings.run import Settings
from playground.settings.seeding import reseeded
from playground.training.stack_trainer import StackState

# A stack spares time as long as NumPy's calls cost more than the arithmetic. Measured on one core, a network in a stack
# over one alone: 2-8-8-1 0.21 with 16; 2-64-64-1 (4,353 parameters) 0.65 with 10 and 0.59 with 25; 2-128-128-1 (17,025)
# 0.83 with 8 and 0.89 with 16; 2-256-256-1 (67,073) never below 1.
STACKED_PARAMETERS, MOST_STACKED = 1 << 17, 32


@dataclass(eq=False, slots=True)
class Stack:
    """Networks of one setting that are trained side by side, and how far they are.

    Attributes
    ----------
    settings : tuple of Settings
        One for each network.
    rows : list of ndarray of shape (n_epochs, 5, K)
        What every chunk has come to, see ``Progress``.
    state : StackState or None
        Where the last chunk ended; None before the first, and of networks that are recalled.
    epoch : int
        Whole epochs trained; −1 before the first chunk.
    diverged_at : ndarray of int of shape (K,), or None
        The epoch in which a network diverged, 0 for one that has not; None before the first chunk.
    answers : ndarray of shape (K, n_points), or None
        What the networks answered on the grid then.
    future : Future or None
        The chunk that is being trained or waits to be.
    """

    settings: tuple[Settings, ...]
    rows: list[Array] = field(default_factory=list)
    state: StackState | None = None
    epoch: int = -1
    diverged_at: Array | None = None
    answers: Array | None = None
    future: Future[Progress] | None = None

    def take(self, progress: Progress) -> None:
        """Take what a chunk has come to."""
        self.rows.append(progress.rows)
        self.state, self.answers = progress.state, progress.answers
        self.epoch, self.diverged_at = progress.state.epoch, progress.state.diverged_at


def stack_size(widths: tuple[int, ...], n_seeds: int) -> int:
    """Return how many networks of these widths are best trained side by side on this machine."""
    n_parameters = sum((n_in + 1) * n_out for n_in, n_out in pairwise(widths))
    largest = min(max(STACKED_PARAMETERS // n_parameters, 1), MOST_STACKED)
    return min(largest, -(-n_seeds // n_workers()))


def stacks_of(side: Settings, varied: str, n_seeds: int, ends: tuple[int, int]) -> list[Stack]:
    """Return the networks of a side, with as many inputs and outputs, in stacks as they are best trained."""
    n_in, n_out = ends
    members = [reseeded(side, varied, number) for number in range(n_seeds)]
    size = stack_size((n_in, *side.network.hidden_layers, n_out), n_seeds)
    return [Stack(tuple(some)) for some in cut(members, size)]


def cut(settings: list[Settings], size: int) -> list[list[Settings]]:
    """Return the settings cut into the fewest parts of at most ``size``, as equal in size as possible."""
    n_parts = -(-len(settings) // size)
    ends = [len(settings) * i // n_parts for i in range(n_parts + 1)]
    return [settings[start:end] for start, end in pairwise(ends)]
