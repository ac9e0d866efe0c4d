"""The options that write a report of what a command trained, and slides of it."""

from __future__ import annotations

from argparse import Namespace

from playground.command.output import file_to_write, written
from playground.command.parser import Parser

USAGE = "[--report FILE] [--slides FILE]"


def add_report(parser: Parser) -> None:
    """Add the options."""
    for option, what in (("--report", "a report"), ("--slides", "slides")):
        parser.option(
            option, metavar="FILE", type=file_to_write, also=["html"],
            help=f"write {what} with figures, numbers, settings and program as one HTML file, which opens offline",
        )  # fmt: skip


def write_reports(arguments: Namespace, shown: object, link: str, **look: str) -> int:
    """Write what was asked for of a run, a study or a sweep; return 0, or 1 after saying why that could not be done.

    ``look`` has fields of ``Look``.
    """
    if arguments.report is None and arguments.slides is None:
        return 0
    # What draws takes a second to load, which other calls need not wait for.
    from playground.charts.overview import Look  # noqa: PLC0415
    from playground.export.report.contents import report  # noqa: PLC0415
    from playground.export.report.document import DOCUMENTS  # noqa: PLC0415

    failed = 0
    for name, (document, theme) in DOCUMENTS.items():
        path = getattr(arguments, name)
        if path is not None:
            text = document(report(shown, link, theme, Look(**look)))  # type: ignore[arg-type]
            failed = written(path, text.encode()) or failed
    return failed
