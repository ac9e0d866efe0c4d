"""A sweep measures a training step's cost at one size after another, all else left as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.kit.clock import Learn, timed_for
from benchmarks.kit.workload import Workload
from benchmarks.kit.workloads import KINDS
from benchmarks.peers.ours import steps
from benchmarks.stacks.stack import stacked_steps

Measure = Callable[[float], float]  # from seconds to be spent to the cost in microseconds


@dataclass(frozen=True, slots=True)
class Sweep:
    """What varies, and how the cost is measured at each size.

    Attributes
    ----------
    name : str
        Short name, that of the chart's file.
    title : str
        What is measured, in words.
    size, cost : str
        Titles of the axes.
    lines : mapping
        For each curve, by its label, the measure of each size; a sweep of a single curve labels it "".
    """

    name: str
    title: str
    size: str
    cost: str
    lines: Mapping[str, Mapping[int, Measure]]


def sweeps() -> list[Sweep]:
    """Return all sweeps."""
    return [widths(), batches(), points(), depths(), stacks()]


def widths() -> Sweep:
    """Return the sweep over the width of two hidden layers."""
    works = {2**i: _moons(500, (2**i, 2**i), 32) for i in range(3, 10)}
    return _of_one("width", "2-w-w-1, 500 samples, batch 32", "units in each hidden layer", works)


def batches() -> Sweep:
    """Return the sweep over the samples in a batch."""
    works = {2**i: _moons(4096, (64, 64), 2**i) for i in range(3, 12)}
    return _of_one("batch", "2-64-64-1, 4,096 samples", "samples in a batch", works)


def points() -> Sweep:
    """Return the sweep over the samples of the data set."""
    sizes = (200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
    works = {n: _moons(n, (64, 64), 32) for n in sizes}
    return _of_one("points", "2-64-64-1, batch 32", "samples in the data set", works)


def depths() -> Sweep:
    """Return the sweep over the number of hidden layers."""
    works = {depth: _moons(500, (64,) * depth, 32) for depth in range(1, 7)}
    return _of_one("depth", "hidden layers of 64 units, 500 samples, batch 32", "hidden layers", works)


def stacks() -> Sweep:
    """Return the sweep over the number of networks trained side by side, on the kinds of work of the race."""
    lines = {work.code: {2**i: _measure_of_stack(work, 2**i) for i in range(7)} for work in KINDS}
    title = "networks of one kind trained side by side as a stack"
    return Sweep("stack", title, "networks in the stack", "µs a sample and network", lines)


def _of_one(name: str, title: str, size: str, works: Mapping[int, Workload]) -> Sweep:
    measures = {at: _measure(lambda work=work: steps(work), work.n_samples) for at, work in works.items()}
    return Sweep(name, title, size, "µs a sample", {"": measures})


def _measure_of_stack(work: Workload, n_networks: int) -> Measure:
    return _measure(lambda: stacked_steps(work, n_networks), work.n_samples * n_networks)


def _measure(start: Callable[[], Learn], n_samples: int) -> Measure:
    """Return a measure of the cost a sample, of training that begins anew each time."""
    return lambda seconds: 1e6 * timed_for(start(), seconds) / n_samples


def _moons(n_samples: int, hidden: tuple[int, ...], batch_size: int) -> Workload:
    return Workload("moons", n_samples, hidden, batch_size, epochs=1)
