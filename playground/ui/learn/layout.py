"""Where the figures of a lesson's runs stand: a grid of tiles, the answers above what is drawn over epochs."""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm

import numpy as np

from playground.lessons.lesson import Lesson

MOST_ANSWERS, MOST_ANSWERS_PRESENTED = 3, 2  # side by side
UPPER, UPPER_OF_MANY = 1.3, 0.8  # heights of the upper row over that of the lower one, so that planes are about square
ALONE = "28rem"  # height of a single row, whose pictures would be twice as high as wide otherwise


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of tiles.

    Attributes
    ----------
    rows : tuple of tuple of str
        Keys of the figures, row by row: "answer NAME", "curves", "ends" or "panel KEY".
    """

    rows: tuple[tuple[str, ...], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all figures, in the order of reading."""
        return tuple(key for row in self.rows for key in row)

    def rules(self, root: str) -> str:
        """Return the style rules by which the containers ``root-0``, ``root-1``, … within ``root`` are that grid."""
        columns = lcm(*map(len, self.rows))
        upper = UPPER_OF_MANY if len(self.rows[0]) > 2 else UPPER
        heights = [f"minmax(0, {upper}fr)", "minmax(0, 1fr)"] if len(self.rows) > 1 else [f"minmax(0, {ALONE})"]
        stage = f".st-key-{root}"
        rules = [
            f"{stage} {{ display: grid; grid-template-columns: repeat({columns}, minmax(0, 1fr));"
            f" grid-template-rows: {' '.join(heights)}; gap: 0.5rem 0.8rem;"
            " align-items: stretch; justify-items: stretch; }",
        ]
        number = 0
        for i, row in enumerate(self.rows):
            wide = columns // len(row)
            for j in range(len(row)):
                rules.append(
                    f"{stage} > :has(> {stage}-{number}) {{ grid-area: {i + 1} / {j * wide + 1} / span 1 / span {wide};"
                    " min-width: 0; min-height: 0; display: flex; align-items: stretch; }"
                )
                number += 1
        return "\n".join(rules)


def layout(lesson: Lesson, *, presenter: bool) -> Layout:
    """Return where a lesson's figures stand; for a projector fewer of them, and larger."""
    names = pictured(lesson, presenter=presenter)
    answers = tuple(f"answer {name}" for name in names)
    panels = tuple(f"panel {key}" for key in lesson.panels)
    if len(lesson.variants) == 1:
        return Layout(((*answers, "curves"), panels) if panels else ((*answers, "curves"),))
    below = ("curves", *panels) if len(lesson.variants) == 2 else ("curves", "ends", *panels)
    if presenter and len(below) > 2:
        below = below[1:]  # the panel is what the lesson is about
    return Layout((answers, below))


def pictured(lesson: Lesson, *, presenter: bool) -> list[str]:
    """Return the variants whose answers are drawn: all, or the first, the last and one between."""
    every = list(lesson.variants)
    most = MOST_ANSWERS_PRESENTED if presenter else MOST_ANSWERS
    if len(every) <= most:
        return every
    return [every[i] for i in np.linspace(0, len(every) - 1, most).round().astype(int)]
