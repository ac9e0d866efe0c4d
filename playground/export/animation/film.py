"""Figures, one after the other, as a film in one file."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.export.animation.formats import FORMATS
from playground.export.figure_file import svg_of
from playground.export.painting import png_of_svg
from playground.measurements.run import Run
from playground.words.catalogue.export import animation as says
from playground.words.numbers import number

WIDTH, HEIGHT, STRIP, TYPE = 480, 400, 26, 14  # pixels of a picture, of the words above it, and of their letters
FRAME_MS, LAST_MS = 90, 1500  # how long a frame stays, and the last one
AHEAD = 2  # frames drawn and not painted yet


@dataclass(frozen=True, slots=True)
class Scene:
    """A frame to be painted: a figure, the words above it, and the colours of words and page."""

    figure: Figure
    words: str
    ink: str
    paper: str


class CancelledError(Exception):
    """Nobody wants the film any more."""


def scene_of(run: Run, figure: Figure, theme: Theme) -> Scene:
    """Return a figure of a run as a scene, with epoch and losses above it."""
    losses = run.trainer.evaluation
    said = {"epoch": f"{run.trainer.epoch:,}", "train": number(losses.train_loss), "test": number(losses.test_loss)}
    if losses.valid_loss is None:
        words = says.WORDS(**said)
    else:
        words = says.WORDS_WITH_VALIDATION(**said, valid=number(losses.valid_loss))
    return Scene(figure, words, theme.ink, theme.paper)


def film(scenes: Iterable[Scene], form: str, *, progress: Callable[[int], None] = lambda _: None) -> bytes:
    """Return a film that begins again when it is over.

    Parameters
    ----------
    scenes : iterable of Scene
        At least one; the next are asked for while those before are painted.
    form : {"gif", "webp"}
        Key of the format.
    progress : callable
        Told how many frames are painted; what it raises ends the work.
    """
    frames: list[Image.Image] = []
    for frame in _painted(scenes):
        frames.append(_with_few_colours(frame, FORMATS[form].colours))
        progress(len(frames))
    file = io.BytesIO()
    lasting = [FRAME_MS] * (len(frames) - 1) + [LAST_MS]
    frames[0].save(
        file, FORMATS[form].name, save_all=True, append_images=frames[1:], duration=lasting, loop=0,
        **FORMATS[form].options,
    )  # fmt: skip
    return file.getvalue()


def _painted(scenes: Iterable[Scene]) -> Iterator[Image.Image]:
    """Yield the frames in their order, while the next are drawn."""
    ahead: deque[Future[Image.Image]] = deque()
    with ThreadPoolExecutor(1) as pool:
        for scene in scenes:
            ahead.append(pool.submit(_paint, scene))
            if len(ahead) > AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _paint(scene: Scene) -> Image.Image:
    """Return a scene as a picture."""
    svg = svg_of(scene.figure, width=WIDTH, height=HEIGHT)
    picture = Image.open(io.BytesIO(png_of_svg(svg))).convert("RGB")
    frame = Image.new("RGB", (picture.width, picture.height + STRIP), scene.paper)
    frame.paste(picture, (0, STRIP))
    ImageDraw.Draw(frame).text((8, 6), scene.words, fill=scene.ink, font=ImageFont.load_default(TYPE))
    return frame


def _with_few_colours(frame: Image.Image, most: int) -> Image.Image:
    """Return a frame with a palette of its own, where the format has one."""
    if not most:
        return frame
    return frame.quantize(most, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
