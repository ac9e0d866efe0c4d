"""Whether the default run can be watched: over many seeds, beside other settings and under the usual remedies."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.kit.markdown import table
from benchmarks.kit.spread import Spread, spread
from benchmarks.kit.threads import run_in_process
from playground.settings.links import from_query, query_of
from playground.settings.run import Settings
from playground.settings.seeding import reseeded
from playground.training.data import load_data
from playground.training.trainer import Trainer

FIRST_SEED = 200
SEEDS, QUICK_SEEDS = 100, 10
REMEDY_SEEDS, QUICK_REMEDY_SEEDS = 20, 5
RISE = 1.5  # test loss at the end ÷ its lowest, at least
EARLIEST, LATEST = 10, 1 / 3  # the lowest is later than this epoch, and within this share of the run
SMOOTHED, WITHIN, CLIFF = 5, 5, 0.2  # a cliff is a move of the mean over so many epochs, within so many, by that share
FITTED = 0.95  # training accuracy at the end, at least
SEEN = 1.25  # test loss ÷ its lowest from which on the curves are seen to part

# The default run, what was weighed beside it, and the default run of the first version of links, cut to its length.
SETTINGS = ("v=2", "v=2&layers=20,20&rate=0.01", "v=2&noise=0.25", "v=1&epochs=600")
REMEDIES = ("", "dropout=0.2", "dropout=0.5", "l2=0.3", "l2=1", "l1=10", "l1=30", "n=1000", "stop=stop")
INTRO = (
    "Each setting with {seeds} seeds ({first} to {last}: data, first weights and order), none of which chose it. A "
    "run meets the criteria if its test loss ends at {rise} times its lowest or more, the lowest is after epoch "
    "{earliest} and in the first third, the test loss, a mean over {smoothed} epochs, then moves by no more than "
    "{cliff:.0%} within {within} epochs, and training accuracy ends at {fitted:.0%} or more. The curves seem to part "
    "where the test loss is a quarter above its lowest. Medians, quartiles in brackets."
)
OF_REMEDIES = (
    "The default run with one control moved, {seeds} seeds. Lower: how many of them end at a lower test loss than the "
    "default run with the same seeds."
)


@dataclass(frozen=True, slots=True)
class Watched:
    """What is seen of a run that was trained to its end, from its test losses and training scores by epoch."""

    test_losses: Sequence[float]
    test_scores: Sequence[float]
    train_score: float

    @property
    def best_epoch(self) -> int:
        """The epoch of the lowest test loss, counted from 1; epoch 0 is the state before training."""
        return int(np.argmin(self.test_losses))

    @property
    def rise(self) -> float:
        """Test loss at the end divided by its lowest."""
        return self.test_losses[-1] / min(self.test_losses)

    @property
    def cliff(self) -> float:
        """The largest move of the smoothed test loss within a few epochs after its lowest, as a share of it."""
        losses = np.asarray(self.test_losses)
        smooth = np.convolve(losses, np.full(SMOOTHED, 1 / SMOOTHED), "valid")  # the first is that of SMOOTHED // 2
        after = smooth[max(self.best_epoch - SMOOTHED // 2, 0) :]
        moves = [np.abs(after[k:] / after[:-k] - 1).max() for k in range(1, WITHIN + 1) if len(after) > k]
        return float(max(moves, default=0.0))

    @property
    def seen_epoch(self) -> float:
        """The first epoch after the lowest test loss with a quarter more than it; infinite if there is none."""
        risen = np.flatnonzero(np.asarray(self.test_losses[self.best_epoch :]) >= SEEN * min(self.test_losses))
        return float(self.best_epoch + risen[0]) if risen.size else float("inf")

    @property
    def misses(self) -> list[str]:
        """Which criteria the run does not meet."""
        epochs = len(self.test_losses) - 1
        met = {
            "rise": self.rise >= RISE,
            "best epoch": EARLIEST < self.best_epoch <= LATEST * epochs,
            "cliff": self.cliff <= CLIFF,
            "training accuracy": self.train_score >= FITTED,
        }
        return [criterion for criterion, holds in met.items() if not holds]


def watch(settings: Settings) -> Watched:
    """Train a run to its end and return what is seen of it."""
    test_losses: list[float] = []
    scores: list[float] = []

    def observe(trainer: Trainer) -> None:
        test_losses.append(trainer.evaluation.test_loss)
        scores.append(trainer.evaluation.test_score)

    trainer = Trainer(load_data(settings.data), settings.network, settings.training, observe=observe)
    trainer.advance(settings.training.max_epochs)
    return Watched(test_losses, scores, trainer.evaluation.train_score)


def run_alone(*, quick: bool) -> str:
    """Return the report, made in a process with one thread."""
    return run_in_process("benchmarks.training.default_run", ["--quick"] if quick else [], "one")


def report(n_seeds: int, n_remedy_seeds: int) -> str:
    """Watch every setting with so many seeds, and the default run under every remedy; return the report in Markdown."""
    rows = [_row(query, _runs(query, n_seeds)) for query in SETTINGS]
    head = [
        "link", "meet all", "misses", "lowest test loss in epoch", "seen to part in epoch", "end ÷ lowest",
        "largest move", "training accuracy, lowest", "test accuracy, best epoch", "test accuracy, end",
    ]  # fmt: skip
    intro = INTRO.format(
        seeds=n_seeds, first=FIRST_SEED, last=FIRST_SEED + n_seeds - 1, rise=RISE, earliest=EARLIEST,
        smoothed=SMOOTHED, cliff=CLIFF, within=WITHIN, fitted=FITTED,
    )  # fmt: skip
    alone = watch(_settings(SETTINGS[0]))
    zero = (
        f"With seed 0 the lowest test loss of the default run is {min(alone.test_losses):.3f}, in epoch "
        f"{alone.best_epoch}; at the end it is {alone.test_losses[-1]:.3f}, and test accuracy has gone from "
        f"{alone.test_scores[alone.best_epoch]:.1%} to {alone.test_scores[-1]:.1%}."
    )
    return "\n\n".join(
        [intro, table(head, rows), zero, OF_REMEDIES.format(seeds=n_remedy_seeds), _remedies(n_remedy_seeds)]
    )


def _settings(query: str) -> Settings:
    link = from_query(query_of(query))
    if link.problems:
        raise ValueError(f"{query}: {' '.join(link.problems)}")
    return link.settings


def _runs(query: str, n_seeds: int) -> list[Watched]:
    settings = _settings(query)
    runs = [watch(reseeded(settings, "all", seed)) for seed in range(FIRST_SEED, FIRST_SEED + n_seeds)]
    print(f"{query}: watched", file=sys.stderr)
    return runs


def _row(query: str, runs: list[Watched]) -> list[str]:
    """Return the cells of a setting."""
    missed = Counter(criterion for run in runs for criterion in run.misses)
    return [
        f"`?{query}`",
        f"{sum(not run.misses for run in runs)} of {len(runs)}",
        ", ".join(f"{criterion} {n}" for criterion, n in missed.most_common()) or "–",
        f"{spread(run.best_epoch for run in runs):.0f}",
        f"{_epochs(runs):.0f}",
        f"{spread(run.rise for run in runs):.1f}",
        f"{max(run.cliff for run in runs):.2f}",
        f"{min(run.train_score for run in runs):.2f}",
        f"{spread(run.test_scores[run.best_epoch] for run in runs):.3f}",
        f"{spread(run.test_scores[-1] for run in runs):.3f}",
    ]


def _epochs(runs: list[Watched]) -> Spread:
    """Return in which epoch the curves are seen to part; at the end of a run in which they are not."""
    return spread(min(run.seen_epoch, len(run.test_losses) - 1) for run in runs)


def _remedies(n_seeds: int) -> str:
    """Return the table of the default run with one control moved."""
    plain = _runs(SETTINGS[0], n_seeds)
    rows = []
    for remedy in REMEDIES:
        query = "&".join(part for part in (SETTINGS[0], remedy) if part)
        runs = _runs(query, n_seeds) if remedy else plain
        ratios = [run.test_losses[-1] / other.test_losses[-1] for run, other in zip(runs, plain, strict=True)]
        rows.append([
            f"`?{query}`",
            f"{spread(run.test_losses[-1] for run in runs):.2f}",
            f"{sum(ratio < 1 for ratio in ratios)} of {n_seeds}" if remedy else "–",
            f"{spread(ratios):.2f}",
            f"{spread(run.test_scores[-1] for run in runs):.3f}",
            f"{spread(run.train_score for run in runs):.2f}",
        ])  # fmt: skip
    return table(["link", "test loss, end", "lower", "÷ the default run's", "test accuracy", "training accuracy"], rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The default run; `python -m benchmarks default` sets the threads.")
    parser.add_argument("--quick", action="store_true", help="fewer seeds")
    print(report(*((QUICK_SEEDS, QUICK_REMEDY_SEEDS) if parser.parse_args().quick else (SEEDS, REMEDY_SEEDS))))
