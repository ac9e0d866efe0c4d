"""What the benchmark of figures and films makes is what a person takes home."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from benchmarks.export.take_home import figures, make_film
from playground.export.animation.formats import FORMATS
from playground.measurements.run import Run
from playground.settings.links import from_url


@pytest.fixture(scope="module")
def run() -> Run:
    """Return a small trained run."""
    run = Run(from_url("?v=2&n=40&layers=4").settings)
    run.trainer.advance(20)
    return run


def test_the_figures_are_those_of_the_run(run: Run) -> None:
    drawn = {name: draw() for name, draw in figures(run).items()}

    assert list(drawn) == ["decision boundary", "learning curves"]
    assert "20" in drawn["learning curves"].alt


@pytest.mark.long
@pytest.mark.parametrize("form", FORMATS)
def test_a_film_has_the_frames_that_were_asked_for(run: Run, form: str) -> None:
    with Image.open(io.BytesIO(make_film(run, 3, form))) as moving:
        assert moving.n_frames == 3
