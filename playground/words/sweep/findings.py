"""What a sweep has found, in sentences."""

from __future__ import annotations

import numpy as np

from playground.comparisons.sweep.conclusion import conclusion
from playground.comparisons.sweep.findings import Best, BestByData, Conclusion, Effect, End, Extremes
from playground.comparisons.sweep.outcome import Outcome, Region
from playground.comparisons.sweep.plan import Axis
from playground.comparisons.sweep.ratios import Cell
from playground.words.catalogue import guides
from playground.words.catalogue import sweep as says
from playground.words.lists import all_of, paragraph
from playground.words.messages import Message
from playground.words.numbers import number, plain
from playground.words.sweep.knobs import setting

MOST_NAMED = 6  # pairs of values that are named rather than counted


def found(outcome: Outcome) -> str:
    """Return the best value and how sure it is; for knobs of the data, their effect."""
    summary = conclusion(outcome)
    if summary is None:
        failed = int(outcome.failed.sum())
        return says.NONE_COUNTS(n=str(failed)) if failed else says.NOTHING_DONE()
    return conclusion_text(summary)


def conclusion_text(summary: Conclusion) -> str:
    """Return what a sweep has found."""
    failed = summary.n_failed
    match summary.found:
        case Best() as best:
            sentences = _of_two(summary, best) if summary.second else _of_one(summary, best)
            caution = says.ONE_SEED_EACH
        case Effect() as effect:
            sentences = _effect(summary, effect)
            caution = says.ONE_SEED_OF_EFFECT
        case BestByData() as by_data:
            pairs = zip(by_data.cells, by_data.losses, strict=True)
            sentences = []
            for cell, loss in pairs:
                sentences += [_best_on(summary, cell, loss), _test_loss(summary, cell)]
            caution = says.ONE_SEED_EACH
        case Extremes() as extremes:
            sentences = [_extremes(summary, extremes)]
            caution = says.ONE_SEED_OF_EFFECT
    sentences.append(says.FAILED(failed, n=str(failed)) if failed else "")
    sentences.append(caution() if summary.n_seeds == 1 else "")
    return paragraph(sentences)


def _of_one(summary: Conclusion, best: Best) -> list[str]:
    first, column = summary.first, best.cell[1]
    parts = {"part": _part(summary), "loss": number(best.loss), "setting": setting(first, column)}
    if best.ends:
        parts["ends"] = all_of([_against(first, end) for end in best.ends])
        plainly, of_seeds, so_far = says.LOWEST_AND_ENDS, says.LOWEST_OF_SEEDS_AND_ENDS, says.LOWEST_SO_FAR_AND_ENDS
    else:
        plainly, of_seeds, so_far = says.LOWEST, says.LOWEST_OF_SEEDS, says.LOWEST_SO_FAR
    sentences = [_by_seeds(summary, plainly, of_seeds, so_far, parts), _test_loss(summary, best.cell), _alike(summary)]
    sentences += [_region(first, region) for region in best.regions]
    if best.open_side:
        sentences.append(says.LOWER_MAY_BE_BETTER() if best.open_side == "lower" else says.HIGHER_MAY_BE_BETTER())
    return sentences


def _part(summary: Conclusion) -> str:
    """Return the name of the part by whose loss values are compared."""
    return guides.TEST() if summary.watched == "test" else guides.VALIDATION()


def _test_loss(summary: Conclusion, cell: Cell) -> str:
    """Return the test loss of a value that was chosen by the validation loss; nothing where it was by the test loss."""
    if summary.watched == "test":
        return ""
    message = says.TEST_LOSS_THERE if summary.n_seeds == 1 else says.TEST_LOSS_THERE_OF_SEEDS
    return message(loss=number(summary.test_losses[cell]))


def _test_loss_at_lowest(summary: Conclusion, cell: Cell) -> str:
    """Return the same after a sentence that ends with another pair of values."""
    if summary.watched == "test":
        return ""
    message = says.TEST_LOSS_AT_LOWEST if summary.n_seeds == 1 else says.TEST_LOSS_AT_LOWEST_OF_SEEDS
    return message(loss=number(summary.test_losses[cell]))


def _against(axis: Axis, end: End) -> str:
    excess, value = number(end.excess), plain(axis.values[end.column])
    if end.n_seeds > 1:
        return says.HIGHER_IN(excess=excess, value=value, worse=str(end.worse), n=str(end.n_seeds))
    return says.HIGHER(excess=excess, value=value)


def _region(axis: Axis, region: Region) -> str:
    """Return at which values the network fits badly."""
    first, last = (plain(axis.values[column]) for column in (region.first, region.last))
    overfits = region.fit == "overfitting"
    if region.first == region.last:
        return (says.OVERFITS_AT if overfits else says.UNDERFITS_AT)(value=first)
    return (says.OVERFITS_FROM_TO if overfits else says.UNDERFITS_FROM_TO)(first=first, last=last)


