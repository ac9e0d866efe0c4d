"""What sets kept runs apart, as the rows of a table: settings that differ, and the last numbers of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playground.comparisons.differences import varying
from playground.comparisons.race.obstacle import Hindrance, Obstacle
from playground.journal import Kept
from playground.settings.declaration import declarations
from playground.settings.fields import domains
from playground.settings.links import Link
from playground.settings.own.kinds import KINDS
from playground.settings.own.own_data import OwnData
from playground.settings.own.table_settings import TableSettings
from playground.settings.query_parts import read_part
from playground.settings.run import PARTS, DataSettings
from playground.words.catalogue import runs as says
from playground.words.catalogue.kept import compared, studies
from playground.words.lists import all_of, commas
from playground.words.numbers import NOTHING, number, percent
from playground.words.runs import ending_text
from playground.words.settings import text_of, title_of

SHOWN_DIGITS = 12  # of a fingerprint's 64
_WHICH_FILE = frozenset({"file", "content"})


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of the table is called, and what it says of each run."""

    title: str
    texts: tuple[str, ...]


def setting_rows(links: Sequence[Link]) -> list[Row]:
    """Return the settings that are not the same in all of these runs, their data first.

    The texts of a row differ where the values do; a run in which the setting has no effect has "–".
    """
    own = [_own_settings(link) for link in links]
    rows = _if_they_differ(
        declarations(DataSettings)["name"].label, [_data_text(*pair) for pair in zip(links, own, strict=True)]
    )
    if all(isinstance(one, TableSettings) for one in own):
        rows += _treatment_rows(own)
    for one in varying([link.settings for link in links]):
        if (one.part, one.field) == ("data", "name"):
            continue
        texts = _texts(domains(PARTS[one.part])[one.field], one.values)
        shown = tuple(text if acts else NOTHING for text, acts in zip(texts, one.acts, strict=True))
        rows.append(Row(declarations(PARTS[one.part])[one.field].label, shown))
    return rows


def number_rows(runs: Sequence[Kept]) -> list[Row]:
    """Return how these runs ended, in numbers and in words; the versions that made them where these differ."""
    rows = [Row(title(), tuple(text(run) for run in runs)) for title, text in _NUMBERS]
    return rows + _if_they_differ(compared.MADE_BY(), [_versions(run) for run in runs])


def unknown_text(ids: Sequence[int], *, are_studies: bool = False) -> str:
    """Return which runs, or which studies, a link names that the log does not list, at least one."""
    numbers = commas([f"#{id_}" for id_ in ids])
    return studies.UNKNOWN(len(ids), studies=numbers) if are_studies else compared.UNKNOWN(len(ids), runs=numbers)


def obstacle_text(obstacle: Obstacle) -> str:
    """Return why two runs cannot race, and what to do."""
    match obstacle.hindrance:
        case Hindrance.OTHER_DATA:
            return compared.OTHER_DATA(what=all_of([title_of("data", field) for field in obstacle.fields]))
        case Hindrance.ONLY_SEEDS:
            return compared.ONLY_SEEDS()
        case Hindrance.SAME:
            return compared.THE_SAME()


def _if_they_differ(title: str, texts: Sequence[str]) -> list[Row]:
    return [Row(title, tuple(texts))] if len(set(texts)) > 1 else []


def _own_settings(link: Link) -> Any:
    """Return what the link of a run says of data of a person's own; None for others."""
    own: OwnData | None = link.settings.data.own
    return link.needs if own is None else read_part(KINDS[own.entry.name](), own.query, [])


def _data_text(link: Link, own_settings: Any) -> str:
    if own_settings is None:
        return link.settings.data.entry.title
    own = link.settings.data.own
    if own is not None and not own_settings.content:
        return compared.DRAWN(digits=own.fingerprint[:SHOWN_DIGITS])
    described: str = own_settings.described
    return described


def _treatment_rows(tables: Sequence[Any]) -> list[Row]:
    """Return what is made of tables where that differs."""
    rows = []
    for name, domain in domains(TableSettings).items():
        values = [getattr(one, name) for one in tables]
        if name not in _WHICH_FILE and len(set(values)) > 1:
            rows.append(Row(declarations(TableSettings)[name].label, _texts(domain, values)))
    return rows


def _texts(domain: Any, values: Sequence[object]) -> tuple[str, ...]:
    """Return values as the screen shows them, or with all their digits where two of them would read the same."""
    texts = tuple(text_of(domain, value) for value in values)
    return texts if len(set(texts)) == len(set(values)) else tuple(domain.format(value) for value in values)


def _lowest(run: Kept) -> str:
    if not run.best_epoch:
        return NOTHING
    message = compared.AT_LOWEST_VALIDATION if run.is_validated else compared.LOWEST
    return message(loss=number(run.best_test_loss), epoch=f"{run.best_epoch:,}")


def _versions(run: Kept) -> str:
    return says.VERSIONS(
        playground=run.playground, python=run.python, numpy=run.numpy, scikit_learn=run.scikit_learn
    )  # fmt: skip


_NUMBERS: tuple[tuple[Callable[[], str], Callable[[Kept], str]], ...] = (
    (says.EPOCHS, lambda run: f"{run.epochs:,}"),
    (says.TRAIN_LOSS, lambda run: number(run.train_loss)),
    (says.TEST_LOSS, lambda run: number(run.test_loss)),
    (says.GAP, lambda run: number(run.gap)),
    (compared.LOWEST_TEST_LOSS, _lowest),
    (says.TRAIN_SCORE, lambda run: number(run.train_score)),
    (says.TEST_SCORE, lambda run: number(run.test_score)),
    (says.ZEROS, lambda run: percent(run.zeros)),
    (says.VERDICT, lambda run: run.verdict),
    (says.ENDED, ending_text),
)
