"""The command that prints the runs that were kept."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from playground.command.options import add_output
from playground.command.parser import Parser, checked
from playground.command.record import Command
from playground.command.terminal import say
from playground.datasets import CATALOGUE, OWN
from playground.journal import Journal, JournalError, Kept
from playground.journal.export import histories, summaries
from playground.measurements.export import json_line
from playground.measurements.provenance import described
from playground.measurements.spreadsheet import csv_of
from playground.settings.fields import Choice
from playground.words.catalogue import command as says
from playground.words.runs import journal_problem_text

DESCRIPTION = """\
Print the runs that were kept in the run log, the newest first: a row for each, or with --histories one for each run and
epoch. Numbers, such as 12, name single runs.
"""


def _add_options(parser: Parser) -> None:
    add_output(parser)
    parser.option("--data", metavar="DATA", type=checked(Choice("data", {**CATALOGUE, **OWN})),
                  help="only runs on this data set")  # fmt: skip
    parser.option("--find", metavar="TEXT", default="", also=["search", "text"],
                  help="only runs whose number, title, note, tags, settings, verdict or end contain this")  # fmt: skip
    parser.option("--pinned", action="store_true", help="only pinned runs")
    parser.option("--histories", action="store_true", also=["history", "epochs"], help="print every epoch")


def _execute(parser: Parser, arguments: Namespace) -> int:
    numbers = [_number(parser, typed) for typed in arguments.words]
    try:
        log = Journal()
        listed = log.runs(dataset=arguments.data, text=arguments.find, pinned_only=arguments.pinned)
        if numbers:
            listed = _chosen(parser, log, listed, numbers)
        return arguments.output.write(_text(log, listed, arguments.format, with_histories=arguments.histories))
    except JournalError as error:
        say(journal_problem_text(error.problem))
        return 1


def _chosen(parser: Parser, log: Journal, listed: Sequence[Kept], numbers: Sequence[int]) -> list[Kept]:
    by_number = {kept.id: kept for kept in listed}
    for number in numbers:
        if number not in by_number:
            parser.error(says.NO_RUN(run=f"{number}", path=str(log.path)))
    return [by_number[number] for number in dict.fromkeys(numbers)]


def _text(log: Journal, listed: Sequence[Kept], form: str, *, with_histories: bool) -> str:
    if form == "csv":
        table = histories(log.load(kept.id) for kept in listed) if with_histories else summaries(listed)
        return csv_of(table).decode()
    documents: list[dict[str, Any]] = []
    for kept, row in zip(listed, summaries(listed).to_pylist(), strict=True):
        document = row | {
            "kept_at": kept.kept_at.isoformat(), "tags": list(kept.tags), "settings": described(kept.link.settings),
        }  # fmt: skip
        if with_histories:
            document["history"] = {name: column.tolist() for name, column in log.load(kept.id).history.items()}
        documents.append(document)
    return json_line({"runs": documents})


def _number(parser: Parser, typed: str) -> int:
    try:
        return int(typed.removeprefix("#"))
    except ValueError:
        parser.error(says.NO_NUMBER_OF_A_RUN(value=repr(typed)))


RUNS = Command(
    "runs", "[NUMBER ...] [--data DATA] [--find TEXT] [--pinned] [--histories] [--format {csv,json}] [--output FILE]",
    DESCRIPTION, _add_options, _execute,
)  # fmt: skip
