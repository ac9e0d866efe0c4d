"""Sentences on a sweep: its progress, its result, and why one is impossible."""

from __future__ import annotations

from datasets import CATALOGUE
from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.conclusion import Conclusion, End, conclusion
from playground.comparisons.sweep.dask_cluster import ClusterProblem, Trouble
from playground.comparisons.sweep.outcome import MANY_SEEDS, Outcome
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
from playground.comparisons.sweep.sweep import Failed, Failure, State, Sweep
from playground.settings.fields import SettingsError
from playground.settings.run import Settings
from playground.training.reason import Diverged, Infinite, LimitReached, RanOutOfPatience, Status
from playground.words.catalogue import sweep as says
from playground.words.knobs import knob_title, setting
from playground.words.lists import all_of, paragraph
from playground.words.messages import Message
from playground.words.numbers import number, plain
from playground.words.training import reason_text

_REGIONS = {
    ("underfitting", True): says.UNDERFITS_BELOW,
    ("underfitting", False): says.UNDERFITS_ABOVE,
    ("overfitting", True): says.OVERFITS_BELOW,
    ("overfitting", False): says.OVERFITS_ABOVE,
}


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


def found(outcome: Outcome) -> str:
    """Return the best value, how much better it is than the ends, and on which side the network fits badly."""
    summary = conclusion(outcome)
    if summary is None:
        failed = int(outcome.failed.sum())
        return says.NONE_COUNTS(n=str(failed)) if failed else says.NOTHING_DONE()
    return conclusion_text(summary)


def conclusion_text(summary: Conclusion) -> str:
    """Return what a sweep has found."""
    failed = summary.n_failed
    return paragraph(
        [
            *(_of_two(summary) if summary.second else _of_one(summary)),
            says.FAILED(failed, n=str(failed)) if failed else "",
        ]
    )


def _of_one(summary: Conclusion) -> list[str]:
    parts = {"loss": number(summary.lowest), "setting": setting(summary.first, summary.best[1])}
    if summary.ends:
        parts["ends"] = all_of([_against(summary, end) for end in summary.ends])
        plain, of_seeds, so_far = says.LOWEST_AND_ENDS, says.LOWEST_OF_SEEDS_AND_ENDS, says.LOWEST_SO_FAR_AND_ENDS
    else:
        plain, of_seeds, so_far = says.LOWEST, says.LOWEST_OF_SEEDS, says.LOWEST_SO_FAR
    sentences = [_by_seeds(summary, plain, of_seeds, so_far, parts)]
    sentences += [_REGIONS[region.fit, region.last < summary.best[1]]() for region in summary.regions]
    if summary.open_side:
        sentences.append(says.LOWER_MAY_BE_BETTER() if summary.open_side == "lower" else says.HIGHER_MAY_BE_BETTER())
    return sentences


def _against(summary: Conclusion, end: End) -> str:
    excess, value = number(end.excess), plain(summary.first.values[end.column])
    if end.n_seeds > 1:
        return says.HIGHER_IN(excess=excess, value=value, worse=str(end.worse), n=str(end.n_seeds))
    return says.HIGHER(excess=excess, value=value)


def _of_two(summary: Conclusion) -> list[str]:
    assert summary.second is not None
    parts = {
        "loss": number(summary.lowest),
        "first": setting(summary.first, summary.best[1]),
        "second": setting(summary.second, summary.best[0]),
        "highest": number(summary.highest),
        "worst_first": setting(summary.first, summary.worst[1]),
        "worst_second": setting(summary.second, summary.worst[0]),
    }
    return [_by_seeds(summary, says.OF_TWO, says.OF_TWO_OF_SEEDS, says.OF_TWO_SO_FAR, parts)]


def _by_seeds(summary: Conclusion, plain: Message, of_seeds: Message, so_far: Message, parts: dict[str, str]) -> str:
    """Return the sentence that says over how many seeds the medians are taken; while a sweep runs there are fewer."""
    if summary.n_seeds == 1:
        return plain(**parts)
    return of_seeds(**parts, n=str(summary.n_seeds)) if summary.is_whole else so_far(**parts)


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
            description = (says.FROM_OUT_OF_RANGE if is_low else says.TO_OUT_OF_RANGE)(
                value=plain(value), reason=refused
            )
        case NoRange(knob, low, high):
            description = says.NO_RANGE(knob=knob_title(knob), low=plain(low), high=plain(high))
        case NoEffect(knob):
            description = says.NO_EFFECT(knob=knob_title(knob), needs=knob.acts_when.needs if knob.acts_when else "")
        case TooManySamples(dataset, most, asked):
            description = says.TOO_MANY_SAMPLES(dataset=CATALOGUE[dataset].title, most=str(most), asked=plain(asked))
        case NotOfTheData(knob, dataset, low, high, asked_low, asked_high):
            description = says.NOT_OF_THE_DATA(
                knob=knob_title(knob),
                dataset=CATALOGUE[dataset].title,
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
            return reason_text(RanOutOfPatience(patience, result.best_test_loss, result.best_epoch))
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
            return says.NO_SCHEDULER(address=address, detail=says.SILENCE(seconds=detail))
        case Trouble.NO_SCHEDULER:
            return says.NO_SCHEDULER(address=address, detail=says.OTHER_SERVER(kind=detail))
        case Trouble.UNREACHABLE:
            return says.NO_SCHEDULER(address=address, detail=detail)
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
