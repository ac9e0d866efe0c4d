"""The log that is measured is listed whole, and a search finds one series of it."""

from pathlib import Path

from benchmarks.runs.long_log import FOUND, fill, searched
from playground.journal import Journal


def test_the_filled_log_lists_all_runs_and_a_search_finds_one_series(tmp_path: Path) -> None:
    fill(tmp_path, 300)
    log = Journal(tmp_path)

    assert len(log.runs()) == 300
    assert len(log.runs(text=searched(300))) == FOUND
