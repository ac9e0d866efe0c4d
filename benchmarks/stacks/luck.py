"""What many seeds cost: a study in worker processes, held against a single run of the trainer."""

from __future__ import annotations

import argparse
import sys
from time import perf_counter

from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.spread import spread
from benchmarks.kit.threads import run_in_process

ROUNDS, QUICK_ROUNDS = 11, 3
EPOCHS = 500
# Hidden layers, seeds, and how many single runs the study may cost at most.
STUDIES = (((64, 64), 20, 8.0), ((8, 8), 32, 5.0))


def run_alone(*, quick: bool) -> str:
    """Return the report, made in a process with one thread; the workers are processes of their own."""
    return run_in_process("benchmarks.stacks.luck", ["--quick"] if quick else [], "one")


def report(rounds: int) -> str:
    """Time a single run and a study of the same setting in turn, so many times, and return the report."""
    # NumPy loads here, in the process whose environment allows it one thread.
    from playground.comparisons.luck.processes import n_workers  # noqa: PLC0415
    from playground.comparisons.luck.seed_study import SeedStudy  # noqa: PLC0415
    from playground.settings.run import NetworkSettings, Settings, TrainingSettings  # noqa: PLC0415
    from playground.training.data import load_data  # noqa: PLC0415
    from playground.training.trainer import Trainer  # noqa: PLC0415

    def single(settings: Settings) -> float:
        start = perf_counter()
        Trainer(load_data(settings.data), settings.network, settings.training).advance(EPOCHS)
        return perf_counter() - start

    def study(settings: Settings, n_seeds: int) -> float:
        start = perf_counter()
        study = SeedStudy(settings, n_seeds=n_seeds, varied="all", epochs=EPOCHS)
        study.finish()
        if study.results()[0].epoch != EPOCHS:
            raise RuntimeError(f"the study ended at epoch {study.results()[0].epoch}, not {EPOCHS}")
        return perf_counter() - start

    findings = []
    for hidden, n_seeds, most in STUDIES:
        settings = Settings(network=NetworkSettings(hidden_layers=hidden), training=TrainingSettings(batch_size=16))
        cold = study(settings, n_seeds)
        times = [(single(settings), study(settings, n_seeds)) for _ in range(rounds)]
        ratio, alone, together = (spread(values) for values in ([b / a for a, b in times], *zip(*times, strict=True)))
        net = "-".join(map(str, (2, *hidden, 1)))
        what = f"{n_seeds} seeds of {net}, moons, {EPOCHS} epochs ÷ one run"
        findings.append(Finding(what, ratio.median, f"{ratio:.2f}", f"at most {most:g}", "<=", most))
        findings.append(Finding(f"one run of {net}", alone.median, f"{alone:.3f} s"))
        findings.append(Finding(f"the study of {net}", together.median, f"{together:.3f} s"))
        findings.append(Finding(f"the first study of {net} in this process", cold, f"{cold:.2f} s"))
        print(f"{net} done", file=sys.stderr)
    head = (
        f"{n_workers()} worker processes; all of weights, order and data vary; loading the data, evaluation after "
        f"every epoch and the agreement map are in the times. Medians and quartiles of {rounds} interleaved rounds; "
        "the first study also starts the workers, if none are there."
    )
    return f"{head}\n\n{findings_table(findings)}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="The cost of many seeds; `python -m benchmarks luck` sets the threads."
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    print(report(QUICK_ROUNDS if parser.parse_args().quick else ROUNDS))
