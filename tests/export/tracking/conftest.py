"""What the tests of MLflow share: a sweep, and a folder that MLflow has made its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.comparisons.sweep.plan import plan
from playground.comparisons.sweep.sweep import Sweep
from playground.export.tracking.place import place_of
from playground.export.tracking.tracker import Tracker
from playground.settings.links import from_sweep_query
from playground.settings.pages import SweepSettings
from tests.export.tracking.samples import SWEEP


@pytest.fixture(scope="session")
def sweep() -> tuple[Sweep, SweepSettings]:
    """Return a sweep of four cells that is done, and its settings."""
    base, view, problems = from_sweep_query(SWEEP)
    assert not problems
    done = Sweep(plan(base, view), n_processes=1)
    assert done.wait(120)
    assert len(done.results) == 4
    return done, view


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that MLflow has made its own: its database takes seconds to make."""
    folder = tmp_path_factory.mktemp("tracking") / "runs"
    Tracker(place_of(str(folder)))
    return folder


@pytest.fixture
def tracker(folder: Path) -> Tracker:
    """Return what sends to that folder."""
    return Tracker(place_of(str(folder)))


@pytest.fixture(scope="module")
def in_a_hurry() -> Iterator[None]:
    """Let MLflow ask a server that does not answer once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0")
        yield
