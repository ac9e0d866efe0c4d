"""What is seen of a run, and which criteria it misses, from losses whose story is known."""

import numpy as np
import pytest

from benchmarks.training.default_run import REMEDIES, SETTINGS, Watched
from playground.settings.links import from_url

FALL, RISE = np.linspace(1.0, 0.2, 51), np.linspace(0.2, 0.6, 151)[1:]  # lowest in epoch 50 of 200


def watched(losses: np.ndarray, train_score: float = 1.0) -> Watched:
    return Watched(losses.tolist(), [0.5] * len(losses), train_score)


def test_a_run_that_falls_and_rises_smoothly_misses_nothing() -> None:
    run = watched(np.concatenate([FALL, RISE]))

    assert run.best_epoch == 50
    assert run.rise == pytest.approx(3.0)
    assert run.test_losses[int(run.seen_epoch)] >= 0.25 > run.test_losses[int(run.seen_epoch) - 1]
    assert run.misses == []


@pytest.mark.parametrize(
    ("losses", "train_score", "missed"),
    [
        (np.concatenate([FALL, np.linspace(0.2, 0.29, 150)]), 1.0, ["rise"]),
        (np.concatenate([FALL[::5], np.linspace(0.2, 0.6, 190)]), 1.0, ["best epoch"]),
        (np.concatenate([FALL, RISE])[:150], 1.0, ["best epoch"]),
        (np.concatenate([FALL, RISE[:100], RISE[100:] * 1.5]), 1.0, ["cliff"]),
        (np.concatenate([FALL, RISE[:100], RISE[100:] / 1.5]), 1.0, ["cliff"]),
        (np.concatenate([FALL, RISE]), 0.94, ["training accuracy"]),
    ],
    ids=["hardly rises", "lowest too early", "lowest too late", "cliff up", "cliff down", "not fitted"],
)
def test_each_criterion_is_missed_alone(losses: np.ndarray, train_score: float, missed: list[str]) -> None:
    assert watched(losses, train_score).misses == missed


def test_a_jump_before_the_lowest_loss_and_a_single_spike_are_no_cliffs() -> None:
    losses = np.concatenate([FALL, RISE])
    losses[:10] *= 3.0
    losses[120] *= 1.5

    assert watched(losses).misses == []


def test_a_run_that_never_rises_is_never_seen_to_part() -> None:
    run = watched(FALL)

    assert (run.best_epoch, run.seen_epoch, run.cliff) == (50, float("inf"), 0.0)


@pytest.mark.parametrize("query", [*SETTINGS, *(f"{SETTINGS[0]}&{remedy}" for remedy in REMEDIES if remedy)])
def test_every_setting_is_a_link_without_problems_that_ends_within_the_measured_epochs(query: str) -> None:
    link = from_url(f"?{query}")

    assert link.problems == ()
    assert link.settings.training.max_epochs == 600
