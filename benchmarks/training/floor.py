"""The floor of our training step: its NumPy calls in a bare loop, in their order and each kind alone."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.markdown import table
from benchmarks.kit.spread import Spread, spread
from benchmarks.kit.threads import run_in_process
from benchmarks.kit.workload import Workload
from benchmarks.kit.workloads import KINDS
from benchmarks.peers.ours import trainer
from benchmarks.training.bare import seconds_in_order
from playground.network.arithmetic import Array, aligned

ROUNDS, QUICK_ROUNDS = 15, 3
SECONDS_A_CALL = 0.002  # for which one kind of call is repeated in a round
LIMITS = {"W1": 1.6, "W2": 1.9, "W3": 1.25, "W4": 1.15, "W5": 1.15}


@dataclass(frozen=True, slots=True)
class Call:
    """A kind of call: a NumPy function, and the shapes and layouts of its arrays; other arguments as they are."""

    function: str
    arguments: tuple[object, ...]

    def __str__(self) -> str:
        shapes = [str(a[0]).replace(" ", "") + ("ᵀ" if a[1] else "") for a in self.arguments if isinstance(a, tuple)]
        return f"`{self.function}` {' '.join(shapes)}"


def run_alone(*, quick: bool) -> str:
    """Return the report, measured in a process with one thread."""
    return run_in_process("benchmarks.training.floor", ["--quick"] if quick else [], "one")


def report(rounds: int) -> str:
    """Return our epoch as a multiple of its calls, and the calls, for each of the five kinds of training."""
    findings, lists = [], []
    for work in KINDS:
        in_order, alone, costs, counts = measured(work, rounds)
        limit = LIMITS[work.code]
        for floor, multiples in (("a step's calls in their order", in_order), ("each kind of call alone", alone)):
            what, value = f"epoch ÷ {floor}, {work}", f"{multiples:.2f}"
            findings.append(Finding(what, multiples.median, value, f"at most {limit}", "<=", limit))
        lists.append(_listed(work, costs, counts))
    explanation = (
        "The calls of an epoch's steps are taken from our own recording and timed in two ways, without anything of "
        "ours around them. In their order: a step's calls in a bare loop on a copy of their arrays, step after step on "
        "the same batch. Each kind alone (function, shapes, layout): one call in a bare loop on fresh arrays of ones, "
        "which stay in the fastest cache where they fit, and the sum over all calls of the epoch; what lies between "
        "the two floors is the arrays' way through the caches, and the loop. Drawing the order, gathering the samples "
        f"and drawing dropout masks are in neither, so the multiples count them as ours. {rounds} rounds, epochs and "
        "calls in turn; float32, one thread."
    )
    return f"{explanation}\n\n{findings_table(findings)}\n\n" + "\n\n".join(lists)


def measured(work: Workload, rounds: int) -> tuple[Spread, Spread, dict[Call, Spread], Counter[Call]]:
    """Return our epoch over its calls in order and one by one, each call's cost in µs, and how often it is made."""
    trained = trainer(work)
    trained._train_epoch()  # records
    recorded = [call for recording in trained.steps._recordings.values() for call in recording.calls]
    counts = Counter(_kind(function, arguments) for function, arguments in recorded)
    loops = {
        kind: _loop(function, arguments) for function, arguments in recorded for kind in [_kind(function, arguments)]
    }
    costs: dict[Call, list[float]] = {kind: [] for kind in counts}
    steps_in_order = seconds_in_order(trained.steps)
    in_order, alone = [], []
    for _ in range(rounds):
        epoch = _epoch_seconds(trained, work.epochs)
        in_order.append(epoch / steps_in_order(work.epochs))
        for kind, loop in loops.items():
            costs[kind].append(loop())
        alone.append(epoch / sum(n * costs[kind][-1] for kind, n in counts.items()))
    by_kind = {kind: spread(1e6 * cost for cost in of_kind) for kind, of_kind in costs.items()}
    return spread(in_order), spread(alone), by_kind, counts


def _epoch_seconds(trained: Any, epochs: int) -> float:
    with np.errstate(all="ignore"):
        begin = perf_counter()
        for _ in range(epochs):
            trained._train_epoch()
        return (perf_counter() - begin) / epochs


def _kind(function: Callable[..., object], arguments: tuple[Any, ...]) -> Call:
    owner = getattr(function, "__self__", None)
    arrays = (owner, *arguments) if isinstance(owner, np.ndarray) else arguments
    of_ufunc = f"{owner.__name__}." if isinstance(owner, np.ufunc) else ""
    name = of_ufunc + str(getattr(function, "__name__", function))
    return Call(name, tuple((a.shape, _is_transposed(a)) if isinstance(a, np.ndarray) else a for a in arrays))


def _is_transposed(a: Array) -> bool:
    return bool(a.ndim == 2 and a.flags.f_contiguous and not a.flags.c_contiguous)


def _loop(function: Callable[..., object], arguments: tuple[Any, ...]) -> Callable[[], float]:
    """Return what times the call on arrays of its own, in seconds; no input is an output, so all stay ones."""
    fresh = [_like(a) if isinstance(a, np.ndarray) else a for a in arguments]
    owner = getattr(function, "__self__", None)
    call: Callable[..., object] = _like(owner).dot if isinstance(owner, np.ndarray) else function

    def seconds(n: int) -> float:
        begin = perf_counter()
        for _ in repeat(None, n):
            call(*fresh)
        return (perf_counter() - begin) / n

    n = max(10, int(SECONDS_A_CALL / seconds(10)))
    return lambda: seconds(n)


def _like(a: Array) -> Array:
    fresh = aligned(a.shape[::-1], a.dtype).T if _is_transposed(a) else aligned(a.shape, a.dtype)
    fresh[...] = 1
    return fresh


def _listed(work: Workload, costs: dict[Call, Spread], counts: Counter[Call]) -> str:
    n_batches = -(-work.n_samples // work.batch_size)
    order = sorted(counts, key=lambda kind: -counts[kind] * costs[kind].median)
    rows = [[str(kind), f"{counts[kind] / n_batches:.2f}", f"{costs[kind]:.2f}"] for kind in order]
    title = f"{work}: {sum(counts.values()) / n_batches:.1f} calls a step"
    body = table(["Call, shapes", "times a step", "µs each"], rows)
    return f"<details>\n<summary>{title}</summary>\n\n{body}\n\n</details>"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The floor; `python -m benchmarks floor` sets the threads.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    print(report(QUICK_ROUNDS if parser.parse_args().quick else ROUNDS))
