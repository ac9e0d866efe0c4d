"""What a teacher would say of real runs, three seeds each, at the settings at which a phenomenon was first seen."""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import pytest

from playground.measurements.run import Run
from playground.measurements.verdict.kinds import Kind
from playground.measurements.verdict.remedies import Advice, Step, Way, is_majority
from playground.settings.links import from_url
from playground.training.reason import Status

pytestmark = pytest.mark.trains

SEEDS = (0, 1, 2)
DEEP = "data=circles&n=400&noise=0.1&layers=16,16,16,16,16,16&init=xavier&opt=sgd&rate=0.1&batch=20"
MOST_CHANGES = 5  # of kind, in a run of up to 500 epochs, the first two being from untrained to learning to another

# Links of the first version, but for those that name another.
RUNS = {
    "before the first epoch": ("v=1", 0, Kind.UNTRAINED),
    "one epoch": ("v=1", 1, Kind.LEARNING),
    "five epochs": ("v=1", 5, Kind.LEARNING),
    "long, but slow": ("opt=sgd&rate=0.0001", 300, Kind.LEARNING),
    "the gap opens": ("v=1", 500, Kind.OVERFITTING),
    "the default run": ("v=2", 600, Kind.OVERFITTING),
    "the default run with flipped labels": ("v=2&flip=0.2", 600, Kind.MEMORISING),
    "20 samples": ("n=20", 150, Kind.OVERFITTING),
    "a sine through 20 noisy points": ("data=sine&n=40", 300, Kind.OVERFITTING),
    "digits from 50 samples": ("data=digits&n=100&layers=64", 80, Kind.OVERFITTING),
    "flipped labels": ("flip=0.2", 500, Kind.MEMORISING),
    "labels of pure noise": ("flip=0.5", 300, Kind.MEMORISING),
    "L2": ("l2=1", 300, Kind.GOOD_FIT),
    "much data": ("n=5000&layers=8&batch=64", 60, Kind.GOOD_FIT),
    "one unit on moons": ("layers=1", 200, Kind.GOOD_FIT),
    "XOR with a hidden layer": ("data=xor&layers=8", 250, Kind.GOOD_FIT),
    "a line by a line": ("data=linear&layers=8", 100, Kind.GOOD_FIT),
    "a plane by a plane": ("data=plane&layers=none", 100, Kind.GOOD_FIT),
    "diabetes, linear": ("data=diabetes&layers=none", 100, Kind.GOOD_FIT),
    "iris": ("data=iris&layers=8", 150, Kind.GOOD_FIT),
    "six blobs": ("data=blobs&classes=6&n=300&layers=16", 100, Kind.GOOD_FIT),
    "deep tanh": (DEEP + "&act=tanh", 120, Kind.GOOD_FIT),
    "XOR without a hidden layer": ("data=xor&layers=none", 100, Kind.UNDERFITTING),
    "circles without a hidden layer": ("data=circles&layers=none", 100, Kind.UNDERFITTING),
    "spirals without a hidden layer": ("data=spirals&layers=none", 100, Kind.UNDERFITTING),
    "bumps without a hidden layer": ("data=bumps&layers=none", 100, Kind.UNDERFITTING),
    "one class of ten, ignored": ("data=xor&balance=0.1&layers=none", 150, Kind.UNDERFITTING),
    "too much L2": ("l2=10", 200, Kind.OVER_REGULARISED),
    "far too much L2": ("l2=100", 60, Kind.OVER_REGULARISED),
    "too much L1": ("l1=3&opt=sgd&rate=0.1", 250, Kind.OVER_REGULARISED),
    "dropout of 95 %": ("dropout=0.95", 200, Kind.OVER_REGULARISED),
    "deep sigmoid": (DEEP + "&act=sigmoid", 60, Kind.VANISHING_GRADIENT),
    "ReLU at a high rate": ("n=400&noise=0.2&layers=16,16&rate=0.7&batch=10", 150, Kind.DEAD_UNITS),
    "ReLU at a higher rate": ("n=400&noise=0.2&layers=16,16&rate=1&batch=10", 100, Kind.DEAD_UNITS),
    "leaky ReLU at a high rate": ("rate=10&act=leaky_relu", 100, Kind.UNSTABLE),
    "SGD at a rate far too high": ("opt=sgd&rate=100", 10, Kind.DIVERGED),
}


