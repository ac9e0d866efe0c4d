"""How often the verdict on a run is the one named for it, with seeds by which no threshold was chosen."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace

from benchmarks.kit.markdown import table
from benchmarks.kit.threads import run_in_process
from benchmarks.verdict.runs import RUNS
from playground.measurements.run import Run
from playground.settings.links import from_url
from playground.settings.run import Settings

SEEDS, QUICK_SEEDS = range(3, 11), range(3, 5)  # seeds 0, 1 and 2 chose the thresholds


def run_alone(*, quick: bool) -> str:
    """Return the report, made in a process with one thread."""
    return run_in_process("benchmarks.verdict.agreement", ["--quick"] if quick else [], "one")


def report(seeds: range) -> str:
    """Train every run with each seed and return a table of what is said of them."""
    rows, n_named = [], 0
    for name, (query, epochs, kind) in RUNS.items():
        found = Counter(_verdict(from_url("?" + query).settings, epochs, seed) for seed in seeds)
        named = found.pop(kind.value, 0)
        n_named += named
        others = ", ".join(f"{n} {other}" for other, n in found.most_common())
        rows.append([name, f"`{query}`", str(epochs), kind.value, f"{named} of {len(seeds)}; {others}".rstrip("; ")])
        print(name, file=sys.stderr)
    head = f"Seeds {seeds[0]} to {seeds[-1]}: {n_named} of {len(seeds) * len(RUNS)} runs get the verdict named."
    return f"{head}\n\n{table(['Run', 'Link', 'Epochs', 'Verdict', 'Said'], rows)}"


def with_seed(settings: Settings, seed: int) -> Settings:
    """Return settings with all seeds set."""
    return Settings(
        replace(settings.data, seed=seed), replace(settings.network, seed=seed), replace(settings.training, seed=seed)
    )


def _verdict(settings: Settings, epochs: int, seed: int) -> str:
    run = Run(with_seed(settings, seed))
    run.trainer.advance(epochs)
    return run.verdict().kind.value


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer seeds")
    print(report(QUICK_SEEDS if parser.parse_args().quick else SEEDS))
