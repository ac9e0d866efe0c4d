"""The command that trains one run and prints its whole history."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from playground.command.export.film import USAGE as OF_FILM
from playground.command.export.film import add_film, check_film, write_film
from playground.command.export.report import USAGE, add_report, write_reports
from playground.command.export.tracking import USAGE as TRACKING
from playground.command.export.tracking import add_tracking, track, tracker_given
from playground.command.interrupt import EXIT, Interrupt
from playground.command.options import add_link, add_output, add_run, keys_of, link_query, options_given
from playground.command.output import file_to_write, written
from playground.command.own import add_file, file_given, with_file
from playground.command.parser import Parser
from playground.command.record import Command
from playground.command.terminal import Progress, say
from playground.datasets import DatasetError
from playground.export.run_file.errors import RunFileError
from playground.export.run_file.loaded import Loaded, loaded
from playground.export.run_file.own_data import members_of
from playground.export.run_file.saved import saved
from playground.export.run_file.told import opened_text, problem_text
from playground.measurements.export import as_csv, as_json, link_text
from playground.measurements.run import Run
from playground.script import as_python
from playground.settings.links import from_query, to_kept_query
from playground.settings.own.own_data import Files
from playground.settings.own.own_table import TableFile
from playground.settings.pages import ViewSettings
from playground.training.reason import Diverged, RanOutOfPatience
from playground.words.catalogue import command as says
from playground.words.numbers import number
from playground.words.training import ending, reason_text

DESCRIPTION = """\
Train a run of the overfitting playground up to its epoch limit, without the dashboard, and print what was measured
after every epoch. The run is given by a link of the dashboard, by options, or by both: an option overrules the link.
The numbers are those of the dashboard, bit for bit on the same machine. Ctrl-C ends it, and what is done is printed.
"""


def _add_options(parser: Parser) -> None:
    add_link(parser)
    add_output(parser)
    parser.option("--open", metavar="FILE", type=Path,
                  help="go on with a run that was saved; options change what can change in mid-run, such as the limit "
                       "of epochs, and anything else begins it anew")  # fmt: skip
    parser.option("--save", metavar="FILE", type=file_to_write,
                  help="save the run in the end as one file that opens again")  # fmt: skip
    parser.option("--with-data", action="store_true",
                  help="save data of your own inside that file, where whoever has it can read them")  # fmt: skip
    parser.option("--script", action="store_true", help="do not train; print a Python program that repeats the run")
    add_report(parser)
    add_film(parser)
    add_tracking(parser)
    add_run(parser)
    add_file(parser)


def _execute(parser: Parser, arguments: Namespace) -> int:
    check_film(parser, arguments)
    if arguments.with_data and arguments.save is None:
        parser.error(says.NOTHING_SAVED())
    with Interrupt() as interrupt:
        found = _opened(parser, arguments) if arguments.open else None
        opened = None if found is None else found.run
        said = (
            link_query(parser, arguments, ignored=keys_of(ViewSettings))
            if opened is None
            else to_kept_query(opened.settings)
        )
        query, files = with_file(parser, arguments, said | options_given(arguments))
        if found is not None and arguments.file is None:
            files = found.files
        link = from_query(query, files)
        for problem in link.problems:
            say(problem)
        try:
            run = opened or Run(link.settings)
            run.update(link.settings)
        except DatasetError as error:
            parser.error(str(error))
        if arguments.script:
            return arguments.output.write(as_python(link.settings, link.settings.training.max_epochs))
        tracker = tracker_given(parser, arguments)
        _train(run, interrupt)
        if isinstance(run.trainer.reason, Diverged | RanOutOfPatience):
            say(ending(run.trainer.reason))
        failed = arguments.output.write(_text(run, arguments.format))
        if arguments.save:
            failed = _save(arguments, run, files) or failed
        failed = write_reports(arguments, run, link_text(to_kept_query(run.settings))) or failed
        failed = write_film(arguments, run) or failed
        failed = track(tracker, run, interrupt) or failed
        if run.trainer.reason is not None or failed:
            return failed
        say(says.INTERRUPTED_AFTER(epoch=f"{run.trainer.epoch:,}"))
        return EXIT


def _save(arguments: Namespace, run: Run, files: Files) -> int:
    """Save the run, with its data if that was asked for; return 0, or 1 after saying why that could not be done."""
    table = files if isinstance(files, TableFile) else None
    return written(arguments.save, saved(run, members_of(run, table) if arguments.with_data else {}))


def _opened(parser: Parser, arguments: Namespace) -> Loaded:
    """Return the run of a file, with its data if they are inside."""
    if arguments.words:
        parser.error(says.OPEN_OR_LINK(value=arguments.words[0]))
    try:
        found = loaded(arguments.open.read_bytes(), file_given(parser, arguments))
    except OSError as error:
        parser.error(says.NOT_READ(file=str(arguments.open), reason=error.strerror or str(error)))
    except RunFileError as error:
        parser.error(problem_text(error.problem))
    say(opened_text(found, arguments.open.name))
    return found


def _train(run: Run, interrupt: Interrupt) -> None:
    """Train to the epoch limit, or until Ctrl-C."""
    limit = run.settings.training.max_epochs

    def text() -> str:
        evaluation = run.trainer.evaluation
        parts = {"epoch": f"{run.trainer.epoch:,}", "epochs": f"{limit:,}"}
        parts |= {"train": number(evaluation.train_loss), "test": number(evaluation.test_loss)}
        if evaluation.valid_loss is None:
            return says.EPOCH(**parts)
        return says.EPOCH_WITH_VALIDATION(**parts, valid=number(evaluation.valid_loss))

    with Progress() as progress:

        def is_enough() -> bool:
            progress.show(text)
            return interrupt.count > 0

        if not is_enough():
            run.trainer.advance(limit, until=is_enough)


def _text(run: Run, form: str) -> str:
    if form == "csv":
        return as_csv(run)
    reason = run.trainer.reason
    return as_json(run, reason=reason_text(reason) if reason else says.CUT_SHORT(epoch=f"{run.trainer.epoch:,}"))


RUN = Command(
    "run", "[LINK] [--SETTING VALUE ...] [--file FILE] [--format {csv,json}] [--output FILE] [--open FILE] "
    f"[--save FILE [--with-data]] {USAGE} {OF_FILM} {TRACKING} [--script]",
    DESCRIPTION, _add_options, _execute,
)  # fmt: skip
