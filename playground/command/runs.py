"""The command that prints the runs, or the studies of many seeds, that were kept."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any, TypeVar

from playground.command.options import add_output
from playground.command.parser import Parser, checked
from playground.command.record import Command
from playground.command.terminal import say
from playground.datasets import CATALOGUE, OWN
from playground.journal import Journal, JournalError, Kept, KeptStudy
from playground.journal.export import histories, study_seeds, study_summaries, summaries
from playground.measurements.export import json_line
from playground.measurements.provenance import described
from playground.measurements.spreadsheet import csv_of
from playground.settings.fields import Choice
from playground.words.catalogue import command as says
from playground.words.messages import Message
from playground.words.runs import journal_problem_text

Listed = TypeVar("Listed", Kept, KeptStudy)

DESCRIPTION = """\
Print the runs that were kept in the run log, the newest first: a row for each, or with --histories one for each run and
epoch. Numbers, such as 12, name single runs. With --studies it prints the kept studies of many seeds, or with
--histories a row for each study and seed.
"""


def _add_options(parser: Parser) -> None:
    add_output(parser)
    parser.option("--data", metavar="DATA", type=checked(Choice("data", {**CATALOGUE, **OWN})),
                  help="only runs on this data set")  # fmt: skip
    parser.option("--find", metavar="TEXT", default="", also=["search", "text"],
                  help="only runs whose number, title, note, tags, settings, verdict or end contain this")  # fmt: skip
    parser.option("--pinned", action="store_true", help="only pinned runs")
    parser.option(
        "--histories", action="store_true", also=["history", "epochs"], help="print every epoch; of studies, every seed"
    )
    parser.option(
        "--studies",
        action="store_true",
        also=["luck", "seeds"],
        help="print the kept studies of many seeds in place of runs",
    )


def _execute(parser: Parser, arguments: Namespace) -> int:
    numbers = [_number(parser, typed) for typed in arguments.words]
    try:
        log = Journal()
        if arguments.studies:
            return arguments.output.write(_studies(parser, log, numbers, arguments))
        listed = log.runs(dataset=arguments.data, text=arguments.find, pinned_only=arguments.pinned)
        if numbers:
            listed = _chosen(parser, log, listed, numbers, says.NO_RUN)
        return arguments.output.write(_text(log, listed, arguments.format, with_histories=arguments.histories))
    except JournalError as error:
        say(journal_problem_text(error.problem))
        return 1


def _studies(parser: Parser, log: Journal, numbers: Sequence[int], arguments: Namespace) -> str:
    """Return the studies that were asked for as text."""
    listing = log.studies.listing(dataset=arguments.data, text=arguments.find, pinned_only=arguments.pinned)
    listed: Sequence[KeptStudy] = listing.kept
    if numbers:
        listed = _chosen(parser, log, listed, numbers, says.NO_STUDY)
    if arguments.format == "csv":
        records = (log.studies.load(kept.id) for kept in listed)
        return csv_of(study_seeds(records) if arguments.histories else study_summaries(listed)).decode()
    documents: list[dict[str, Any]] = []
    for kept, row in zip(listed, study_summaries(listed).to_pylist(), strict=True):
        link = kept.link
        sides = {"A": link.a} | ({"B": link.b} if kept.n_sides > 1 else {})
        document = row | {
            "kept_at": kept.kept_at.isoformat(),
            "tags": list(kept.tags),
            "settings": {side: described(settings) for side, settings in sides.items()},
        }  # fmt: skip
        if arguments.histories:
            document["networks"] = study_seeds([log.studies.load(kept.id)]).drop_columns(["id"]).to_pydict()
        documents.append(document)
    return json_line({"studies": documents})


def _chosen(
    parser: Parser, log: Journal, listed: Sequence[Listed], numbers: Sequence[int], unknown: Message
) -> list[Listed]:
    by_number = {kept.id: kept for kept in listed}
    for number in numbers:
        if number not in by_number:
            parser.error(unknown(run=f"{number}", path=str(log.path)))
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
    "runs", "[NUMBER ...] [--data DATA] [--find TEXT] [--pinned] [--histories] [--studies] "
    "[--format {csv,json}] [--output FILE]",
    DESCRIPTION, _add_options, _execute,
)  # fmt: skip
