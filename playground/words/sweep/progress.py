"""How far a sweep is, why one is impossible, and why one failed."""

from __future__ import annotations

from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.cluster_problem import ClusterProblem, Trouble
from playground.comparisons.sweep.dask_cluster import ADDRESS
from playground.comparisons.sweep.outcome import MANY_SEEDS
from playground.comparisons.sweep.plan import (
    NoEffect,
    NoRange,
    NotOfTheData,
    OutOfRange,
    Plan,
    PlanProblem,
    SameKnob,
    TooManySamples,
)
from playground.comparisons.sweep.sweep import PATIENCE, Failed, Failure, State, Sweep
from playground.settings.fields import SettingsError, number_text
from playground.settings.nearest import nearest_value
from playground.settings.run import Settings
from playground.training.reason import Diverged, Infinite, LimitReached, RanOutOfPatience, Status
from playground.words.catalogue import sweep as says
from playground.words.lists import paragraph
from playground.words.numbers import plain
from playground.words.sweep.knobs import knob_title
from playground.words.training import reason_text


def state(sweep: Sweep | None, wanted: Plan | None) -> str:
    """Return a sweep's progress, or without a sweep the size of the planned one."""
    if sweep is None:
        return says.RUNS(n=f"{len(wanted.places):,}") if wanted else says.NOTHING_TO_START()
    counts = {"done": f"{sweep.done:,}", "total": f"{sweep.total:,}"}
    if sweep.cancelling:
        return says.STOPPING(**counts)
    if sweep.running:
        left = sweep.seconds_left
        return says.STARTING(**counts) if left is None else says.TIME_LEFT(**counts, time=duration(left))
    if wanted is not None and wanted != sweep.plan:
        return says.ANOTHER(**counts)
    return (says.DONE if sweep.state is State.FINISHED else says.GO_ON)(**counts)


def state_on_a_page(sweep: Sweep | None, wanted: Plan | None) -> str:
    """Return a sweep's progress, and while it runs, what becomes of it when the page is closed."""
    runs_on = sweep is not None and sweep.running and not sweep.cancelling
    return paragraph([state(sweep, wanted), says.NEEDS_ITS_TAB(seconds=plain(PATIENCE)) if runs_on else ""])


def duration(seconds: float) -> str:
    """Return a duration as people say it."""
    if seconds < 90:
        return says.SECONDS(n=str(max(round(seconds), 1)))
    minutes = round(seconds / 60)
    return says.MINUTES(n=str(minutes)) if minutes < 90 else says.HOURS(n=f"{seconds / 3600:.1f}")


def band(plan: Plan) -> str:
    """Return what the bands around the curves contain."""
    if plan.n_seeds == 1:
        return says.ONE_SEED()
    return says.QUANTILES() if plan.n_seeds >= MANY_SEEDS else says.EXTREMES()


def plan_problem_text(problem: PlanProblem) -> str:
    """Return why the planned sweep is impossible, and the remedy."""
    match problem:
        case SameKnob(knob):
            description = says.SAME_KNOB(knob=knob_title(knob))
        case OutOfRange(knob, value, is_low):
            try:
                knob.check(knob_title(knob), value)
            except SettingsError as error:
                refused = str(error)
            nearest = nearest_value(knob.domain, number_text(value))
            description = (says.FROM_OUT_OF_RANGE if is_low else says.TO_OUT_OF_RANGE)(
                value=plain(value), reason=refused, nearest=nearest or number_text(knob.domain.low)
            )
        case NoRange(knob, low, high):
            description = says.NO_RANGE(knob=knob_title(knob), low=plain(low), high=plain(high))
        case NoEffect(knob):
            description = says.NO_EFFECT(knob=knob_title(knob), needs=knob.acts_when.needs if knob.acts_when else "")
        case TooManySamples(dataset, most, asked):
            description = says.TOO_MANY_SAMPLES(dataset=dataset, most=str(most), asked=plain(asked))
        case NotOfTheData(knob, dataset, low, high, asked_low, asked_high):
            description = says.NOT_OF_THE_DATA(
                knob=knob_title(knob),
                dataset=dataset,
                low=plain(low),
                high=plain(high),
                asked_low=plain(asked_low),
                asked_high=plain(asked_high),
            )
    return says.CANNOT_BE(problem=description)


def cell_reason(settings: Settings, result: CellResult) -> str:
    """Return why the run of a cell ended."""
    match result.status:
        case Status.DIVERGED.value:
            return reason_text(Diverged(Infinite(result.cause), result.epochs, settings.training.learning_rate))
        case Status.STOPPED_EARLY.value:
            patience = settings.training.patience
            if result.best_valid_loss is None:
                return reason_text(RanOutOfPatience(patience, result.best_test_loss, result.best_epoch))
            return reason_text(RanOutOfPatience(patience, result.best_valid_loss, result.best_epoch, "valid"))
        case Status.EPOCH_LIMIT.value:
            return reason_text(LimitReached(settings.training.max_epochs))
        case _:
            return result.cause


def failure_text(failed: Failed | ClusterProblem) -> str:
    """Return why a sweep failed, and the remedy."""
    if isinstance(failed, ClusterProblem):
        return _cluster_text(failed)
    match failed.failure:
        case Failure.UNFORESEEN:
            return says.UNFORESEEN()
        case Failure.WORKER_DIED:
            return says.WORKER_DIED(detail=failed.detail)
        case Failure.WORKERS_LOST:
            return says.WORKERS_LOST(detail=failed.detail)


def _cluster_text(problem: ClusterProblem) -> str:
    address, detail, worker = problem.address, problem.detail, problem.worker
    remedy = says.START_WORKERS(address=address)
    match problem.trouble:
        case Trouble.NO_DASK:
            return says.NO_DASK(address=address)
        case Trouble.SILENT:
            return says.NO_SCHEDULER(address=address, detail=says.SILENCE(seconds=detail), variable=ADDRESS)
        case Trouble.NO_SCHEDULER:
            return says.NO_SCHEDULER(address=address, detail=says.OTHER_SERVER(kind=detail), variable=ADDRESS)
        case Trouble.UNREACHABLE:
            return says.NO_SCHEDULER(address=address, detail=detail, variable=ADDRESS)
        case Trouble.NO_ANSWER:
            return says.WORKERS_SILENT(address=address, detail=detail, remedy=remedy)
        case Trouble.NO_WORKERS:
            return says.NO_WORKERS(address=address, remedy=remedy)
        case Trouble.CANNOT_TRAIN:
            return says.CANNOT_TRAIN(worker=worker, detail=detail, remedy=remedy)
        case Trouble.OTHER_CODE:
            return says.OTHER_CODE(worker=worker, version=detail, own=problem.expected, remedy=remedy)
        case Trouble.LOST:
            return says.CLUSTER_LOST(address=address, detail=detail)
        case Trouble.WORKERS_DIED:
            return says.DASK_WORKERS_DIED(detail=detail)
