"""The buttons that save a report of what a page shows, and slides of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from playground.charts.kit.theme import Theme
from playground.charts.overview import Look
from playground.export.report.contents import report
from playground.export.report.document import DOCUMENTS
from playground.export.report.report import Report
from playground.ui.live.stage import Stage
from playground.ui.shell import address
from playground.ui.shell.download import download
from playground.ui.shell.serving.offers import File
from playground.words.catalogue.export import report as says

MIME = "text/html"


def report_buttons(stage: Stage, shown: Callable[[], object], query: dict[str, str], look: Look) -> None:
    """Draw the buttons.

    Parameters
    ----------
    stage : Stage
        What shows it; it rests between two epochs while the figures are taken, and goes on while they are painted.
    shown : callable
        Returns the run, race, study or sweep, at the moment of the click.
    query : dict of str to str
        Of the link that gives the same again.
    look : Look
        What the page draws.
    """
    link = address.link(query)

    def taken(theme: Theme) -> Report:
        with stage.between_epochs():
            return report(shown(), link, theme, look)

    for name, label in (("report", says.AS_REPORT()), ("slides", says.AS_SLIDES())):
        written, theme = DOCUMENTS[name]
        file = File(partial(_document, written, taken, theme), f"{name}.html", MIME)
        download(label, file, key=f"save {name}", icon="download", help_=says.HELP())


def _document(written: Callable[[Report], str], taken: Callable[[Theme], Report], theme: Theme) -> bytes:
    return written(taken(theme)).encode()
