"""The controls of drawing: which points are drawn, undo and redo, a file, and the end of it."""

from __future__ import annotations

import streamlit as st

from playground.settings.own.own_points import FILE, OwnPoints
from playground.settings.own.point_settings import MOST_IN_LINK
from playground.ui.controls.own_files import own_files
from playground.ui.shell import tab_state
from playground.ui.shell.download import download
from playground.ui.shell.serving.offers import File
from playground.ui.train import state as train_state
from playground.ui.train.drawing import commands
from playground.ui.train.drawing.sketch import Sketch
from playground.ui.train.state import TrainState
from playground.words.catalogue.own import drawing as says


def keep_up(state: TrainState) -> None:
    """End drawing where the run has other data by now, and let the tab's links find points that are many."""
    files = own_files()
    with state.stage.between_epochs():
        own = state.run.settings.data.own
        if isinstance(own, OwnPoints):
            files.drawn = own
        if state.sketch is not None and not (isinstance(own, OwnPoints) and own.points == state.sketch.used):
            state.sketch = None


def draw_button(state: TrainState) -> None:
    """Draw the button that begins drawing, where points can be drawn."""
    if state.sketch is None and commands.can_be_drawn(state.run):
        is_own = isinstance(state.run.settings.data.own, OwnPoints)
        st.button(
            says.DRAW(), key="draw", icon=":material/draw:", on_click=_begin,
            help=says.DRAW_OWN_HELP() if is_own else says.DRAW_HELP(),
        )  # fmt: skip


def drawing_controls(state: TrainState) -> None:
    """Draw the row of controls while points are drawn."""
    sketch = state.sketch
    if sketch is None:
        return
    with st.container(key="drawing", horizontal=True, gap="xsmall", vertical_alignment="center"):
        n_classes = state.run.dataset.n_classes
        sketch.label = _chosen(says.CLASS(), "draw class", {i: str(i) for i in range(n_classes)})
        st.button(
            says.MORE_CLASSES(), key="draw more classes", help=says.MORE_CLASSES_HELP(), on_click=_more_classes,
            disabled=n_classes >= state.run.settings.data.entry.classes[1],
        )  # fmt: skip
        sketch.part = _chosen(says.PART(), "draw part", {0: says.TRAIN(), 1: says.TEST()})
        _step(says.UNDO(), "undo", says.UNDO_HELP(), enabled=sketch.can_undo)
        _step(says.REDO(), "redo", says.REDO_HELP(), enabled=sketch.can_redo)
        st.button(
            "", key="draw clear", icon=":material/delete:", help=f"**{says.CLEAR()}.** {says.CLEAR_HELP()}",
            on_click=_clear, disabled=not len(sketch.points),
        )  # fmt: skip
        _file(sketch)
        st.button(says.DONE(), key="draw done", type="primary", help=says.DONE_HELP(), on_click=_end)
    st.caption(says.HOW())
    if not OwnPoints(sketch.points).is_in_links:
        n = len(sketch.points)
        st.caption(says.IN_FILE_ONLY(n, most=f"{MOST_IN_LINK:,}", n=f"{n:,}"))


def _chosen(label: str, key: str, titles: dict[int, str]) -> int:
    """Draw a choice between a few numbers, the first of which is chosen at first."""
    if tab_state.value(key) not in titles:
        tab_state.set_value(key, 0)
    chosen = st.segmented_control(
        label, list(titles), key=key, format_func=titles.__getitem__, required=True, label_visibility="collapsed"
    )
    return chosen or 0


def _step(name: str, what: str, help_: str, *, enabled: bool) -> None:
    st.button(
        "", key=f"draw {what}", icon=f":material/{what}:", help=f"**{name}.** {help_}", disabled=not enabled,
        on_click=_ask, args=(what,),
    )  # fmt: skip


def _file(sketch: Sketch) -> None:
    """Draw the menu that saves and loads points; its contents are drawn only while it is open."""
    menu = st.popover(says.FILE(), key="draw file", icon=":material/save:", on_change="rerun")
    if not menu.open:
        return
    with menu:
        file = File(lambda: sketch.points.as_file().encode(), FILE, "text/csv")
        download(says.SAVE(), file, key="draw save", disabled=not len(sketch.points))
        st.file_uploader(says.LOAD(), key="draw load", help=says.LOAD_HELP(), on_change=_load)


def _begin() -> None:
    state = train_state.current()
    with state.stage.between_epochs():
        commands.begin(state)


def _end() -> None:
    state = train_state.current()
    with state.stage.between_epochs():
        state.sketch = None


def _more_classes() -> None:
    state = train_state.current()
    with state.stage.between_epochs():
        commands.more_classes(state)


def _ask(what: str) -> None:
    state = train_state.current()
    with state.stage.between_epochs():
        commands.obey_drawing(state, {"do": f"draw {what}"})


def _clear() -> None:
    state = train_state.current()
    with state.stage.between_epochs():
        commands.clear(state)


def _load() -> None:
    """Take the points of the file that was chosen."""
    state, file = train_state.current(), tab_state.value("draw load")
    if file is None:
        return
    content = file.getvalue()
    with state.stage.between_epochs():
        commands.load(state, file.name, content)
