"""Runs, races, studies and sweeps about which something is said; each text with the place it comes from."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from playground.comparisons.common_loss import CommonLoss
from playground.comparisons.differences import differences
from playground.comparisons.luck.compared import CHOICES, Compared
from playground.comparisons.luck.failure import StudyFailure
from playground.comparisons.luck.paired import compare
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.race.disagreement import Disagreement
from playground.comparisons.race.race import Race
from playground.comparisons.race.standing import Standing
from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.cluster_problem import ClusterProblem
from playground.comparisons.sweep.cluster_problem import Trouble as ClusterTrouble
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import (
    NoEffect,
    NoRange,
    NotOfTheData,
    Plan,
    SameKnob,
    TooManySamples,
    plan,
)
from playground.comparisons.sweep.sweep import Failed, Failure
from playground.journal.errors import JournalProblem, Trouble
from playground.measurements.by_hand import Bias, ByHandError, Weight
from playground.measurements.by_hand import Trouble as ByHandTrouble
from playground.measurements.verdict.advice import Advice, Remedy, Step, Way
from playground.measurements.verdict.kinds import Kind
from playground.measurements.verdict.verdict import judge
from playground.settings.knobs import KNOBS
from playground.settings.pages import SweepSettings
from playground.settings.run import NetworkSettings, Settings, TrainingSettings
from playground.training.reason import Diverged, Infinite, LimitReached, RanOutOfPatience, Reason, Status
from playground.words import luck, race, runs, training
from playground.words.clauses import remedies
from playground.words.compared import measured_by_text, named
from playground.words.sweep import findings, knobs
from playground.words.sweep import progress as sweep
from playground.words.verdict import verdict_text
from tests.measurements.verdict.verdict_facts import DEFAULT, FACTS, FLIPPED, REGRESSION, RULES, Rows

REASONS: list[Reason] = [
    *(Diverged(infinite, 60, 0.01) for infinite in Infinite),
    RanOutOfPatience(5, 0.25, 12),
    LimitReached(100),
]


def verdict_texts() -> Iterator[tuple[Kind, str]]:
    """Yield verdicts in words with their kind: all kinds, and each of a kind's forms."""
    for rows, settings, facts, _ in RULES.values():
        for epoch in (0, 5, 200):
            verdict = judge(rows, settings, facts, epoch=epoch)
            yield verdict.kind, verdict_text(verdict).whole
            for kind in Kind:
                if kind is Kind.DIVERGED:
                    continue
                for rising in (True, False):
                    for other in (
                        replace(verdict, kind=kind, rising=rising),
                        replace(verdict, kind=kind, dies=not verdict.dies),
                    ):
                        yield kind, verdict_text(other).whole
    for facts in (FACTS, REGRESSION, FLIPPED):
        for reason in REASONS:
            verdict = judge(Rows(60), DEFAULT, facts, reason=reason)
            yield verdict.kind, verdict_text(verdict).whole


def training_texts() -> Iterator[str]:
    """Yield why and how runs end, where they stand, and what to try."""
    for reason in REASONS:
        yield training.ending(reason)
        yield training.divergence_warning(reason)
    for epoch in (0, 1):
        for playing in (True, False):
            yield training.progress(epoch, playing=playing)
    for trouble in ByHandTrouble:
        for parameter in (Weight(1, 2, 3), Bias(1, 2)):
            yield training.by_hand_problem(ByHandError(trouble, "7"), parameter)
    steps = tuple(Step(way, 3.0, "tanh") for way in Way)
    for advice in Advice:
        yield remedies.remedy_text((Remedy(advice, 2.0, 3.0, ("x2", "y2"), steps),))


def race_texts() -> Iterator[str]:
    """Yield how races stand, and what sets their sides apart."""
    for epoch, lower in ((0, None), (3, None), (3, "a"), (3, "b")):
        for epochs in ((epoch, epoch), (epoch, epoch + 2)):
            for watched in ("test", "valid"):
                yield race.standing_text(Standing(epochs, epoch, (0.1, 0.2), (0.1, 0.2), (1, 2), lower, watched))
    racing = Race(*(Settings(DEFAULT.data, NetworkSettings((2,)), TrainingSettings(max_epochs=n)) for n in (1, 2)))
    for _ in range(3):
        yield race.state(racing, playing=False)
        yield race.found(racing, racing.disagreement())
        racing.advance(1)
    for area in (0.3, np.nan):
        for regression in (True, False):
            apart = Disagreement(None, None, None, area, 0.5)
            yield race.disagreement_text(apart, n_test=40, regression=regression)
    other = Settings(network=NetworkSettings((4,)), training=TrainingSettings(l2=2.0, dropout=0.5))
    yield race.differences_text(differences(DEFAULT, other))
    yield race.differences_text([])


def of_seeds(rows: np.ndarray, n_classes: int = 2) -> SeedResults:
    """Return networks with these rows, whose early stopping has a patience of 3."""
    settings = Settings(training=TrainingSettings(early_stopping="mark", patience=3))
    return SeedResults(settings, rows, np.zeros(rows.shape[2], int), None, None, n_classes)


