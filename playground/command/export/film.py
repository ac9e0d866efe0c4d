"""The options that make a film of what a command trained."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from pathlib import Path

from playground.command.interrupt import EXIT, Interrupt
from playground.command.output import file_to_write, written
from playground.command.parser import Parser, checked
from playground.command.terminal import Progress
from playground.export.animation.epochs import SPACINGS, epochs_of_film
from playground.export.animation.formats import FEWEST, FORMATS, MOST, USUAL
from playground.measurements.run import Run
from playground.settings.fields import Choice, Number, Option
from playground.words.catalogue import command as says
from playground.words.catalogue.export import animation as of_films

USAGE = "[--film FILE [--frames N] [--spacing {linear,log}]]"
_TITLES = dict(zip(SPACINGS, (of_films.EVEN, of_films.LOG), strict=True))


def add_film(parser: Parser) -> None:
    """Add the options."""
    parser.option("--film", metavar="FILE", type=_film_to_write, also=["animation", *FORMATS],
                  help="make a film of the boundary in the end; the name ends in .gif or .webp")  # fmt: skip
    parser.option("--frames", metavar="N", type=checked(Number("frames", FEWEST, MOST, whole=True)),
                  help=f"frames of the film, at most: {FEWEST} to {MOST} (default: {USUAL})")  # fmt: skip
    spacings = {name: Option(title()) for name, title in _TITLES.items()}
    parser.option("--spacing", metavar="SPACING", type=checked(Choice("spacing", spacings)),
                  help="epochs of the film: linear, evenly, or log, more of the first (default: linear)")  # fmt: skip


def check_film(parser: Parser, arguments: Namespace) -> None:
    """Refuse what is said of a film where there is none."""
    for name in ("frames", "spacing"):
        if getattr(arguments, name) is not None and arguments.film is None:
            parser.error(says.NO_FILM(option=f"--{name}"))


def write_film(arguments: Namespace, run: Run) -> int:
    """Make the film that was asked for.

    Returns
    -------
    int
        0; 1 after saying why the file could not be written; 130 after Ctrl-C, and then the file is as it was before.
    """
    if arguments.film is None:
        return 0
    # What draws takes a second to load, which other calls need not wait for.
    from playground.charts.answer import network_answer  # noqa: PLC0415
    from playground.charts.kit.theme import PRINTED  # noqa: PLC0415
    from playground.export.animation.film import CancelledError, film, scene_of  # noqa: PLC0415

    epochs = epochs_of_film(run.trainer.epoch, int(arguments.frames or USUAL), arguments.spacing or SPACINGS[0])
    shown = (run.at(epoch) for epoch in epochs)
    scenes = (
        scene_of(one, network_answer(one, PRINTED, show_test=True, discretise=False), PRINTED) for one in shown
    )  # fmt: skip
    with Interrupt(noted=sys.maxsize) as interrupt, Progress() as progress:

        def note(done: int) -> None:
            if interrupt.count:
                raise CancelledError
            progress.show(lambda: of_films.PROGRESS(done=str(done), total=str(len(epochs))))

        try:
            content = film(scenes, _form(arguments.film), progress=note)
            note(len(epochs))
        except CancelledError:
            progress.say(says.NO_FILM_MADE(file=str(arguments.film)))
            return EXIT
        # Ctrl-C waits until the whole file is written.
        return written(arguments.film, content)


def _film_to_write(typed: str) -> Path:
    """Return the path of a film that can be written; argparse.ArgumentTypeError otherwise."""
    path = file_to_write(typed)
    if _form(path) not in FORMATS:
        endings = " or ".join(f".{ending}" for ending in FORMATS)
        raise argparse.ArgumentTypeError(says.NO_KIND_OF_FILM(file=repr(typed), endings=endings))
    return path


def _form(path: Path) -> str:
    return path.suffix.removeprefix(".").casefold()
