"""The command that trains a setting over a range, or two as a map."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from playground.command.export.report import USAGE, add_report, write_reports
from playground.command.export.tracking import USAGE as TRACKING
from playground.command.export.tracking import add_tracking, track, tracker_given
from playground.command.interrupt import EXIT, Interrupt, end_workers, out_of_reach
from playground.command.options import add_fields, add_link, add_output, add_run, keys_of, link_query, options_given
from playground.command.own import add_file, with_file
from playground.command.parser import Parser
from playground.command.record import Command
from playground.command.terminal import Progress, say
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import PlanError, plan
from playground.comparisons.sweep.sweep import Sweep
from playground.comparisons.sweep.table import sweep_table
from playground.journal import CellStore, Journal
from playground.measurements.export import json_line, link_text
from playground.measurements.provenance import described, versions
from playground.measurements.spreadsheet import csv_of
from playground.settings.fields import domains, number_text
from playground.settings.knobs import KNOBS
from playground.settings.links import from_sweep_query, to_sweep_query
from playground.settings.pages import SweepSettings
from playground.settings.run import Settings
from playground.words.catalogue import command as says
from playground.words.runs import journal_problem_text
from playground.words.sweep.findings import found
from playground.words.sweep.progress import cell_reason, failure_text, plan_problem_text, state

DESCRIPTION = """\
Train a setting over a range, or two as a map, each value with several seeds, on all cores or on a Dask cluster, and
print a row for each run. What the page Sweep says of them is written to standard error. Finished runs are kept in the
run log and never trained again: after Ctrl-C, which prints what is done, the same call goes on. No tab need be open.
"""
VIEW = ("measure", "log_loss", "presenter")  # what says only how a sweep is shown
PRESSES = 2  # of Ctrl-C: the first ends the sweep after the runs in hand, the second without them
POLL = 0.1  # seconds from one look at the sweep to the next
LAST_WAIT = 10.0  # seconds for workers that were ended


def _add_options(parser: Parser) -> None:
    add_link(parser)
    add_output(parser)
    add_report(parser)
    add_tracking(parser)
    parser.option("--dask", metavar="ADDRESS", default="", also=["scheduler"],
                  help="of a running Dask scheduler, such as tcp://localhost:8786, on whose workers to train; what "
                       "answers there can run code here, so name only one that you trust")  # fmt: skip
    add_fields(parser, SweepSettings, "sweep", without=VIEW, names={"epochs": "epochs"})
    add_run(parser, without=["max_epochs"])
    add_file(parser)


def _execute(parser: Parser, arguments: Namespace) -> int:
    said, given = link_query(parser, arguments, ignored=keys_of(SweepSettings, *VIEW)), options_given(arguments)
    base, view, problems = from_sweep_query(*with_file(parser, arguments, said | _usual_ranges(said, given) | given))
    for problem in problems:
        say(problem)
    try:
        planned = plan(base, view)
    except PlanError as error:
        parser.error(plan_problem_text(error.problem))
    tracker, store = tracker_given(parser, arguments), CellStore(Journal)
    with Interrupt(noted=PRESSES) as interrupt:
        with out_of_reach():
            sweep = Sweep(planned, store, scheduler=arguments.dask, patience=float("inf"))
        _follow(sweep, interrupt)
        if store.problem is not None:
            say(says.CELLS_NOT_KEPT(problem=journal_problem_text(store.problem)))
        if sweep.error is not None and not interrupt.count:
            say(failure_text(sweep.error))
        outcome, ended = (
            Outcome(planned, dict(sweep.results)),
            EXIT if interrupt.count else int(sweep.error is not None),
        )
        if not outcome.results:
            if interrupt.count:
                say(says.NOTHING_DONE())
            return ended
        say(found(outcome))
        failed = arguments.output.write(_text(arguments.format, base, view, sweep, outcome))
        failed = write_reports(arguments, sweep, link_text(to_sweep_query(base, view))) or failed
        failed = track(tracker, sweep, interrupt, view) or failed
        if interrupt.count and not failed:
            say(says.INTERRUPTED())
        return failed or ended


def _usual_ranges(said: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Return the usual range of every knob that is chosen by an option, where the link has another: it has none."""
    usual: dict[str, str] = {}
    keys = {name: domain.key for name, domain in domains(SweepSettings).items()}
    for which in ("", "second_"):
        knob_key = keys[f"{which}knob"]
        name = given.get(knob_key, "none")
        if name in KNOBS and name != said.get(knob_key, getattr(SweepSettings(), f"{which}knob")):
            swept = KNOBS[name].swept
            usual |= {
                keys[f"{which}low"]: number_text(swept.low),
                keys[f"{which}high"]: number_text(swept.high),
                keys[f"{which}spacing"]: swept.spacing,
            }
    return usual


def _follow(sweep: Sweep, interrupt: Interrupt) -> None:
    """Wait for the sweep to end; Ctrl-C ends it after the runs in hand, and once more without them."""
    with Progress() as progress:
        while not sweep.wait(POLL):
            if interrupt.count and not sweep.cancelling:
                sweep.cancel()
                progress.say(says.IN_HAND())
            if interrupt.count == PRESSES:
                end_workers()
                sweep.wait(LAST_WAIT)
                return
            progress.show(lambda: state(sweep, None))


def _text(form: str, base: Settings, view: SweepSettings, sweep: Sweep, outcome: Outcome) -> str:
    table = sweep_table(outcome, cell_reason)
    if form == "csv":
        return csv_of(table).decode()
    document: dict[str, Any] = {
        "link": link_text(to_sweep_query(base, view)),
        "sweep": described(view, without=keys_of(SweepSettings, *VIEW)),
        "settings": described(base),
        "versions": versions(),
        "status": sweep.state.value,
        "found": found(outcome),
        "runs": table.to_pydict(),
    }
    return json_line(document)


SWEEP = Command(
    "sweep", "[LINK] [--knob NAME] [--from A] [--to B] [--steps N] [--seeds N] [--SETTING VALUE ...] [--dask ADDRESS] "
    f"[--file FILE] [--format {{csv,json}}] [--output FILE] {USAGE} {TRACKING}", DESCRIPTION, _add_options, _execute,
)  # fmt: skip