def luck_texts() -> Iterator[str]:
    """Yield what studies of many seeds say."""
    rows = np.random.default_rng(0).random((12, 5, 6))
    cases = [
        ([1, 1, 1], [1, 1, 1]), ([1, 2, 1], [2, 1, 1]), ([1, 2, 1], [2, 3, 1]), ([1, 2], [2, 1]), ([np.nan], [1]),
        ([1, 2], [0, 1]), ([1] * 9, [0] * 8 + [np.nan]), ([1] * 9, [0] * 4 + [2] * 5),
        ([1] * 9, [0] * 7 + [np.nan] * 2),
    ]  # fmt: skip
    for a, b in cases:
        for what in (Compared([of_seeds(rows)]), Compared([of_seeds(rows)], "score")):
            yield luck.paired_text(compare(np.array(a, float), np.array(b, float)), named(what))
    one_left = rows.copy()
    one_left[:, :, 1:] = np.nan
    validated = np.concatenate([rows, rows[:, :2]], axis=1)
    for values in (rows, validated, np.tile(rows, 2), one_left, np.full_like(rows, np.nan)):
        for choice in CHOICES:
            for n_classes in (0, 2):
                yield luck.spread_text(Compared([of_seeds(values, n_classes)], choice))
        for side in ("", "A"):
            yield luck.stopping_text(of_seeds(values), side)
    by_mse = replace(of_seeds(np.concatenate([rows, rows[:, :4]], axis=1)), measures=("mse",))
    yield luck.instead_text(Compared([of_seeds(rows)], "valid"))
    yield luck.instead_text(Compared([by_mse], "valid", CommonLoss(own=False, name="mse")))
    for common in (CommonLoss(own=False), CommonLoss(own=False, name="mse")):
        yield measured_by_text(common, "a")
    yield luck.failure_text(StudyFailure(0.4))
    yield luck.failure_text(StudyFailure(0.4, "#"))


def plans() -> Iterator[Plan]:
    """Yield plans of one knob and of two, over one seed, some and many."""
    usual = {name: knob for name, knob in KNOBS.items() if knob.swept.usual}  # which act beside the default settings
    for name, knob in usual.items():
        for second in ("none", "dropout" if name != "dropout" else "l2", "noise" if name != "noise" else "flipped"):
            for n_seeds in (1, 3, 12):
                asked = SweepSettings(
                    knob=name, low=knob.swept.low, high=knob.swept.high, steps=4, spacing=knob.swept.spacing,
                    n_seeds=n_seeds,
                    second_knob=second, second_low=0.1, second_high=0.5, second_steps=2,
                )  # fmt: skip
                yield plan(Settings(), asked)


def cell(loss: float, status: str = "epoch limit reached", cause: str = "") -> CellResult:
    return CellResult(loss, loss, 0.9, 0.9, loss, 3, 0.1, 0.1, 10, status, cause)


def sweep_texts() -> Iterator[str]:
    """Yield what sweeps have found, and why there are none."""
    for sweep_plan in plans():
        yield sweep.band(sweep_plan)
        for best in (0, 1, 3):
            for share in (1.0, 0.7, 0.0):
                rng = np.random.default_rng(best)
                for slope in (0.1, -0.02, 0.0) if best == 0 else (0.1,):
                    results = {
                        place: cell(0.1 + 0.001 * rng.random() + slope * abs(place[1] - best))
                        for place in sweep_plan.places if rng.random() < share
                    }  # fmt: skip
                    yield findings.found(Outcome(sweep_plan, results))
                for n_failed in (1, 2):
                    failed = {place: cell(1.0, "diverged", "loss") for place in sweep_plan.places[-n_failed:]}
                    yield findings.found(Outcome(sweep_plan, results | failed))
                yield findings.found(Outcome(sweep_plan, {sweep_plan.places[0]: cell(1.0, "diverged", "loss")}))
        yield knobs.setting(sweep_plan.first, 0)
    knob = KNOBS["dropout"]
    problems = [
        SameKnob(knob), NoRange(knob, 2, 1), NoEffect(knob), TooManySamples("iris", 150, 400.0),
        NotOfTheData(knob, "iris", 0, 0.4, 0, 0.9),
    ]  # fmt: skip
    for problem in problems:
        yield sweep.plan_problem_text(problem)
    for failure in Failure:
        yield sweep.failure_text(Failed(failure, "#"))
    for trouble in ClusterTrouble:
        yield sweep.failure_text(ClusterProblem(trouble, "#", "#", "#", "#"))
    for status, cause in ((status.value, "weights") for status in Status if status is not Status.OPEN):
        yield sweep.cell_reason(Settings(), cell(0.1, status, cause))
    for seconds in (3.0, 600.0, 9000.0):
        yield sweep.duration(seconds)
    yield sweep.state(None, None)
    yield sweep.state(None, sweep_plan)
    yield sweep.state_on_a_page(None, sweep_plan)


def run_texts() -> Iterator[str]:
    """Yield what is said of kept runs, and what can be wrong with the run log."""
    for n_listed in (1, 3):
        yield runs.chosen_text(n_listed, [], most=5)
    for trouble in Trouble:
        yield runs.journal_problem_text(JournalProblem(trouble, Path("#"), "#", 3))
    for n_damaged in (1, 3):
        yield runs.damaged_text([JournalProblem(Trouble.RUN_DAMAGED, Path("#"), "#", 3)] * n_damaged)


def texts() -> Iterator[str]:
    """Yield all of them."""
    yield from (text for _, text in verdict_texts())
    for family in (training_texts, race_texts, luck_texts, sweep_texts, run_texts):
        yield from family()
