"""The sentences and key numbers of a study, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.seed_study import SeedStudy
from playground.ui.parts.numbers import KeyNumber, cells
from playground.words import luck
from playground.words.catalogue import luck as says
from playground.words.catalogue import training as names
from playground.words.lists import all_of
from playground.words.numbers import number, percent, score, score_name
from playground.words.race import SIDES

HINT = (
    "<b>Was it luck?</b> A single run depends on its first weights, on the order of its batches and on the samples "
    "that were drawn. Press <b>Start</b> to train the same setting with many seeds and see how far the runs spread: "
    "bands of the learning curves, where the networks agree, and the test loss of each. Set B beside A to see whether "
    "B is really better, seed by seed."
)


def state_line(study: SeedStudy, *, outdated: bool) -> str:
    """Return the study's progress as HTML."""
    bar = "" if study.is_done else f'<progress value="{study.progress:.3f}" aria-label="done"></progress>'
    return f'<div class="state luck-state"><span>{luck.state(study, outdated=outdated)}</span>{bar}</div>'


def key_numbers(results: Sequence[SeedResults], *, regression: bool) -> str:
    """Return the key numbers of a study as HTML."""
    numbers = _of_pair(results) if len(results) > 1 else _of_one(results[0], regression=regression)
    epoch = results[0].epoch
    entries = [KeyNumber("epoch", names.EPOCH(), f"{epoch:,}"), *numbers]
    if any(result.n_diverged for result in results):
        counts = [says.COUNT_OF(count=str(result.n_diverged), n=str(result.n_networks)) for result in results]
        entries.append(KeyNumber("diverged", says.DIVERGED(), all_of(counts)))
    return f'<div class="numbers" data-epoch="{epoch}">{cells(entries)}</div>'


def sentences(study: SeedStudy, results: Sequence[SeedResults]) -> str:
    """Return the result as HTML: the spread over the seeds of one setting, or whether two differ by luck."""
    first, second = luck.found(study, results)
    return f'<div class="luck-said"><p><b>{escape(first)}</b></p><p>{escape(second)}</p></div>'


def _of_one(result: SeedResults, *, regression: bool) -> list[KeyNumber]:
    last = np.array([result.epoch])
    train, test = (result.quantiles(name, last)[:, 0] for name in ("train_loss", "test_loss"))
    median_score, zeros = (float(result.quantiles(name, last)[2, 0]) for name in ("test_score", "zeros"))
    score_title = says.MEDIAN_TEST_SCORE(score=score_name(regression=regression))
    most = says.RANGE(low=number(float(test[0])), high=number(float(test[4])))
    numbers = [
        KeyNumber("median train loss", says.MEDIAN_TRAIN_LOSS(), number(float(train[2]))),
        KeyNumber("median test loss", says.MEDIAN_TEST_LOSS(), number(float(test[2]))),
        KeyNumber("80 % of the seeds", says.MOST_SEEDS(), most),
        KeyNumber("median test score", score_title, score(median_score, regression=regression)),
        KeyNumber("median exact zeros", says.MEDIAN_ZEROS(), percent(zeros)),
    ]
    if result.votes is not None:
        numbers.append(KeyNumber("agreement", says.AGREEMENT(), percent(result.agreement)))
    return numbers


def _of_pair(results: Sequence[SeedResults]) -> list[KeyNumber]:
    pairs = luck.paired(results)
    numbers = []
    for side, result in zip(SIDES, results, strict=True):
        median = float(result.quantiles("test_loss", np.array([result.epoch]))[2, 0])
        numbers.append(KeyNumber(f"median test loss {side}", says.MEDIAN_OF_SIDE(side=side), number(median)))
    interval = "–" if np.isnan(pairs.low) else says.RANGE(low=number(pairs.low), high=number(pairs.high))
    return [
        *numbers,
        KeyNumber("B lower", says.B_LOWER(), says.COUNT_OF(count=str(pairs.wins_b), n=str(pairs.n))),
        KeyNumber("median of B − A", says.MEDIAN_DIFFERENCE(), number(pairs.median)),
        KeyNumber("95 % interval", says.INTERVAL(), interval),
    ]
