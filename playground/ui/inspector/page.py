"""The inspector's page: one sample goes through a small network and back, step by step, with every number."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.charts.inspector.worked_graph import worked_graph
from playground.charts.kit.theme import Theme
from playground.measurements.inspector.inspection import Inspection
from playground.network.activations import ACTIVATIONS
from playground.settings import links
from playground.ui.inspector import tables as inspector_tables
from playground.ui.inspector.controls import controls
from playground.ui.inspector.formulas import formulas
from playground.ui.inspector.state import Examination, examination
from playground.ui.shell import session
from playground.ui.shell.canvas import Canvas
from playground.ui.shell.pages import Pages, row_of_links
from playground.ui.shell.style import inspector_rules, rules

LAYER, UNIT = "inspector layer", "inspector unit"
LEGEND = (
    "A line is a weight: the thicker, the larger |w|; blue and solid is positive, orange and dashed negative. "
    "The ring marks the unit whose equations are written out; the band marks the layer at work."
)
KINK_NOTE = (
    "“kink”: w + h and w − h lie on two sides of z = 0 of a ReLU, where it has no derivative; "
    "backpropagation takes the left one."
)
ERROR_NOTE = (
    "Finite difference: [C(w + h) − C(w − h)] / 2h with h = 10⁻⁵. Error: relative to the larger of the two, "
    "or to 10⁻⁴ max(C, 1) if that is more."
)


def inspector(pages: Pages) -> None:
    """Draw the page."""
    here = examination()
    with st.sidebar:
        row_of_links(pages)
        settings = controls(here.specimen.settings)
    here.take(settings)
    session.publish_query(links.to_inspector_query(settings))
    dark = st.context.theme.type == "dark"
    st.html(rules(presenter=settings.presenter, dark=dark) + inspector_rules(presenter=settings.presenter))
    of = here.specimen.inspection()
    _buttons(here)
    for problem in here.problems:
        st.warning(problem)
    st.html(inspector_tables.key_numbers(here.specimen, of, here.walk))
    left, right = st.columns([0.55, 0.45], gap="medium")
    with right:
        layer, unit = _chosen_unit(of)
        _equations(here, of, layer, unit)
    with left:
        _graph(here, of, layer, unit, Theme(dark=dark, presenter=settings.presenter))
        st.html(f'<div class="caption">{LEGEND}</div>')
    few, many = st.columns([0.36, 0.64], gap="medium")
    few.html(inspector_tables.units(of, here.walk, layer=layer, unit=unit))
    many.html(inspector_tables.parameters(of, here.walk, layer=layer, unit=unit))
    notes = [ERROR_NOTE, KINK_NOTE] if ACTIVATIONS[here.specimen.settings.activation].kind.kinked else [ERROR_NOTE]
    many.html(f'<div class="caption">{" ".join(notes)}</div>')


def _buttons(here: Examination) -> None:
    """Draw the buttons, and beside them in words what comes next: tooltips would hide the numbers they reveal."""
    walk = here.walk
    with st.container(key="inspector-buttons", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Step forward", key="forward", icon=":material/arrow_forward:", shortcut="F", on_click=_forward,
            disabled=not walk.may_go_forward, type="primary" if walk.may_go_forward else "secondary",
        )  # fmt: skip
        st.button(
            "Step backward", key="backward", icon=":material/arrow_back:", shortcut="B", on_click=_backward,
            disabled=not walk.may_go_backward, type="primary" if walk.may_go_backward else "secondary",
        )  # fmt: skip
        st.button(
            "Apply the update", key="update", icon=":material/check:", shortcut="U", on_click=_update,
            disabled=not walk.is_over, type="primary" if walk.is_over else "secondary",
        )  # fmt: skip
        st.button(
            "Start over", key="over", icon=":material/restart_alt:", shortcut="0", on_click=_start_over,
            help="Back to the first weights of the seed, with nothing revealed.",
        )  # fmt: skip
        state: DeltaGenerator = st.container(key="inspector-state")
    state.html(f'<div class="state">{_what_next(here)}</div>')


def _what_next(here: Examination) -> str:
    """Say where the sample stands and what the next step does."""
    walk, losses, layer = here.walk, here.specimen.losses, here.walk.layer or 0
    if walk.is_over:
        return "Every gradient is known: apply the update."
    if walk.backward:
        return f"δ and gradients of layer {layer} are known. Step backward: the error goes to layer {layer - 1}."
    if walk.knows_loss:
        return "The loss is known. Step backward: the error enters at the output."
    if walk.forward:
        return f"{'a' if walk.knows_a(layer) else 'z'} of layer {layer} is known. Step forward."
    if losses:
        word = "fell" if losses[1] < losses[0] else "did not fall"
        return f"The weights have moved; the loss of this sample {word}. Step forward through the new network."
    return "Step forward: the sample enters the network."


def _chosen_unit(of: Inspection) -> tuple[int, int]:
    """Draw the choice of the unit to look at; return its layer and its number, both from 1."""
    n_layers = len(of.layers)
    session.put(LAYER, min(session.held(LAYER, lambda: 1), n_layers))
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        layer = st.segmented_control(
            "Layer", range(1, n_layers + 1), key=LAYER, format_func=lambda i: f"Layer {i}", required=True,
            label_visibility="collapsed",
        )  # fmt: skip
        n_units = len(of.layers[(layer or 1) - 1].z)
        session.put(UNIT, min(session.held(UNIT, lambda: 1), n_units))
        unit = st.segmented_control(
            "Unit", range(1, n_units + 1), key=UNIT, format_func=lambda j: f"Unit {j}", required=True,
            label_visibility="collapsed",
        )  # fmt: skip
    return int(layer or 1), int(unit or 1)


def _equations(here: Examination, of: Inspection, layer: int, unit: int) -> None:
    """Write the equations of the unit that are known so far."""
    settings = here.specimen.settings
    with st.container(key="equations"):
        known = list(formulas(
            of, here.walk, layer=layer, unit=unit, activation=settings.activation,
            loss=here.specimen.problem.loss, rate=settings.rate,
        ))  # fmt: skip
        for title, latex in known:
            st.html(f'<div class="caption">{title}</div>')
            st.latex(latex)
        if not known:
            st.html(f'<div class="caption">Nothing of layer {layer} is known yet.</div>')


def _graph(here: Examination, of: Inspection, layer: int, unit: int, theme: Theme) -> None:
    """Draw the network, and say what it shows for those who cannot see it."""
    canvas = Canvas({})
    place = st.container(key="graph")
    canvas.chart(place, "graph chart", worked_graph(of, here.walk, theme, layer=layer, unit=unit))
    canvas.spoken(st.container(key="spoken"))


def _forward() -> None:
    here = examination()
    here.walk = here.walk.step_forward()
    session.put(LAYER, here.walk.layer)


def _backward() -> None:
    here = examination()
    here.walk = here.walk.step_backward()
    session.put(LAYER, here.walk.layer)


def _update() -> None:
    examination().update()
    session.put(LAYER, 1)


def _start_over() -> None:
    examination().start_over()
    session.put(LAYER, 1)
