"""The command that trains one setting, or two, with many seeds."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from playground.command.export.report import USAGE, add_report, write_reports
from playground.command.interrupt import EXIT, Interrupt, out_of_reach
from playground.command.options import (
    add_fields,
    add_link,
    add_of_b,
    add_output,
    add_run,
    keys_of,
    link_query,
    options_given,
)
from playground.command.own import add_file, with_file
from playground.command.parser import Parser
from playground.command.record import Command
from playground.command.terminal import Progress, say
from playground.comparisons.common_loss import common_loss
from playground.comparisons.luck.compared import Compared
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.luck.table import seeds_table
from playground.datasets import DatasetError
from playground.journal import Journal, JournalError
from playground.measurements.export import csv_text, json_line, link_text
from playground.measurements.provenance import described, versions
from playground.settings.fields import domains
from playground.settings.links import OF_B, PairLink, from_pair_query, to_pair_query
from playground.settings.pages import LuckSettings
from playground.words.catalogue import command as says
from playground.words.catalogue.kept import studies as of_studies
from playground.words.luck import failure_text, found, state
from playground.words.runs import journal_problem_text

DESCRIPTION = """\
Train one setting, or two, with many seeds, on all cores, and print a row for each network, as it is after the last
epoch. What the page Luck says of them is written to standard error. A second setting is given by a link of that page,
or by options that begin with --b. Ctrl-C ends it, and what all networks have reached is printed.
"""
VIEW = ("edited", "curve", "log_loss", "presenter")  # what says only how a study is shown
PRESSES = 2  # of Ctrl-C: the first ends the study after what is in hand, the second without it
POLL = 0.1  # seconds from one look at the workers to the next


def _add_options(parser: Parser) -> None:
    add_link(parser)
    add_output(parser)
    add_report(parser)
    parser.option("--keep", action="store_true", also=["journal", "log"],
                  help="keep the numbers of all seeds in the run log, where the page Runs lists them")  # fmt: skip
    add_fields(parser, LuckSettings, "study", without=VIEW, names={"epochs": "epochs"})
    add_run(parser, without=["max_epochs"])
    add_of_b(parser)
    add_file(parser)


def _execute(parser: Parser, arguments: Namespace) -> int:
    said, given = link_query(parser, arguments, ignored=keys_of(LuckSettings, *VIEW)), options_given(arguments)
    if any(key.startswith(OF_B) for key in given):
        said[domains(LuckSettings)["pair"].key] = "1"
    query, files = with_file(parser, arguments, said | given)
    link = from_pair_query(query, LuckSettings(), files)
    for problem in link.problems:
        say(problem)
    view = link.view
    with Interrupt(noted=PRESSES) as interrupt:
        try:
            study = SeedStudy(
                link.a, link.b if view.pair else None, n_seeds=view.n_seeds, varied=view.varied, epochs=view.epochs
            )
        except DatasetError as error:
            parser.error(str(error))
        _train(study, interrupt)
        if study.failure:
            say(failure_text(study.failure))
        results, ended = study.results(), EXIT if interrupt.count else int(study.failure is not None)
        if not results:
            if interrupt.count:
                say(says.NOTHING_DONE())
            return ended
        compared = _compared(study, results, view)
        sentences = " ".join(sentence for sentence in found(study, compared, by=view.measured_by) if sentence)
        say(sentences)
        networks = seeds_table(results, study.varied, compared)
        failed = arguments.output.write(_text(arguments.format, link, study, networks, sentences))
        failed = write_reports(arguments, study, _link(link), by=view.measured_by, compared=view.compared) or failed
        if arguments.keep:
            failed = _keep(study) or failed
        if interrupt.count and not failed:
            say(says.INTERRUPTED())
        return failed or ended


def _keep(study: SeedStudy) -> int:
    """Keep the study as far as it is; return 0, or 1 after saying why that could not be done."""
    try:
        number = Journal().studies.keep(study, pinned=True)
    except JournalError as error:
        say(of_studies.NOT_KEPT(problem=journal_problem_text(error.problem)))
        return 1
    say(of_studies.KEPT_AS(number=str(number)))
    return 0


def _train(study: SeedStudy, interrupt: Interrupt) -> None:
    """Let the workers go on to the end, or until Ctrl-C."""
    with Progress() as progress:
        while not interrupt.count:
            with out_of_reach():
                if not study.collect():
                    break
            progress.show(lambda: state(study, outdated=False))
            study.wait(POLL)
        study.cancel()
        while interrupt.count < PRESSES and study.wait(POLL):
            pass


def _compared(study: SeedStudy, results: list[SeedResults], view: LuckSettings) -> Compared:
    """Return what the page compares under these settings."""
    a, b = study.sides[0].training, study.sides[-1].training
    return Compared(results, view.compared, common_loss(a, b, study.dataset.task, by=view.measured_by))


def _text(
    form: str, link: PairLink[LuckSettings], study: SeedStudy, networks: dict[str, list[Any]], sentences: str
) -> str:
    if form == "csv":
        return csv_text(networks)
    document: dict[str, Any] = {
        "link": _link(link),
        "study": described(link.view, without=keys_of(LuckSettings, *VIEW)),
        "settings": {side: described(settings) for side, settings in zip("AB", study.sides, strict=False)},
        "versions": versions(),
        "status": "finished" if study.is_done else "cut short",
        "found": sentences,
        "networks": networks,
    }
    return json_line(document)


def _link(link: PairLink[LuckSettings]) -> str:
    return link_text(to_pair_query(link.a, link.b, link.view))


LUCK = Command(
    "luck", "[LINK] [--seeds N] [--vary WHAT] [--epochs N] [--SETTING VALUE ...] [--b.SETTING VALUE ...] "
    f"[--file FILE] [--format {{csv,json}}] [--output FILE] {USAGE} [--keep]", DESCRIPTION, _add_options, _execute,
)  # fmt: skip
