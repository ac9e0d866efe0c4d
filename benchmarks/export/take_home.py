"""How long it takes to save a figure, and to make a film of a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter

from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.spread import spread
from playground.charts.answer import network_answer
from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import PRINTED, Theme
from playground.charts.train.learning_curves import learning_curves
from playground.export.animation.epochs import epochs_of_film
from playground.export.animation.film import film, scene_of
from playground.export.animation.formats import FORMATS
from playground.export.figure_file import FORMATS as FILES
from playground.measurements.run import Run
from playground.settings.links import from_url

LINK, EPOCHS, FRAMES, QUICK_FRAMES = "?v=2&flip=0.2", 300, 100, 10
ROUNDS, QUICK_ROUNDS, FILMS, QUICK_FILMS = 30, 3, 3, 1
FIGURE_SECONDS, FILM_SECONDS = 1.0, 20.0


def report(*, quick: bool) -> str:
    """Measure and return the report in Markdown."""
    rounds, films = (QUICK_ROUNDS, QUICK_FILMS) if quick else (ROUNDS, FILMS)
    run = Run(from_url(LINK).settings)
    run.trainer.advance(EPOCHS)
    findings = [
        _finding(f"The {name} saved as {kind.upper()}", _timed(partial(_saved, draw, kind), rounds), FIGURE_SECONDS)
        for name, draw in figures(run).items()
        for kind in ("png", "svg")
    ]
    n_frames = QUICK_FRAMES if quick else FRAMES
    for form in FORMATS:
        seconds = _timed(partial(make_film, run, n_frames, form), films)
        limit = FILM_SECONDS * n_frames / FRAMES
        findings.append(_finding(f"A film of {n_frames} frames as {FORMATS[form].name}", seconds, limit))
    intro = (
        f"Of the run {LINK} after {EPOCHS} epochs. {rounds} rounds of each figure, drawn, painted and compressed, and "
        f"{films} of each film, whose earlier epochs are found again; median with quartiles in brackets."
    )
    return "\n\n".join([intro, findings_table(findings)])


def figures(run: Run) -> dict[str, Callable[[], Figure]]:
    """Return what draws the figures that are saved."""
    theme = Theme()
    return {
        "decision boundary": lambda: network_answer(run, theme, show_test=True, discretise=False),
        "learning curves": lambda: learning_curves(
            run.history, theme, measure="loss", regression=False, log_loss=False, log_epochs=False, stop_epoch=None
        ),
    }


def _saved(draw: Callable[[], Figure], kind: str) -> bytes:
    return FILES[kind].write(draw())


def make_film(run: Run, n_frames: int, form: str) -> bytes:
    """Return a film of a run, as the page and the command line make it."""
    shown = (run.at(epoch) for epoch in epochs_of_film(run.trainer.epoch, n_frames, "linear"))
    return film(
        (scene_of(one, network_answer(one, PRINTED, show_test=True, discretise=False), PRINTED) for one in shown), form
    )


def _timed(act: Callable[[], object], rounds: int) -> list[float]:
    """Return seconds of each round; what is loaded and compiled once is no part of the first."""
    act()
    seconds = []
    for _ in range(rounds):
        begin = perf_counter()
        act()
        seconds.append(perf_counter() - begin)
    return seconds


def _finding(what: str, seconds: list[float], limit: float) -> Finding:
    found = spread(seconds)
    return Finding(what, found.median, f"{found:.2f} s", f"≤ {limit:g} s", "<=", limit)
