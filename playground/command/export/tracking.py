"""The option that sends what a command trained to MLflow."""

from __future__ import annotations

import argparse
from argparse import Namespace
from typing import TYPE_CHECKING

from playground.command.interrupt import EXIT, Interrupt
from playground.command.parser import Parser
from playground.command.terminal import Progress, say
from playground.measurements.run import Run
from playground.settings.pages import SweepSettings
from playground.words.catalogue.export import tracking as says

if TYPE_CHECKING:
    from playground.comparisons.sweep.sweep import Sweep
    from playground.export.tracking.tracker import Tracker

USAGE = "[--mlflow [PLACE]]"
OF_MLFLOW = ""  # the place that MLflow's own environment variable names, or else its own rule


def add_tracking(parser: Parser) -> None:
    """Add the option."""
    parser.option(
        "--mlflow", metavar="PLACE", nargs="?", const=OF_MLFLOW, type=_place, also=["tracking"],
        help="send settings, numbers, figures and network to MLflow: a folder, or an address such as "
             "http://localhost:5000; without one, the place that MLFLOW_TRACKING_URI names",
    )  # fmt: skip


def tracker_given(parser: Parser, arguments: Namespace) -> Tracker | None:
    """Return what sends to the place that was given, or None; ends the program with 2 if that place cannot be used."""
    if arguments.mlflow is None:
        return None
    # What sends takes seconds to load, which other calls need not wait for.
    from playground.export.tracking.errors import TrackingError  # noqa: PLC0415
    from playground.export.tracking.place import place_of, place_of_mlflow  # noqa: PLC0415
    from playground.export.tracking.told import problem_text  # noqa: PLC0415
    from playground.export.tracking.tracker import Tracker  # noqa: PLC0415

    try:
        return Tracker(place_of(arguments.mlflow) if arguments.mlflow else place_of_mlflow())
    except TrackingError as error:
        parser.error(problem_text(error.problem))


def track(tracker: Tracker | None, shown: Run | Sweep, interrupt: Interrupt, view: SweepSettings | None = None) -> int:
    """Send a run, or a sweep with its settings, to MLflow, and say where it is there, or why it is not.

    Returns
    -------
    int
        0; 1 if it could not be sent as a whole; 130 if Ctrl-C stopped it.
    """
    if tracker is None:
        return 0
    from playground.export.tracking.entry import entry_of_run, entry_of_sweep  # noqa: PLC0415
    from playground.export.tracking.errors import TrackingError, Trouble  # noqa: PLC0415
    from playground.export.tracking.told import logged_text, problem_text, progress_text  # noqa: PLC0415

    before = interrupt.count
    entry = entry_of_run(shown) if isinstance(shown, Run) else entry_of_sweep(shown, view or SweepSettings())
    try:
        with Progress() as line:
            logged = tracker.log(
                entry,
                progress=lambda done, of: line.show(lambda: progress_text(tracker.place, done, of)),
                is_enough=lambda: interrupt.count > before,
            )
    except TrackingError as error:
        say(problem_text(error.problem))
        return EXIT if error.problem.trouble is Trouble.STOPPED else 1
    say(logged_text(logged))
    return 0


def _place(typed: str) -> str:
    """Return what was typed, unless it is a link that stands where a place should."""
    if typed.startswith("?") or (typed.startswith(("http://", "https://")) and "?" in typed):
        raise argparse.ArgumentTypeError(says.LINK_AS_PLACE(value=repr(typed)))
    return typed
