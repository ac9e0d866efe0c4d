"""How many cells a second a sweep trains, with all cores beside a single process."""

from __future__ import annotations

import argparse
import os
import sys
from time import monotonic

import joblib

from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.markdown import table
from benchmarks.kit.spread import Spread, spread
from benchmarks.kit.threads import run_in_process
from playground.comparisons.sweep.plan import Plan, plan
from playground.comparisons.sweep.sweep import State, Sweep
from playground.settings.pages import SweepSettings
from playground.settings.run import NetworkSettings, Settings, TrainingSettings

ROUNDS, QUICK_ROUNDS = 7, 2
BASE = Settings(network=NetworkSettings((64, 64)), training=TrainingSettings(learning_rate=0.01, batch_size=16))
EPOCHS, QUICK_EPOCHS = 300, 60
TARGET = 1.7  # times the cells a second of one process, with two cores
INTRO = (
    "The sweep that the page Sweep proposes: moons, {samples} samples, hidden layers of {layers} units, Adam, batch "
    "16, {cells} cells of {epochs} epochs over λ₂. {rounds} rounds, one process and {cores} in turn, workers started "
    "before; cells a second from the start of the sweep to its end, median with quartiles in brackets. One process "
    "trains without joblib's workers; the store is a dictionary."
)


def run_alone(*, quick: bool) -> str:
    """Return the report, made in a process with one thread."""
    return run_in_process("benchmarks.sweeps.cells", ["--quick"] if quick else [], "one")


def report(*, quick: bool) -> str:
    """Measure in turn and return the report in Markdown."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    sweep_plan = plan(BASE, SweepSettings(epochs=QUICK_EPOCHS if quick else EPOCHS))
    cores = joblib.cpu_count()
    _cells_a_second(sweep_plan, cores)  # starts the workers
    alone, together, load = [], [], []
    for turn in range(rounds):
        alone.append(_cells_a_second(sweep_plan, 1))
        together.append(_cells_a_second(sweep_plan, cores))
        load.append(os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan"))
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    ratio = spread(many / one for one, many in zip(alone, together, strict=True))
    rows = [
        ["1", f"{spread(alone):.2f}", "1"],
        [str(cores), f"{spread(together):.2f}", f"{ratio:.2f}"],
    ]
    data, network = BASE.data, BASE.network
    intro = INTRO.format(
        samples=data.n_samples, layers=" and ".join(map(str, network.hidden_layers)), cells=len(sweep_plan.places),
        epochs=sweep_plan.epochs, rounds=rounds, cores=cores,
    )  # fmt: skip
    head = ["processes", "cells a second", "times one process, round by round"]
    noise = f"Load average of the machine after each round: {', '.join(f'{one:.1f}' for one in load)}."
    return "\n\n".join([intro, table(head, rows), noise, _held_against(ratio, cores)])


def _held_against(ratio: Spread, cores: int) -> str:
    if cores != 2:
        return f"The target of {TARGET:g} holds for two cores; here there are {cores}."
    found = Finding("Cells a second with 2 processes ÷ with 1", ratio.median, f"{ratio:.2f}", f"at least {TARGET:g}",
                    ">=", TARGET)  # fmt: skip
    return findings_table([found])


def _cells_a_second(sweep_plan: Plan, n_processes: int) -> float:
    begin = monotonic()
    sweep = Sweep(sweep_plan, n_processes=n_processes)
    sweep.wait()
    if sweep.state is not State.FINISHED:
        raise RuntimeError(f"the sweep ended as {sweep.state.value}: {sweep.error}")
    return sweep.total / (monotonic() - begin)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Cells alone; `python -m benchmarks sweep` sets the threads.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and epochs")
    print(report(quick=parser.parse_args().quick))
