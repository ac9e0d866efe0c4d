"""What a person does to points on the picture of the answer, or by the controls beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.datasets import MAX_SAMPLES, DatasetError, Points
from playground.measurements.run import Run
from playground.settings.own.own_points import OwnPoints, can_go_on
from playground.settings.run import DataSettings
from playground.training.data import load_data
from playground.ui.live.performance import Command
from playground.ui.train.drawing.sketch import Sketch
from playground.ui.train.state import TrainState
from playground.words.catalogue.own import drawing as says

DRAWING_COMMANDS = frozenset({"draw add", "draw move", "draw erase", "draw undo", "draw redo"})
# By how many classes have a training point and whether there is a test point.
_NEEDED = {
    (0, False): says.NEEDS_CLASSES_AND_TEST,
    (1, False): says.NEEDS_CLASS_AND_TEST,
    (0, True): says.NEEDS_CLASSES,
    (1, True): says.NEEDS_CLASS,
    (2, False): says.NEEDS_TEST,
}


def can_be_drawn(run: Run) -> bool:
    """Return whether the data of a run are classes of points on a plane of x and y."""
    return run.settings.data.entry.has_plane_features and run.dataset.task != "regression"


def begin(state: TrainState) -> None:
    """Begin to draw, with the points that are seen; those of a data set become a person's own."""
    run, data = state.run, state.run.settings.data
    is_as_drawn = not (data.noise or data.flipped or data.test_shift or data.test_turn)
    if isinstance(data.own, OwnPoints) and is_as_drawn:
        state.sketch = Sketch(data.own.points, data.own.points)
        return
    points = _seen(run)
    state.sketch = Sketch(points, points)
    own = DataSettings(
        noise=0.0,
        n_classes=run.dataset.n_classes,
        features=data.features,
        seed=data.seed,
        useless_inputs=data.useless_inputs,
        input_copies=data.input_copies,
        correlation=data.correlation,
        standardised=data.standardised,
        input_scale=data.input_scale,
        own=OwnPoints(points),
    )
    state.wish(replace(run.settings, data=own), anew=False, plays=state.stage.playing)


def obey_drawing(state: TrainState, command: Command) -> bool:
    """Do what was asked for; return whether the page's controls must follow. What makes no sense does nothing."""
    sketch = state.sketch
    if sketch is None:
        return False
    stroke = command.get("stroke")
    stroke = stroke if isinstance(stroke, int) else None
    settled, changed = bool(command.get("settled", True)), False
    match command:
        case {"do": "draw add", "places": list(places)}:
            changed = sketch.add(places, stroke)
        case {"do": "draw move", "index": index, "place": place}:
            changed = sketch.move(index, place, stroke)
        case {"do": "draw erase", "index": index}:
            changed = sketch.erase(index)
        case {"do": "draw undo"}:
            changed = sketch.undo()
        case {"do": "draw redo"}:
            changed = sketch.redo()
    if changed and use(state):
        return True
    return settled


def more_classes(state: TrainState) -> None:
    """Have one class more, up to six: the network begins again."""
    settings = state.run.settings
    n = min(settings.data.n_classes + 1, settings.data.entry.classes[1])
    state.wish(replace(settings, data=replace(settings.data, n_classes=n)), anew=False, plays=state.stage.playing)


def clear(state: TrainState) -> None:
    """Erase all points."""
    if state.sketch is not None and state.sketch.change(()):
        use(state)


def load(state: TrainState, name: str, content: bytes) -> None:
    """Take the points of a file; one that has none is told why, and the points stay."""
    if state.sketch is None:
        return
    try:
        points = Points.from_file(content)
    except DatasetError as error:
        state.problems = (says.NOT_LOADED(name=name, reason=str(error)),)
        return
    if state.sketch.change(points):
        use(state)


def use(state: TrainState) -> bool:
    """Have the run go on with the points as they are drawn, or say what is missing; return whether the page follows."""
    sketch = state.sketch
    assert sketch is not None
    had_problems, state.problems = bool(state.problems), ()
    n_trained, has_test = sketch.points.missing
    if (needed := _NEEDED.get((min(n_trained, 2), has_test))) is not None:
        state.problems = (needed(),)
        return True
    if sketch.is_full:
        state.problems = (says.FULL(most=f"{MAX_SAMPLES:,}"),)
    own, before = OwnPoints(sketch.points), state.run.settings.data
    data = replace(before, own=own, n_classes=max(before.n_classes, own.entry.classes[0]))
    settings = replace(state.run.settings, data=data)
    if not can_go_on(before, data):
        sketch.used = sketch.points
        state.wish(settings, anew=False, plays=state.stage.playing)
        return True
    try:
        dataset = load_data(data)
    except DatasetError as error:
        state.problems = (says.NOT_MADE(reason=str(error)),)
        return True
    sketch.used, state.displayed_epoch = sketch.points, None
    state.run.take_data(settings, dataset)
    state.requested = settings
    return had_problems or bool(state.problems)


def _seen(run: Run) -> Points:
    """Return the points of a run as they are drawn on its plane, those to train on first."""
    dataset = run.dataset
    assert dataset.plane is not None
    parts = ((dataset.plane.train, dataset.y_train), (dataset.plane.test, dataset.y_test))
    return Points.around(
        Points.point(int(x), int(y), int(label), part)
        for part, (places, labels) in enumerate(parts)
        for (x, y), label in zip(np.round(Points.HUNDRED * places), labels, strict=True)
    )
