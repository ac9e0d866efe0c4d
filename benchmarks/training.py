"""The race: all contestants on all workloads, interleaved in one process with one thread."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import defaultdict

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
ROUNDS, QUICK_ROUNDS = 15, 5


def run_alone(*, quick: bool) -> str:
    """Return the race's report, run in a process whose libraries are told before they load to use one thread."""
    command = [sys.executable, "-m", "benchmarks.training", *(["--quick"] if quick else [])]
    environment = os.environ | dict.fromkeys(THREADS, "1")
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def race(rounds: int) -> str:
    """Return the report of so many rounds."""
    from benchmarks import contestants as c  # noqa: PLC0415 -- NumPy must load in the process with one thread only
    from benchmarks import race_report as report  # noqa: PLC0415
    from benchmarks.workload import WORKLOADS  # noqa: PLC0415

    entries = [c.ours, c.whole_epoch, c.partial_fit, c.fit, c.pytorch, c.pytorch_fused]
    seconds: report.Seconds = {work: defaultdict(list) for work in WORKLOADS}
    for turn in range(rounds):
        for work in WORKLOADS:
            for entry in entries[turn % len(entries) :] + entries[: turn % len(entries)]:  # nobody is always first
                seconds[work][entry.__name__].append(entry(work))
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    return report.written(seconds, rounds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The race alone; `python -m benchmarks training` sets the threads.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    print(race(QUICK_ROUNDS if parser.parse_args().quick else ROUNDS))
