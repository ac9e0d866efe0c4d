"""What a whole epoch costs: steps, evaluation and history, as a multiple of its steps; and beside another checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.markdown import table
from benchmarks.kit.places import EPOCH_WORKER, ROOT
from benchmarks.kit.spread import Spread, spread
from benchmarks.kit.threads import ONE
from benchmarks.kit.workload import Workload
from benchmarks.kit.workloads import KINDS

ROUNDS, QUICK_ROUNDS = 11, 3
LIMITS = {"W2": 1.5, "W3": 1.5}
PARTS = ("steps", "whole")

Seconds = dict[tuple[Workload, str, Path], list[float]]


def report(*, quick: bool, against: Path | None) -> str:
    """Return the report; with the root of ``against``, another checkout of this project, it takes turns with ours."""
    trees = [ROOT] if against is None else [ROOT, against.resolve()]
    rounds = QUICK_ROUNDS if quick else ROUNDS
    seconds = measured(trees, rounds)
    ratios = {work: _ratio(seconds, (work, "whole", ROOT), (work, "steps", ROOT)) for work in KINDS}
    rows = [
        [str(work), *(_microseconds(seconds[work, part, ROOT]) for part in PARTS), f"{ratios[work]:.2f}"]
        for work in KINDS
    ]
    said = (
        "A whole epoch is what the dashboard trains: steps, evaluation on train and test (here of the same size), and "
        f"the history. {rounds} rounds, each with a fresh network, {'the two checkouts and ' * (against is not None)}"
        "the two figures in turn; float32, one thread, processor time. Ratios are of figures of the same round; "
        "medians, quartiles in brackets."
    )
    head = ["Net", "steps, µs an epoch", "with evaluation and history, µs an epoch", "whole ÷ steps"]
    parts = [said, table(head, rows)]
    if against is not None:
        parts.append(_beside(seconds, trees[1]))
    findings = [
        Finding(f"whole epoch ÷ its steps, {work}", ratio.median, f"{ratio:.2f}", f"at most {limit}", "<=", limit)
        for work, ratio in ratios.items()
        if (limit := LIMITS.get(work.code))
    ]
    return "\n\n".join([*parts, findings_table(findings)])


def measured(trees: list[Path], rounds: int) -> Seconds:
    """Return seconds an epoch of every workload, part and tree, round by round."""
    seconds: Seconds = {(work, part, tree): [] for work in KINDS for part in PARTS for tree in trees}
    with _workers(trees) as workers:
        for turn in range(rounds):
            for work in KINDS:
                for part in PARTS:
                    for tree in trees[:: 1 if turn % 2 else -1]:  # nobody is always first
                        seconds[work, part, tree].append(_ask(workers[tree], f"{work.code} {part}"))
            print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    return seconds


@contextmanager
def _workers(trees: list[Path]) -> Iterator[dict[Path, subprocess.Popen[str]]]:
    """Start a process with one thread for every tree, and end them all."""
    workers = {}
    for tree in trees:
        environment = os.environ | ONE | {"PYTHONPATH": str(tree)}
        command = [sys.executable, str(EPOCH_WORKER)]
        workers[tree] = subprocess.Popen(
            command, cwd=tree, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
    try:
        yield workers
    finally:
        for worker in workers.values():
            worker.communicate()


def _ask(worker: subprocess.Popen[str], what: str) -> float:
    if worker.stdin is None or worker.stdout is None:
        raise RuntimeError("a worker is asked through its pipes; start it with both")
    print(what, file=worker.stdin, flush=True)
    return float(worker.stdout.readline())


def _beside(seconds: Seconds, other: Path) -> str:
    rows = [
        [
            str(work),
            _microseconds(seconds[work, "whole", other]),
            f"{_ratio(seconds, (work, 'whole', other), (work, 'steps', other)):.2f}",
            *(f"{_ratio(seconds, (work, part, ROOT), (work, part, other)):.2f}" for part in PARTS),
        ]
        for work in KINDS
    ]
    head = ["Net", "whole epoch there, µs", "whole ÷ steps there", "our steps ÷ theirs", "our whole epoch ÷ theirs"]
    return table(head, rows)


def _ratio(seconds: Seconds, one: tuple[Workload, str, Path], other: tuple[Workload, str, Path]) -> Spread:
    return spread(a / b for a, b in zip(seconds[one], seconds[other], strict=True))


def _microseconds(values: list[float]) -> str:
    found = spread(1e6 * value for value in values)
    return f"{found:,.0f}"
