"""A run log of its own for every test of the page of runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from playground.comparisons.luck.seed_study import SeedStudy
from playground.journal import Journal
from playground.journal.database import VARIABLE
from playground.measurements.run import Run
from playground.settings.links import from_url
from tests.journal.some_studies import QUERIES, study_of

LINKS = ("?v=2&epochs=3", "?v=2&data=circles&l2=1&epochs=4&layers=8,8", "?v=2&data=sine&epochs=2")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """Give the app an empty data folder, and return its run log."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return Journal(tmp_path)


@pytest.fixture
def filled(log: Journal) -> Journal:
    """Return the run log with three runs: 1 moons, 2 circles (pinned), 3 sine."""
    for link in LINKS:
        run = Run(from_url(link).settings)
        run.trainer.advance(4)
        log.keep(run, pinned="circles" in link)
    return log


@pytest.fixture
def make_unusable() -> Callable[[Journal], bytes]:
    """Return a function that overwrites a run log with what is none, and returns that."""

    def make(log: Journal) -> bytes:
        content = b"no database" * 999
        log.path.write_bytes(content)
        return content

    return make


@pytest.fixture(scope="session")
def studies() -> dict[str, SeedStudy]:
    """Return small finished studies by name."""
    made = {name: study_of(query) for name, query in QUERIES.items()}
    for study in made.values():
        study.finish()
    return made
