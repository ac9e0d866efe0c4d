"""What a study of many seeds says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.comparisons.differences import differences
from playground.comparisons.luck.compared import Compared
from playground.comparisons.luck.continued import ContinuedStudy
from playground.comparisons.luck.failure import StudyFailure
from playground.comparisons.luck.paired import FEWEST, Paired
from playground.comparisons.luck.seed_results import MANY_SEEDS, SeedResults, spread_levels
from playground.comparisons.luck.seed_study import SeedStudy
from playground.words.catalogue import guides
from playground.words.catalogue import luck as says
from playground.words.compared import Named, measured_by_text, named
from playground.words.lists import paragraph, semicolons
from playground.words.numbers import number, percent
from playground.words.race import SIDES
from playground.words.settings import difference_text

SMALLEST_P = 0.0001  # probabilities below it are not told apart


def state(study: SeedStudy, *, outdated: bool) -> str:
    """Return a study's progress as a sentence."""
    n = str(study.n_seeds * len(study.sides))
    if study.is_done:
        sentence = says.TRAINED(n=n, epochs=f"{study.epochs:,}")
    elif study.is_running and isinstance(study, ContinuedStudy) and study.recalled_epoch >= 0:
        sentence = says.TRAINING_AGAIN(n=n, share=percent(study.progress), epoch=f"{study.recalled_epoch:,}")
    elif study.is_running:
        sentence = says.TRAINING(n=n, share=percent(study.progress))
    else:
        sentence = says.STOPPED(share=percent(study.progress))
    return paragraph([sentence, says.OUTDATED() if outdated else ""])


def failure_text(failure: StudyFailure) -> str:
    """Return why the workers stopped, and what to do."""
    if failure.error:
        return says.TRAINING_FAILED(error=failure.error)
    return says.WORKER_ENDED(share=f"{100 * failure.progress:.0f}")


def found(study: SeedStudy, compared: Compared, *, by: str = "a") -> tuple[str, str]:
    """Return two texts: the result (the spread over seeds, or whether A and B differ by luck) and its limits."""
    results = compared.results
    if len(results) > 1:
        sentences = [differing := _differences(study)]
        measured_by = measured_by_text(compared.common, by)
        if not differing:
            first = says.NO_DIFFERENCE()
        elif compared.is_possible:
            first = paired_text(compared.pairs, named(compared))
            sentences.append("" if compared.is_score else measured_by)
        else:
            first = measured_by
    else:
        sentences = []
        first = spread_text(compared)
    sentences.append(instead_text(compared))
    if not study.own_data:
        sentences.append(says.ONE_DRAW())
    if not study.is_done:
        return says.SO_FAR(sentence=first), paragraph(sentences)
    return first, paragraph([*sentences, *_stopping(results)])


def instead_text(compared: Compared) -> str:
    """Return why something else is compared than was chosen; nothing where it is not."""
    if compared.chosen == compared.choice:
        return ""
    is_measured = any(result.watched == "valid" for result in compared.results)
    return says.NO_VALIDATION_BY() if is_measured else says.NO_VALIDATION()


def paired_text(pairs: Paired, what: Named) -> str:
    """Return who beats whom, by how much, and whether it could be luck."""
    if not pairs.n:
        return says.NO_PAIR()
    parts = {"wins": wins_text(pairs), "compared": what.name, "median": what.write_difference(pairs.median)}
    if not pairs.n_untied:
        sentences = [says.ALL_TIED(wins=parts["wins"], compared=what.name)]
    elif pairs.n_untied < FEWEST:
        sentences = [says.TOO_FEW(fewest=str(FEWEST), **parts)]
    else:
        judged = says.HARDLY_LUCK if pairs.is_hardly_luck else says.COULD_BE_LUCK
        low, high = what.write_difference(pairs.low), what.write_difference(pairs.high)
        sentences = [judged(low=low, high=high, p=p_text(pairs.p), **parts), says.TIES() if pairs.ties else ""]
    return paragraph([*sentences, says.LEFT_OUT(pairs.left_out, n=str(pairs.left_out)) if pairs.left_out else ""])


