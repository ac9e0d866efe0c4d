"""The key numbers of a run, a race and a study of many seeds: names, and numbers as text."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from playground.comparisons.luck.compared import Compared
from playground.comparisons.luck.seed_results import spread_levels
from playground.comparisons.race.race import Race
from playground.measurements.run import Run
from playground.measurements.sparsity import share_of_exact_zeros
from playground.network.arithmetic import Array
from playground.words.catalogue import luck as says
from playground.words.catalogue import training as names
from playground.words.compared import named
from playground.words.lists import all_of
from playground.words.luck import spread_name
from playground.words.numbers import NOTHING, number, percent, score, score_name
from playground.words.race import SIDES


class KeyNumber(NamedTuple):
    """A key, which stays whatever the language; what the number is called; and the number as text."""

    key: str
    name: str
    text: str


def of_run(run: Run) -> list[KeyNumber]:
    """Return epoch, losses, gap, scores, exact zeros and a scheduled learning rate."""
    evaluation = run.trainer.evaluation
    valid_loss = [] if evaluation.valid_loss is None else [evaluation.valid_loss]
    entries = _of_epoch(run, [evaluation.train_loss, evaluation.test_loss, *valid_loss])
    if run.trainer.penalty.l1 or run.trainer.penalty.l2:
        penalty = float(run.trainer.penalty.value(run.trainer.network))
        entries.insert(4, KeyNumber("penalty", names.PENALTY(), number(penalty)))
    return entries if run.settings.training.schedule == "constant" else [*entries, _rate(run)]


def of_race(race: Race, *, by: str) -> list[list[KeyNumber]]:
    """Return the same numbers of A and of B; losses are by the common loss, or where none measures both, by their own.

    ``by`` is whose loss is taken, "a" or "b".
    """
    scheduled = any(run.settings.training.schedule != "constant" for run in race.runs)
    sides = zip(race.runs, race.losses(by), strict=True)
    return [[*_of_epoch(run, losses[-1].tolist()), *([_rate(run)] if scheduled else [])] for run, losses in sides]


def of_study(compared: Compared) -> list[KeyNumber]:
    """Return medians and spread over the seeds of one setting, or how two compare."""
    results = compared.results
    numbers = _of_pair(compared) if len(results) > 1 else _of_one(compared)
    entries = [KeyNumber("epoch", names.EPOCH(), f"{results[0].epoch:,}"), *numbers]
    if any(result.n_diverged for result in results):
        counts = [says.COUNT_OF(count=str(result.n_diverged), n=str(result.n_networks)) for result in results]
        entries.append(KeyNumber("diverged", says.DIVERGED(), all_of(counts)))
    return entries


def _of_epoch(run: Run, losses: list[float]) -> list[KeyNumber]:
    train_loss, test_loss, *valid_loss = losses
    evaluation, regression = run.trainer.evaluation, run.dataset.task == "regression"
    of_score = score_name(regression=regression)
    train_score, test_score = (score(v, regression=regression) for v in (evaluation.train_score, evaluation.test_score))
    entries = [
        KeyNumber("epoch", names.EPOCH(), f"{run.trainer.epoch:,}"),
        KeyNumber("train loss", names.TRAIN_LOSS(), number(train_loss)),
        KeyNumber("test loss", names.TEST_LOSS(), number(test_loss)),
        KeyNumber("gap", names.GAP(), number(test_loss - train_loss)),
        KeyNumber("train score", names.TRAIN_SCORE(score=of_score), train_score),
        KeyNumber("test score", names.TEST_SCORE(score=of_score), test_score),
        KeyNumber("exact zeros", names.EXACT_ZEROS(), percent(share_of_exact_zeros(run.trainer.network))),
    ]
    if valid_loss and evaluation.valid_score is not None:
        of_valid = score(evaluation.valid_score, regression=regression)
        entries.append(KeyNumber("validation loss", names.VALIDATION_LOSS(), number(valid_loss[0])))
        entries.append(KeyNumber("validation score", names.VALIDATION_SCORE(score=of_score), of_valid))
    return entries


def _rate(run: Run) -> KeyNumber:
    rate = float(run.history["learning_rate"][run.trainer.epoch])
    return KeyNumber("learning rate", names.LEARNING_RATE(), number(rate))


def _of_one(compared: Compared) -> list[KeyNumber]:
    (result,), (values,), what = compared.results, compared.values, named(compared)
    regression = result.n_classes == 0
    train, median_score, zeros = (_median(result[name][-1]) for name in ("train_loss", "test_score", "zeros"))
    finite = values[np.isfinite(values)]
    spread = NOTHING
    if finite.size:
        low, high = np.quantile(finite, spread_levels(finite.size))
        spread = says.RANGE(low=what.write(float(low)), high=what.write(float(high)))
    score_title = says.MEDIAN_TEST_SCORE(score=score_name(regression=regression))
    numbers = [
        KeyNumber("median train loss", says.MEDIAN_TRAIN_LOSS(), number(train)),
        KeyNumber("median compared", says.MEDIAN_COMPARED(compared=what.name), what.write(_median(values))),
        KeyNumber("spread", spread_name(finite.size), spread),
        KeyNumber("median test score", score_title, score(median_score, regression=regression)),
        KeyNumber("median exact zeros", says.MEDIAN_ZEROS(), percent(zeros)),
    ]
    if "valid" in result.parts and compared.chosen != "valid":
        median = _median(result["valid_loss"][-1])
        numbers.append(KeyNumber("median validation loss", says.MEDIAN_VALIDATION_LOSS(), number(median)))
    if result.votes is not None:
        numbers.append(KeyNumber("agreement", says.AGREEMENT(), percent(result.agreement)))
    return numbers


def _of_pair(compared: Compared) -> list[KeyNumber]:
    if not compared.is_possible:
        return []
    pairs, what = compared.pairs, named(compared)
    medians = [
        KeyNumber(
            f"median {side}", says.MEDIAN_COMPARED_OF_SIDE(compared=what.name, side=side), what.write(_median(values))
        )
        for side, values in zip(SIDES, compared.values, strict=True)
    ]
    low, high = what.write_difference(pairs.low), what.write_difference(pairs.high)
    interval = NOTHING if np.isnan(pairs.low) else says.RANGE(low=low, high=high)
    return [
        *medians,
        KeyNumber("B better", says.B_BETTER(), says.COUNT_OF(count=str(pairs.wins_b), n=str(pairs.n))),
        KeyNumber("median of B − A", says.MEDIAN_DIFFERENCE(), what.write_difference(pairs.median)),
        KeyNumber("95 % interval", says.INTERVAL(), interval),
        KeyNumber("p", says.SIGN_TEST(), number(pairs.p)),
    ]


def _median(values: Array) -> float:
    """Return the median of what is finite; NaN if nothing is."""
    finite = values[np.isfinite(values)]
    return float(np.median(finite)) if finite.size else float("nan")