def _alike(summary: Conclusion) -> str:
    """Return from which other values the best one cannot be told apart; nothing where none could be compared."""
    n = str(summary.n_seeds)
    if not summary.n_compared or not summary.is_whole:
        return ""
    if not summary.alike:
        return says.NONE_ALIKE(n=n)
    if len(summary.alike) == summary.n_compared:
        return says.ALL_ALIKE(n=n)
    if summary.second is None:
        return says.ALIKE(n=n, values=all_of([plain(summary.first.values[column]) for _, column in summary.alike]))
    count = len(summary.alike)
    if count > MOST_NAMED:
        return says.ALIKE_OTHERS(count, n=n, others=str(count))
    pairs = [
        says.PAIR(first=setting(summary.first, column), second=setting(summary.second, row))
        for row, column in summary.alike
    ]
    return says.ALIKE(n=n, values=all_of(pairs))


def _of_two(summary: Conclusion, best: Best) -> list[str]:
    assert summary.second is not None
    parts = {
        "part": _part(summary),
        "loss": number(best.loss),
        "first": setting(summary.first, best.cell[1]),
        "second": setting(summary.second, best.cell[0]),
        "highest": number(best.highest),
        "worst_first": setting(summary.first, best.worst[1]),
        "worst_second": setting(summary.second, best.worst[0]),
    }
    sentence = _by_seeds(summary, says.OF_TWO, says.OF_TWO_OF_SEEDS, says.OF_TWO_SO_FAR, parts)
    return [sentence, _test_loss_at_lowest(summary, best.cell), _alike(summary)]


def _by_seeds(summary: Conclusion, plainly: Message, of_seeds: Message, so_far: Message, parts: dict[str, str]) -> str:
    """Return the sentence that says over how many seeds the medians are taken; while a sweep runs there are fewer."""
    if summary.n_seeds == 1:
        return plainly(**parts)
    return of_seeds(**parts, n=str(summary.n_seeds)) if summary.is_whole else so_far(**parts)


def _effect(summary: Conclusion, effect: Effect) -> list[str]:
    axis = summary.first
    first, last = (setting(axis, column) for column in effect.columns)
    low, high = map(number, effect.losses)
    if effect.columns[0] == effect.columns[1]:
        return [says.ONLY(part=_part(summary), loss=low, setting=first)]
    if np.isnan(effect.low):
        sentences = [says.FROM_TO(part=_part(summary), first=first, last=last, low=low, high=high)]
    else:
        message = says.RISES if effect.low > 1.0 else says.FALLS if effect.high < 1.0 else says.NEITHER
        sentences = [
            message(
                part=_part(summary), first=first, last=last, low=low, high=high, ratio=number(effect.ratio),
                from_ratio=number(effect.low), to_ratio=number(effect.high), higher=str(effect.higher),
                n=str(effect.n_seeds),
            )
        ]  # fmt: skip
    sentences.append(says.GAP_FROM_TO(low=number(effect.gaps[0]), high=number(effect.gaps[1])))
    between = ((effect.lowest, says.LOWEST_BETWEEN), (effect.highest, says.HIGHEST_BETWEEN))
    for (column, message), loss in zip(between, effect.extremes, strict=True):
        if column not in effect.columns:
            sentences.append(message(loss=number(loss), setting=setting(axis, column)))
    alike = [plain(axis.values[column]) for _, column in summary.alike if column not in effect.columns]
    if alike and summary.is_whole:
        sentences.append(says.ALIKE_FIRST(first=plain(axis.values[effect.columns[0]]), values=all_of(alike)))
    return sentences


def _best_on(summary: Conclusion, cell: Cell, loss: float) -> str:
    """Return the best value of the network's knob on one value of the data's."""
    assert summary.second is not None
    row, column = cell
    first, second = setting(summary.first, column), setting(summary.second, row)
    data, of_network = (first, second) if summary.first.knob.of_data else (second, first)
    return says.BEST_ON(part=_part(summary), data=data, loss=number(loss), setting=of_network)


def _extremes(summary: Conclusion, found: Extremes) -> str:
    assert summary.second is not None
    (row, column), (worst_row, worst_column) = found.cells
    return says.LOWEST_AND_HIGHEST(
        part=_part(summary),
        lowest=number(found.losses[0]),
        first=setting(summary.first, column),
        second=setting(summary.second, row),
        highest=number(found.losses[1]),
        worst_first=setting(summary.first, worst_column),
        worst_second=setting(summary.second, worst_row),
    )
