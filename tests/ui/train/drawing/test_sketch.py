"""Points under a person's hand: random edits never raise, and undo and redo are exact inverses."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from datasets.drawn import Points
from datasets.drawn.point import MOST_CLASSES
from datasets.request import MAX_SAMPLES
from playground.ui.train.drawing.sketch import Sketch
from tests.datasets.drawn.drawings import drawings

ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just(10**400), st.just([]),
    st.lists(st.integers(-3, 3), max_size=3),
)  # fmt: skip
PLACE = st.tuples(st.floats(-9, 9), st.floats(-9, 9))
INDEX = st.integers(0, 20) | ANYTHING
STROKE = st.none() | st.integers(0, 2)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(PLACE | ANYTHING | st.tuples(ANYTHING, ANYTHING), max_size=4), STROKE),
        st.tuples(st.just("move"), INDEX, PLACE | ANYTHING, STROKE),
        st.tuples(st.just("erase"), INDEX),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
    ),
    max_size=25,
)


def edited(sketch: Sketch, edit: tuple[Any, ...]) -> bool:
    name, *arguments = edit
    changed = getattr(sketch, name)(*arguments)
    assert isinstance(changed, bool)
    return changed


@given(drawings(most=10), EDITS, st.integers(0, MOST_CLASSES - 1), st.integers(0, 1))
def test_any_edits_are_taken_back_and_done_again_to_the_same_points(
    points: Points, edits: list[tuple[Any, ...]], label: int, part: int
) -> None:
    sketch = Sketch(points, points, label, part)
    for edit in edits:
        before = sketch.points
        changed = edited(sketch, edit)
        assert changed == (sketch.points != before) or edit[0] in {"undo", "redo"}
        assert all(-100 * points.reach <= place <= 100 * points.reach for x, y, _, _ in sketch.points.points
                   for place in (x, y))  # fmt: skip
    while sketch.redo():
        pass
    last, steps = sketch.points, []
    while sketch.can_undo:
        steps.append(sketch.points)
        assert sketch.undo()
    assert sketch.points == points
    assert not sketch.undo()
    for step in reversed(steps):
        assert sketch.can_redo
        assert sketch.redo()
        assert sketch.points == step
    assert sketch.points == last


@given(drawings(most=5), st.lists(st.lists(PLACE, min_size=1, max_size=3), min_size=1, max_size=5))
def test_a_stroke_is_one_change(points: Points, strokes: list[list[tuple[float, float]]]) -> None:
    sketch = Sketch(points, points)
    for number, places in enumerate(strokes):
        for place in places:
            sketch.add([place], stroke=number)
    assert len(sketch.points) == len(points) + sum(map(len, strokes))
    for _ in strokes:
        assert sketch.undo()
    assert sketch.points == points


def test_new_points_are_of_the_chosen_class_and_part_and_moved_ones_stay_what_they_were() -> None:
    sketch = Sketch(Points(2), Points(2), label=3, part=1)
    assert sketch.add([(0.123, -9.0), [1, 2]])
    sketch.label = sketch.part = 0
    assert sketch.move(0, (1.0, 1.0))
    assert [tuple(point) for point in sketch.points.points] == [(100, 100, 3, 1), (100, 200, 3, 1)]


def test_there_is_room_for_so_many_points_and_no_more() -> None:
    sketch = Sketch(Points(1), Points(1))
    assert sketch.add([(0.0, 0.0)] * (MAX_SAMPLES + 5))
    assert (len(sketch.points), sketch.is_full) == (MAX_SAMPLES, True)
    assert not sketch.add([(0.0, 0.0)])
