"""What a teacher would say of real runs, three seeds each, at the settings at which a phenomenon was first seen."""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import pytest

from benchmarks.verdict.runs import RUNS
from playground.measurements.run import Run
from playground.measurements.verdict.advice import Advice, Step, Way
from playground.measurements.verdict.kinds import Kind
from playground.measurements.verdict.remedies import is_majority
from playground.measurements.verdict.treatments import treatments
from playground.measurements.verdict.verdict import Verdict
from playground.settings.links import from_url
from playground.settings.run import Settings
from playground.training.reason import Status
from playground.words.verdict import VerdictText, verdict_text

pytestmark = pytest.mark.trains

SEEDS = (0, 1, 2)
MOST_CHANGES = 5  # of kind, in a run of up to 500 epochs, the first two being from untrained to learning to another


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
    """Return the epochs, out of every so many, at which another kind is said, and which: all but the place to stop."""
    kinds = [(epoch, run.verdict(epoch).kind) for epoch in range(0, run.history.epoch + 1, every)]
    kinds = [(epoch, kind) for epoch, kind in kinds if kind is not Kind.PLACE_TO_STOP]
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
    stopped, goes_on = trained("stop=stop&patience=20", 500, 0), trained("stop=mark&patience=20", 500, 0)
    assert stopped.trainer.status is Status.STOPPED_EARLY
    limited = trained("epochs=30&stop=mark&patience=20", 500, 0)
    assert limited.trainer.status is Status.EPOCH_LIMIT

    for run in (stopped, limited):
        now, then = run.verdict(), goes_on.verdict(run.history.epoch)
        # A run that was stopped is advised half its patience, so that stopping would have given another loss.
        same = replace(now.numbers, loss_if_stopped=then.numbers.loss_if_stopped)
        assert (now.kind, same) == (then.kind, then.numbers)


def test_a_diverged_run_was_something_else_before() -> None:
    run = trained("data=plane&layers=none&opt=sgd&rate=1.2", 50, 1)  # every step overshoots, the error grows by 1.4
    assert run.trainer.status is Status.DIVERGED
    assert run.history.epoch > 0

    assert run.verdict().kind is Kind.DIVERGED
    assert run.verdict().reason == run.trainer.reason
    assert run.verdict(run.history.epoch - 1).kind is not Kind.DIVERGED


def said(query: str, epochs: int, epoch: int | None = None) -> tuple[Verdict, VerdictText]:
    """Return the verdict on a link's run as it stands there, in words too."""
    settings = from_url("?" + query).settings
    run = _trained_as_it_is(settings, epochs)
    verdict = run.verdict(epoch)
    return verdict, verdict_text(verdict)


@lru_cache
def _trained_as_it_is(settings: Settings, epochs: int) -> Run:
    run = Run(settings)
    run.trainer.advance(epochs)
    return run


def test_a_weighted_loss_that_falls_is_not_said_to_have_learned_nothing() -> None:
    verdict, text = said("data=moons&balance=0.05&layers=none&weights=balanced&epochs=300", 300)

    assert verdict.numbers.weighted
    assert verdict.numbers.test_score > 0.7
    assert "nothing learned" not in text.headline
    assert "balanced accuracy" in text.evidence
    assert "is that of" not in text.whole


@pytest.mark.parametrize(
    ("query", "epochs"),
    [
        ("flip=0.2&dropout=0.5&epochs=400", 400),
        (
            "data=moons&noise=0.1&n=300&test=0.667&layers=128,128&opt=momentum&rate=0.05&flip=0.12"
            "&dataseed=1&weightseed=1&epochs=800",
            800,
        ),
        ("v=2&flip=0.2", 600),
        ("v=2", 600),
    ],
)
def test_no_fit_is_called_good_without_saying_that_its_best_is_past(query: str, epochs: int) -> None:
    for epoch in range(0, epochs + 1, 10):
        verdict, text = said(query, epochs, epoch)
        now = verdict.numbers
        if now.test_loss - now.best_test_loss > 0.05 * now.chance_loss and now.best_epoch < 0.9 * now.epoch - 5:
            assert text.headline != "Good fit"
            assert "Nothing is missing" not in text.remedy
            assert "go on" not in text.remedy
            assert "longer run" not in text.remedy


def test_flips_that_hide_the_gap_do_not_hide_overfitting() -> None:
    verdict, text = said("flip=0.2&dropout=0.5&epochs=400", 400)

    assert verdict.kind in {Kind.OVERFITTING, Kind.MEMORISING}
    assert f"Flipped labels fitted: {verdict.numbers.flips_fitted} of 20." in text.evidence


def test_early_stopping_is_not_advised_where_the_test_loss_still_falls() -> None:
    query = (
        "data=wine&n=60&test=0.7&layers=none&opt=momentum&rate=0.001&dataseed=9725&weightseed=9725&seed=9725&epochs=200"
    )
    verdict, text = said(query, 200)

    assert verdict.numbers.best_epoch == 200
    assert "early stopping" not in text.remedy


@pytest.mark.parametrize("query", ["v=2", "v=2&flip=0.2"])
def test_the_lowest_test_loss_is_the_place_to_stop(query: str) -> None:
    run = _trained_as_it_is(from_url("?" + query).settings, 600)
    best = run.history.best_epoch
    verdict, text = said(query, 600, best)

    assert verdict.kind is Kind.PLACE_TO_STOP
    assert text.headline == "The place to stop"
    assert text.remedy == f"This is the place to stop: none of the {600 - best} epochs after it has a lower test loss."
    assert run.verdict(best + 1).kind is not Kind.PLACE_TO_STOP


@pytest.mark.parametrize("query", ["v=2", "flip=0.2&v=2", "v=2&act=tanh&layers=64"])
def test_early_stopping_that_is_advised_leaves_a_lower_test_loss(query: str) -> None:
    settings = from_url("?" + query).settings
    verdict = _trained_as_it_is(settings, 600).verdict()
    stops = [one for one in treatments(verdict.remedies, settings) if one.field == "early_stopping"]
    assert len(stops) == 1

    stopped = Run(stops[0].applied(settings))
    stopped.trainer.advance(600)
    assert stopped.trainer.evaluation.test_loss == pytest.approx(verdict.numbers.loss_if_stopped)
    assert verdict.numbers.loss_if_stopped < verdict.numbers.test_loss
