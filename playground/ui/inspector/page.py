"""The inspector's page: one sample goes through a small network and back, step by step, with every number."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.charts.inspector.worked_graph import worked_graph
from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import PRINTED, Theme
from playground.measurements.inspector.inspection import Inspection
from playground.network.activations import ACTIVATIONS
from playground.ui.inspector import state as inspector_state
from playground.ui.inspector import tables as inspector_tables
from playground.ui.inspector.controls import controls
from playground.ui.inspector.formulas import formulas
from playground.ui.inspector.own_table import own_samples
from playground.ui.inspector.state import InspectorState
from playground.ui.inspector.style import inspector_rules
from playground.ui.shell import tab_state
from playground.ui.shell.figures.menu import figure_menu
from playground.ui.shell.figures.still import draw_still
from playground.ui.shell.frame import frame
from playground.ui.shell.headings import heading
from playground.ui.shell.navigation import Page
from playground.ui.shell.notices import warn
from playground.words.catalogue import inspector as says
from playground.words.catalogue import pages as headed
from playground.words.lists import paragraph

LAYER, UNIT = "inspector layer", "inspector unit"


def inspector() -> None:
    """Draw the page."""
    state = inspector_state.current()

    def draw_controls() -> None:
        with st.sidebar:
            st.header(says.TITLE())
            own = own_samples(state)
            state.apply((controls(state.view, own), own))

    theme = frame(state, draw_controls, inspector_rules)
    state.publish()
    inspection = state.specimen.inspection()
    _buttons(state)
    warn(state.problems)
    heading(headed.KEY_NUMBERS())
    st.html(inspector_tables.key_numbers(state.specimen, inspection, state.walk))
    left, right = st.columns([0.55, 0.45], gap="medium")
    with right:
        heading(headed.EQUATIONS())
        layer, unit = _chosen_unit(inspection)
        _equations(state, inspection, layer, unit)
    with left:
        heading(headed.GRAPH())
        _graph(state, inspection, layer, unit, theme)
        st.html(f'<div class="caption">{escape(says.LEGEND())}</div>')
    heading(headed.TABLES())
    few, many = st.columns([0.36, 0.64], gap="medium")
    few.html(inspector_tables.units(inspection, state.walk, layer=layer, unit=unit))
    many.html(inspector_tables.parameters(inspection, state.walk, layer=layer, unit=unit))
    notes = [says.ERROR_NOTE()]
    if ACTIVATIONS[state.view.activation].kind.kinked:
        notes.append(says.KINK_NOTE())
    many.html(f'<div class="caption">{escape(paragraph(notes))}</div>')


def _buttons(state: InspectorState) -> None:
    """Draw the buttons, and beside them in words what comes next: tooltips would hide the numbers they reveal."""
    walk = state.walk
    with st.container(key="inspector-buttons", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            says.FORWARD(), key="forward", icon=":material/arrow_forward:", shortcut="F", on_click=_forward,
            disabled=not walk.may_go_forward, type="primary" if walk.may_go_forward else "secondary",
        )  # fmt: skip
        st.button(
            says.BACKWARD(), key="backward", icon=":material/arrow_back:", shortcut="B", on_click=_backward,
            disabled=not walk.may_go_backward, type="primary" if walk.may_go_backward else "secondary",
        )  # fmt: skip
        st.button(
            says.APPLY(), key="update", icon=":material/check:", shortcut="U", on_click=_update,
            disabled=not walk.is_over, type="primary" if walk.is_over else "secondary",
        )  # fmt: skip
        st.button(
            says.START_OVER(), key="over", icon=":material/restart_alt:", shortcut="0", on_click=_start_over,
            help=says.START_OVER_HELP(),
        )  # fmt: skip
        state_place: DeltaGenerator = st.container(key="inspector-state")
    state_place.html(f'<div class="state">{_what_next(state)}</div>')


def _what_next(state: InspectorState) -> str:
    """Say where the sample stands and what the next step does."""
    walk, losses, layer = state.walk, state.specimen.losses, state.walk.layer or 0
    if walk.is_over:
        return says.ALL_KNOWN()
    if walk.backward:
        return says.GRADIENTS_KNOWN(layer=str(layer), before=str(layer - 1))
    if walk.knows_loss:
        return says.LOSS_KNOWN()
    if walk.forward:
        return (says.A_KNOWN if walk.knows_a(layer) else says.Z_KNOWN)(layer=str(layer))
    if losses:
        return (says.LOSS_FELL if losses[1] < losses[0] else says.LOSS_ROSE)()
    return says.NOTHING_KNOWN()


def _chosen_unit(inspection: Inspection) -> tuple[int, int]:
    """Draw the choice of the unit to look at; return its layer and its number, both from 1."""
    n_layers = len(inspection.layers)
    tab_state.set_value(LAYER, min(tab_state.kept(LAYER, lambda: 1), n_layers))
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        layer = st.segmented_control(
            says.LAYER_TITLE(), range(1, n_layers + 1), key=LAYER, required=True,
            format_func=lambda i: says.CHOOSE_LAYER(number=str(i)),
            label_visibility="collapsed",
        )  # fmt: skip
        n_units = len(inspection.layers[(layer or 1) - 1].z)
        tab_state.set_value(UNIT, min(tab_state.kept(UNIT, lambda: 1), n_units))
        unit = st.segmented_control(
            says.UNIT_TITLE(), range(1, n_units + 1), key=UNIT, required=True,
            format_func=lambda j: says.CHOOSE_UNIT(number=str(j)),
            label_visibility="collapsed",
        )  # fmt: skip
    return int(layer or 1), int(unit or 1)


def _equations(state: InspectorState, inspection: Inspection, layer: int, unit: int) -> None:
    """Write the unit's equations that have been revealed so far."""
    settings = state.view
    with st.container(key="equations"):
        equations = list(formulas(
            inspection, state.walk, layer=layer, unit=unit, activation=settings.activation,
            loss=state.specimen.problem.loss, rate=settings.rate,
        ))  # fmt: skip
        for title, latex in equations:
            st.html(f'<div class="caption">{title}</div>')
            st.latex(latex)
        if not equations:
            st.html(f'<div class="caption">{escape(says.NOTHING_OF_LAYER(layer=str(layer)))}</div>')


def _graph(state: InspectorState, inspection: Inspection, layer: int, unit: int, theme: Theme) -> None:
    """Draw the network, and say what it shows for those who cannot see it."""
    place, walk = st.container(key="graph"), state.walk

    def draw(*, printed: bool) -> Figure:
        return worked_graph(inspection, walk, PRINTED if printed else theme, layer=layer, unit=unit)

    draw_still(place, "graph chart", draw(printed=False))
    figure_menu(place, "graph", draw)


def _forward() -> None:
    state = inspector_state.current()
    state.walk = state.walk.step_forward()
    tab_state.set_value(LAYER, state.walk.layer)


def _backward() -> None:
    state = inspector_state.current()
    state.walk = state.walk.step_backward()
    tab_state.set_value(LAYER, state.walk.layer)


def _update() -> None:
    inspector_state.current().update()
    tab_state.set_value(LAYER, 1)


def _start_over() -> None:
    inspector_state.current().start_over()
    tab_state.set_value(LAYER, 1)


PAGE = Page("Backpropagation", "backpropagation", "Inspect", "Follow one sample through a small network, and back.",
            inspector)  # fmt: skip
