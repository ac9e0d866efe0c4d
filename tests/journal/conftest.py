"""Run logs in folders of their own, and small runs to keep."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playground.comparisons.luck.seed_study import SeedStudy
from playground.journal import Journal
from playground.measurements.run import Run
from playground.settings.links import from_query
from tests.journal.some_studies import QUERIES, study_of

RunFactory = Callable[..., Run]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Return an empty run log."""
    return Journal(tmp_path)


@pytest.fixture(scope="session")
def make_run() -> RunFactory:
    """Return a function that makes a run of a small network by a link's query and trains it."""

    def make(*, train: int = 3, **query: Any) -> Run:
        small = {"n": "40", "layers": "4"}
        link = from_query(small | {key: str(value) for key, value in query.items()})
        assert link.problems == ()
        run = Run(link.settings)
        run.trainer.advance(train)
        return run

    return make


@pytest.fixture(scope="session")
def studies() -> dict[str, SeedStudy]:
    """Return finished studies by name."""
    made = {name: study_of(query) for name, query in QUERIES.items()}
    for study in made.values():
        study.finish()
    return made