def spread_name(n: int) -> str:
    """Return between what the spread of so many seeds is told."""
    return says.SEEDS_QUANTILES() if n >= MANY_SEEDS else says.SEEDS_RANGE()


def p_text(p: float) -> str:
    """Return a probability of a test, such as "p = 0.0414"."""
    return says.P(p=number(p)) if p >= SMALLEST_P else says.P_BELOW(p=number(SMALLEST_P))


def wins_text(pairs: Paired) -> str:
    """Return who beats whom, such as "B beats A in 17 of 20 seeds"; there is at least one pair."""
    n, ties = str(pairs.n), str(pairs.ties)
    if pairs.wins_a == pairs.wins_b:
        wins = str(pairs.wins_a)
        if not pairs.wins_a:
            return says.ALL_EQUAL()
        return says.DRAW_WITH_TIES(wins=wins, n=n, ties=ties) if pairs.ties else says.DRAW(wins=wins, n=n)
    winner, loser = ("B", "A") if pairs.wins_b > pairs.wins_a else ("A", "B")
    wins = str(max(pairs.wins_a, pairs.wins_b))
    if pairs.ties:
        return says.WINS_WITH_TIES(winner=winner, loser=loser, wins=wins, n=n, ties=ties)
    return says.WINS(winner=winner, loser=loser, wins=wins, n=n)


def spread_text(compared: Compared) -> str:
    """Return how far the seeds of a setting spread."""
    (result,), (values,), what = compared.results, compared.values, named(compared)
    finite = np.sort(values[np.isfinite(values)])
    if not finite.size:
        return says.ALL_DIVERGED(n=str(result.n_networks))
    if finite.size == 1:
        return says.ONE_LEFT(all=str(result.n_networks), compared=what.name, value=what.write(float(finite[0])))
    best, worst = (finite[-1], finite[0]) if compared.is_score else (finite[0], finite[-1])
    sentence = says.SPREAD(
        n=str(len(finite)), compared=what.name, best=what.write(float(best)), worst=what.write(float(worst)),
        median=what.write(float(np.median(finite))),
    )  # fmt: skip
    epochs = result.best_epochs[result.best_epochs > 0]
    if not epochs.size:
        return sentence
    first, last = (str(round(float(q))) for q in np.quantile(epochs, spread_levels(epochs.size)))
    part = guides.TEST() if result.watched == "test" else guides.VALIDATION()
    lowest_in = says.LOWEST_IN_QUANTILES if epochs.size >= MANY_SEEDS else says.LOWEST_IN_RANGE
    return paragraph(
        [sentence, lowest_in(part=part, epoch=str(round(float(np.median(epochs)))), first=first, last=last)]
    )


def _differences(study: SeedStudy) -> str:
    """Return what sets A and B apart; empty if nothing does."""
    listed = [difference_text(one) for one in differences(*study.sides)]
    return says.DIFFERENCES(differences=semicolons(listed)) if listed else ""


def _stopping(results: Sequence[SeedResults]) -> list[str]:
    """Return where early stopping would have stopped the networks."""
    return [
        stopping_text(result, side if len(results) > 1 else "")
        for side, result in zip(SIDES, results, strict=False)
        if result.settings.training.early_stopping != "off"
    ]


def stopping_text(result: SeedResults, side: str) -> str:
    """Return where early stopping would have stopped the networks of a side; empty where there is only one."""
    patience = result.settings.training.patience
    stops = result.stop_epochs(patience)
    stops = stops[stops > 0]
    parts = {"patience": str(patience), "n": str(len(stops)), "all": str(result.n_networks)}
    if side:
        parts["side"] = side
    if not stops.size:
        return (says.NONE_STOPPED_OF_SIDE if side else says.NONE_STOPPED)(**parts)
    parts["epoch"] = str(round(float(np.median(stops))))
    return (says.STOPPED_AFTER_OF_SIDE if side else says.STOPPED_AFTER)(**parts)
