"""Whether remedies help: each that has a value is tried on random runs whose verdict asks for it."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.threads import run_in_process
from benchmarks.verdict.random_runs import EXCESSES, random_settings
from playground.datasets import DatasetError
from playground.measurements.run import Run
from playground.measurements.verdict.advice import Step
from playground.measurements.verdict.treatments import Treatment, treatments
from playground.settings.run import Settings
from playground.training.data import load_data
from playground.training.trainer import Trainer

RUNS, QUICK_RUNS = 20, 4  # that a remedy is tried on
ENOUGH = 0.75  # of them improve
LEAST_DRAWN, MOST_DRAWN = 300, 1200  # runs; after the most, what was asked for less often is reported with fewer


@dataclass(slots=True)
class Tally:
    """How often a remedy was tried, and how often the test loss at the end was lower with it."""

    tried: int = 0
    lower: int = 0


@dataclass(slots=True)
class Draws:
    """Random runs of every excess, drawn the more often the more they are asked for.

    Attributes
    ----------
    drawn, useful : Counter of str
        Runs of each excess, and those of them whose verdict asked for a remedy that has not been tried enough.
    """

    rng: np.random.Generator
    drawn: Counter[str] = field(default_factory=Counter)
    useful: Counter[str] = field(default_factory=Counter)

    def excess(self) -> str:
        """Return the excess of the next run."""
        chances = np.array([(self.useful[name] + 1.0) / (self.drawn[name] + 2.0) for name in EXCESSES])
        return str(self.rng.choice(EXCESSES, p=chances / chances.sum()))


def run_alone(*, quick: bool) -> str:
    """Return the report, made in a process with one thread."""
    return run_in_process("benchmarks.verdict.remedies", ["--quick"] if quick else [], "one")


def report(n_runs: int, *, seed: int = 0) -> str:
    """Try every remedy on so many runs that get it, and return the report."""
    tallies: dict[str, Tally] = {}
    draws = Draws(np.random.default_rng(seed))
    n_drawn = 0
    while n_drawn < LEAST_DRAWN or (n_drawn < MOST_DRAWN and any(one.tried < n_runs for one in tallies.values())):
        n_drawn += 1
        excess = draws.excess()
        draws.drawn[excess] += 1
        if _try_all(random_settings(draws.rng, excess), tallies, n_runs):
            draws.useful[excess] += 1
        if n_drawn % 50 == 0:
            print(
                f"{n_drawn} runs",
                {name: f"{one.lower} of {one.tried}" for name, one in sorted(tallies.items())},
                file=sys.stderr,
            )
    findings = [
        Finding(
            name, tally.lower / tally.tried, f"{tally.lower} of {tally.tried}", f"at least {ENOUGH:.0%}", ">=", ENOUGH
        )
        for name, tally in sorted(tallies.items())
    ]
    head = (
        f"Random runs of 60 to 400 epochs, {n_drawn:,} drawn: what their last verdict advises with a value is set, "
        "the run is trained again for as many epochs, or to where it stops, and its last test loss is compared."
    )
    return f"{head}\n\n{findings_table(findings)}"


def _try_all(settings: Settings, tallies: dict[str, Tally], n_runs: int) -> bool:
    """Train a run and try what its verdict advises; return whether there was anything to try."""
    try:
        run = Run(settings)
    except DatasetError:  # settings that contradict each other, such as more classes than samples
        return False
    run.trainer.advance(settings.training.max_epochs)
    verdict, has_tried = run.verdict(), False
    for treatment in treatments(verdict.remedies, settings):
        tally = tallies.setdefault(name_of(treatment), Tally())
        if tally.tried < n_runs:
            tally.tried += 1
            tally.lower += _last_test_loss(treatment.applied(settings)) < verdict.numbers.test_loss
            has_tried = True
    return has_tried


def name_of(treatment: Treatment) -> str:
    """Return what a remedy is called in the report."""
    step = treatment.step
    what = step.way if isinstance(step, Step) else step
    return f"{treatment.field.replace('_', ' ')}: {what.name.lower().replace('_', ' ')}"


def _last_test_loss(settings: Settings) -> float:
    trainer = Trainer(load_data(settings.data), settings.network, settings.training)
    trainer.advance(settings.training.max_epochs)
    return trainer.evaluation.test_loss


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs of each")
    parser.add_argument("--seed", type=int, default=0, help="of the random runs")
    arguments = parser.parse_args()
    print(report(QUICK_RUNS if arguments.quick else RUNS, seed=arguments.seed))
