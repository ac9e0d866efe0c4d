"""How the tests choose runs in the table of the page of runs."""

import pyarrow as pa

from playground.journal import Journal
from tests.ui.driver import AppDriver


def choose(app: AppDriver, log: Journal, *ids: int) -> None:
    """Tick runs of the whole list, and no others."""
    app.tick_rows(*(row for row, kept in enumerate(log.runs()) if kept.id in ids))


def chosen(app: AppDriver) -> list[int]:
    """Return the numbers of the chosen runs, in the order of the table."""
    return app.state().chosen


def written(app: AppDriver) -> list[dict[str, str]]:
    """Return the rows of the table as a browser writes them, where that is not left to it."""
    (table,) = app._test.dataframe
    return pa.ipc.open_stream(table.proto.arrow_data.styler.display_values).read_all().to_pylist()
