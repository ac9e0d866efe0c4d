"""How the cost of a training step grows with width, batch, data, depth and networks side by side."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.kit.places import CHARTS, QUICK_CHARTS
from benchmarks.kit.threads import run_in_process

ROUNDS, QUICK_ROUNDS = 9, 2
SECONDS, QUICK_SECONDS = 0.1, 0.01  # at least, for each size in a round


def run_alone(*, quick: bool) -> str:
    """Return the report, made in a process with one thread; charts of a quick look are not kept with the notes."""
    return run_in_process("benchmarks.training.scale", ["--quick"] if quick else [], "one")


def report(rounds: int, seconds: float, charts: Path) -> str:
    """Measure all sweeps in so many rounds, write their charts and return the report."""
    # NumPy loads here, in the process whose environment allows it one thread.
    from benchmarks.kit.spread import spread  # noqa: PLC0415
    from benchmarks.stacks import sharing  # noqa: PLC0415
    from benchmarks.training import scale_report  # noqa: PLC0415
    from benchmarks.training.curve import Curve  # noqa: PLC0415
    from benchmarks.training.sizes import sweeps  # noqa: PLC0415

    wanted = sweeps()
    costs: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    for turn in range(rounds):
        for sweep in wanted:
            for label, measures in sweep.lines.items():
                for size, measure in measures.items():
                    costs[sweep.name, label, size].append(measure(seconds))
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    curves = {
        sweep.name: [
            Curve(label, {size: spread(costs[sweep.name, label, size]) for size in measures})
            for label, measures in sweep.lines.items()
        ]
        for sweep in wanted
    }
    return f"{scale_report.written(curves, wanted, rounds, charts)}\n\n{sharing.report(rounds, seconds)}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The scale alone; `python -m benchmarks scale` sets the threads.")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds, charts in benchmarks/results/")
    quick = parser.parse_args().quick
    if quick:
        print(report(QUICK_ROUNDS, QUICK_SECONDS, QUICK_CHARTS))
    else:
        print(report(ROUNDS, SECONDS, CHARTS))