@lru_cache
def trained(query: str, epochs: int, seed: int) -> Run:
    """Return the run of a link with all its seeds set, trained once for all tests."""
    link = from_url("?" + query)
    assert not link.problems
    settings = link.settings
    run = Run(
        replace(
            settings,
            data=replace(settings.data, seed=seed),
            network=replace(settings.network, seed=seed),
            training=replace(settings.training, seed=seed),
        )
    )
    if epochs:
        run.trainer.advance(epochs)
    return run


def kinds_by_epoch(run: Run, every: int = 1) -> list[tuple[int, Kind]]:
    """Return the epochs, out of every so many, at which another kind is said, and which."""
    kinds = [(epoch, run.verdict(epoch).kind) for epoch in range(0, run.history.epoch + 1, every)]
    return [now for before, now in zip([(0, None), *kinds], kinds, strict=False) if now[1] is not before[1]]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", RUNS)
def test_verdict_is_what_a_teacher_would_say(name: str, seed: int) -> None:
    query, epochs, kind = RUNS[name]

    verdict = trained(query, epochs, seed).verdict()

    assert verdict.kind is kind, verdict


@pytest.mark.parametrize("name", RUNS)
def test_verdict_does_not_flicker_from_epoch_to_epoch(name: str) -> None:
    run = trained(*RUNS[name][:2], 0)
    kinds = kinds_by_epoch(run)

    assert len(kinds) - 1 <= MOST_CHANGES
    for (start, _), (end, _) in pairwise(kinds[1:]):
        assert end - start >= max(5, 0.09 * start), kinds


@pytest.mark.parametrize("every", [2, 7, 30])
@pytest.mark.parametrize("name", ["the gap opens", "flipped labels", "L2", "dropout of 95 %", "ReLU at a high rate"])
def test_verdict_does_not_flicker_from_frame_to_frame(name: str, every: int) -> None:
    for seed in SEEDS:
        assert len(kinds_by_epoch(trained(*RUNS[name][:2], seed), every)) - 1 <= MOST_CHANGES


@pytest.mark.parametrize("seed", SEEDS)
def test_overfitting_is_dated_by_the_lowest_test_loss(seed: int) -> None:
    run = trained(*RUNS["the gap opens"][:2], seed)
    best = run.history.best_epoch
    verdict = run.verdict()

    assert (verdict.kind, verdict.rising) == (Kind.OVERFITTING, True)
    assert verdict.numbers.best_epoch == best
    assert verdict.remedies[0].steps[0] == Step(Way.EARLY_STOPPING, best)


def test_imbalance_is_told_by_the_share_of_the_commonest_class() -> None:
    verdict = trained(*RUNS["one class of ten, ignored"][:2], 1).verdict()

    assert is_majority(verdict.numbers)
    assert verdict.numbers.chance_score == pytest.approx(0.9)
    assert verdict.remedies[0].advice is Advice.BALANCE


def test_a_run_that_has_stopped_is_judged_like_one_that_has_not() -> None:
    stopped, goes_on = trained("stop=stop&patience=20", 500, 0), trained(*RUNS["the gap opens"][:2], 0)
    assert stopped.trainer.status is Status.STOPPED_EARLY
    limited = trained("epochs=30", 500, 0)
    assert limited.trainer.status is Status.EPOCH_LIMIT

    for run in (stopped, limited):
        now, then = run.verdict(), goes_on.verdict(run.history.epoch)
        assert (now.kind, now.numbers) == (then.kind, then.numbers)


def test_a_diverged_run_was_something_else_before() -> None:
    run = trained("data=plane&layers=none&opt=sgd&rate=1.2", 50, 1)  # every step overshoots, the error grows by 1.4
    assert run.trainer.status is Status.DIVERGED
    assert run.history.epoch > 0

    assert run.verdict().kind is Kind.DIVERGED
    assert run.verdict().reason == run.trainer.reason
    assert run.verdict(run.history.epoch - 1).kind is not Kind.DIVERGED
