"""The tables of a report, and what was done to a person's own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.table import seeds_table
from playground.comparisons.sweep.outcome import Outcome
from playground.export.report.report import Table
from playground.settings.own.own_table import OwnTable
from playground.settings.run import Settings
from playground.words.catalogue import training as names
from playground.words.catalogue.export import report as says
from playground.words.key_numbers import KeyNumber
from playground.words.numbers import NOTHING, number, percent, plain, score, score_name
from playground.words.own import treatment_lines
from playground.words.race import SIDES
from playground.words.settings import listed
from playground.words.sweep.knobs import knob_title


def key_numbers(entries: Sequence[KeyNumber]) -> Table:
    """Return key numbers, one a row."""
    return Table(says.NUMBERS(), (says.NUMBER(), says.VALUE()), tuple((entry.name, entry.text) for entry in entries))


def of_sides(numbers: Sequence[Sequence[KeyNumber]]) -> Table:
    """Return the key numbers of A and B, one a row, each side a column."""
    rows = tuple((of_a.name, of_a.text, of_b.text) for of_a, of_b in zip(*numbers, strict=True))
    return Table(says.NUMBERS(), (says.NUMBER(), *SIDES), rows)


def settings_table(*sides: Settings) -> Table:
    """Return every setting that has an effect, one a row, with its group and its value, or those of A and B."""
    entries = listed(*sides)
    strong = frozenset(place for place, entry in enumerate(entries) if not entry.is_usual)
    rows = tuple((entry.title, *entry.values, entry.group) for entry in entries)
    heads = SIDES if len(sides) > 1 else (says.VALUE(),)
    return Table(says.SETTINGS(), (says.SETTING(), *heads, says.GROUP()), rows, strong, says.NOT_USUAL())


def treatment(settings: Settings) -> tuple[str, ...]:
    """Return what was done to a person's own table; nothing for other data."""
    own = settings.data.own
    return tuple(treatment_lines(own, settings.data)) if isinstance(own, OwnTable) else ()


def networks(results: Sequence[SeedResults], varied: str) -> Table:
    """Return the last numbers of each network of a study, one a row, by its own loss."""
    regression = results[0].n_classes == 0
    of_score = score_name(regression=regression)
    best_test_loss = says.LOWEST_TEST_LOSS if results[0].watched == "test" else says.TEST_LOSS_BY_VALIDATION
    rows = pa.table(seeds_table(results, varied)).to_pylist()
    validation = [names.VALIDATION_LOSS(), names.VALIDATION_SCORE(score=of_score)][: 2 * ("valid_loss" in rows[0])]

    def of_valid(row: dict[str, float]) -> tuple[str, ...]:
        return (number(row["valid_loss"]), score(row["valid_score"], regression=regression)) if validation else ()

    return Table(
        says.NETWORKS(),
        (
            says.SEED(), says.SIDE(), names.TRAIN_LOSS(), names.TEST_LOSS(), names.TRAIN_SCORE(score=of_score),
            names.TEST_SCORE(score=of_score), *validation, names.EXACT_ZEROS(), best_test_loss(), says.BEST_EPOCH(),
            says.DIVERGED_IN(),
        ),
        tuple(
            (
                str(row["seed"]), row["side"], number(row["train_loss"]), number(row["test_loss"]),
                score(row["train_score"], regression=regression), score(row["test_score"], regression=regression),
                *of_valid(row), percent(row["zeros"]), number(row["best_test_loss"]), f"{row['best_epoch']:,}",
                f"{row['diverged_at']:,}" if row["diverged_at"] else NOTHING,
            )
            for row in rows
        ),
    )  # fmt: skip


def values(outcome: Outcome) -> Table:
    """Return the medians of each value, or pair of values, of a sweep, one a row; the best is strong."""
    plan, regression = outcome.plan, outcome.plan.base.data.entry.is_regression
    columns = ("train_loss", "test_loss", "test_score", "zeros")
    medians = {name: outcome.median(name) for name in columns}
    places = list(np.ndindex(plan.n_rows, plan.n_columns))
    knobs = (plan.first, *([plan.second] if plan.second else []))
    validation = [outcome.median("valid_loss")] if outcome.watched == "valid" else []

    def row(place: tuple[int, ...]) -> tuple[str, ...]:
        train_loss, test_loss, test_score, zeros = (float(medians[name][place]) for name in columns)
        return (
            *(plain(axis.values[at]) for axis, at in zip(knobs, reversed(place), strict=False)),
            str(outcome.done[place]), number(train_loss), number(test_loss), score(test_score, regression=regression),
            percent(zeros), *(number(float(median[place])) for median in validation),
        )  # fmt: skip

    return Table(
        says.VALUES(),
        (
            *(knob_title(axis.knob) for axis in knobs), says.SEEDS_DONE(), says.MEDIAN_TRAIN_LOSS(),
            says.MEDIAN_TEST_LOSS(), says.MEDIAN_TEST_SCORE(score=score_name(regression=regression)),
            says.MEDIAN_ZEROS(), *(says.VALIDATION_LOSS() for _ in validation),
        ),
        tuple(map(row, places)),
        frozenset(number for number, place in enumerate(places) if place in outcome.bests),
    )  # fmt: skip
