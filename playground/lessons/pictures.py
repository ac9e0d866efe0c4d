"""Still pictures of the lessons' runs for their cards: made once by a command, as no page trains while it is opened."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import cast

import contourpy
import numpy as np

from playground.lessons.chapters import LESSONS
from playground.lessons.compared import has_one_loss
from playground.lessons.lesson import Lesson
from playground.lessons.lineup import Lineup
from playground.measurements.boundary import Grid, field
from playground.measurements.run import Run
from playground.network.arithmetic import Array
from playground.settings import links

FILE = Path(__file__).with_name("pictures.json")
SIDE = 100  # of the square in which everything is drawn, in whole steps
RESOLUTION = 48  # points along each axis by which a boundary is found
MOST_PLACES = 40  # of a line
MOST_POINTS = 36

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The end of a lesson's runs, in a square of 100 by 100 steps with y upwards.

    Attributes
    ----------
    settings : str
        A hash of the settings with which it was made.
    lines : dict of str to tuple of (x, y)
        Losses: of one run "train" and "test" over its epochs, of two the test loss of each by their names (its score
        where their losses cannot be compared), of more "train" and "test" at the end over the variants.
    areas : dict of str to tuple of outlines
        Where class 1 is the answer, by the names of the first and the last variant. An outline within another is a
        hole. Empty where there are no two classes on a plane.
    points : tuple of (x, y, class)
        Some of the training samples of the first variant.
    """

    settings: str
    lines: Mapping[str, Places]
    areas: Mapping[str, tuple[Places, ...]]
    points: tuple[tuple[int, int, int], ...]


def hash_of(lesson: Lesson) -> str:
    """Return a hash of the settings of a lesson's runs, by which a picture of others is told."""
    queries = [[name, links.to_query(settings)] for name, settings in lesson.variants.items()]
    return sha256(json.dumps(queries).encode()).hexdigest()[:12]


@cache
def pictures() -> Mapping[str, Picture]:
    """Return the pictures that were made, by the keys of their lessons."""
    found: dict[str, dict[str, object]] = json.loads(FILE.read_text("utf-8"))
    return {key: _read(entry) for key, entry in found.items()}


def draw(lesson: Lesson) -> Picture:
    """Train a lesson's runs to their end and return the picture of them."""
    lineup = Lineup(lesson)
    lineup.finish()
    runs = lineup.runs
    ends = dict.fromkeys((next(iter(runs)), list(runs)[-1]))
    first = next(iter(runs.values()))
    measure = "loss" if has_one_loss(lesson) else "score"
    return Picture(
        hash_of(lesson), _lines(runs, measure), {name: _area(runs[name]) for name in ends if _has_area(runs[name])},
        _points(first) if _has_area(first) else (),
    )  # fmt: skip


def _lines(runs: Mapping[str, Run], measure: str) -> dict[str, Places]:
    """Return the numbers as lines that share both axes; the vertical one begins at 0."""
    if len(runs) == 1:
        series = {part: _history(next(iter(runs.values())), part) for part in ("train", "test")}
    elif len(runs) == 2:
        series = {name: _history(run, "test", measure) for name, run in runs.items()}
    else:
        series = {part: np.array([_history(run, part)[-1] for run in runs.values()]) for part in ("train", "test")}
    longest = max(len(values) for values in series.values()) - 1
    finite = np.concatenate(list(series.values()))
    highest = float(finite[np.isfinite(finite)].max())
    return {name: _line(values, longest, highest) for name, values in series.items()}


def _history(run: Run, part: str, measure: str = "loss") -> Array:
    return np.asarray(run.history[f"{part}_{measure}"], np.float64)


def _line(values: Array, longest: int, highest: float) -> Places:
    rows = np.unique(np.linspace(0, len(values) - 1, MOST_PLACES).round().astype(int))
    rows = rows[np.isfinite(values[rows])]
    return tuple((round(SIDE * int(row) / max(longest, 1)), round(SIDE * float(values[row]) / highest)) for row in rows)


def _has_area(run: Run) -> bool:
    dataset = run.dataset
    return dataset.plane is not None and dataset.plane.n_axes == 2 and dataset.n_classes == 2


def _area(run: Run) -> tuple[Places, ...]:
    """Return the outlines of where class 1 is the likelier."""
    grid = Grid(run.dataset, RESOLUTION)
    values = field(run.trainer.network, run.trainer.problem, grid).values[..., 1]
    steps = np.linspace(0, SIDE, RESOLUTION)
    generator = contourpy.contour_generator(steps, steps, np.nan_to_num(values), fill_type="OuterOffset")
    outer, offsets = cast("tuple[list[Array], list[Array]]", generator.filled(0.5, 2.0))
    outlines = [
        points[start:stop] for points, starts in zip(outer, offsets, strict=True) for start, stop in pairwise(starts)
    ]
    return tuple(tuple(_without_repeats(outline)) for outline in outlines)


def _without_repeats(outline: Array) -> list[tuple[int, int]]:
    places = [(int(x), int(y)) for x, y in np.rint(outline)]
    kept = [place for place, before in zip(places, [None, *places], strict=False) if place != before]
    return [
        place
        for i, place in enumerate(kept)
        if i in {0, len(kept) - 1} or not _is_between(kept[i - 1], place, kept[i + 1])
    ]


def _is_between(before: tuple[int, int], place: tuple[int, int], after: tuple[int, int]) -> bool:
    """Return whether a place lies on a straight upright or level line, and can be left out."""
    return before[0] == place[0] == after[0] or before[1] == place[1] == after[1]


def _points(run: Run) -> tuple[tuple[int, int, int], ...]:
    plane = run.dataset.plane
    assert plane is not None
    left, right, below, above = plane.extent()
    chosen = np.linspace(0, run.dataset.n_train - 1, min(MOST_POINTS, run.dataset.n_train)).astype(int)
    return tuple(
        (round(SIDE * (x - left) / (right - left)), round(SIDE * (y - below) / (above - below)), int(label))
        for (x, y), label in zip(plane.train[chosen].tolist(), run.dataset.y_train[chosen].tolist(), strict=True)
    )


def _read(entry: Mapping[str, object]) -> Picture:
    """Return a picture as it was before it was written."""

    def frozen(value: object) -> object:
        if isinstance(value, dict):
            return {key: frozen(one) for key, one in value.items()}
        return tuple(frozen(one) for one in value) if isinstance(value, list) else value

    return Picture(**{name: frozen(value) for name, value in entry.items()})  # type: ignore[arg-type]


def write(keys: Iterable[str]) -> None:
    """Make the pictures of these lessons anew, and leave out those of lessons that are no more."""
    kept = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    for key in keys:
        kept[key] = asdict(draw(LESSONS[key]))
    lines = [f"{json.dumps(key)}: {json.dumps(kept[key], separators=(',', ':'))}" for key in LESSONS if key in kept]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    write(sys.argv[1:] or LESSONS)
