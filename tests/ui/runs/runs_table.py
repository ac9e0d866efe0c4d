"""How the tests choose runs in the table of the page of runs."""

from playground.journal import Journal
from tests.ui.driver import AppDriver


def choose(app: AppDriver, log: Journal, *ids: int) -> None:
    """Tick runs of the whole list, and no others."""
    app.tick_rows(*(row for row, kept in enumerate(log.runs()) if kept.id in ids))


def chosen(app: AppDriver) -> list[int]:
    """Return the numbers of the chosen runs, in the order of the table."""
    return app.state().chosen
