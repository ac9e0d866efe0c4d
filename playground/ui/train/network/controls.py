"""The controls of the network, for those who do not work on its graph: layers, units, weights by hand."""

from __future__ import annotations

import streamlit as st

from playground.charts.train.graph_tables import unit_name
from playground.measurements.by_hand import Bias, Change
from playground.settings.network import with_layers, with_units
from playground.ui.live.performance import Command
from playground.ui.parts.view_controls import view_switches
from playground.ui.shell import tab_state
from playground.ui.train import state as train_state
from playground.ui.train.network.commands import obey_network
from playground.ui.train.state import TrainState
from playground.ui.train.tabs import TABS
from playground.words.catalogue import training as says
from playground.words.lists import commas
from playground.words.numbers import number


def network_menu(state: TrainState) -> None:
    """Draw the menu while the network is the open tab; its contents are drawn only while it is open."""
    if not TABS[state.view.tab].has_units:
        return
    menu = st.popover(says.CHANGE(), key="change network", icon=":material/hub:", on_change="rerun")
    if not menu.open:
        return
    with menu:
        view_switches(state, "heat_maps")
        _layers(state)
        _units(state)
        _by_hand(state)
        _undo(state)


def _layers(state: TrainState) -> None:
    """Draw the buttons that add or remove a layer, beside the layers there are."""
    network = state.run.settings.network
    widths = commas([str(width) for width in network.hidden_layers])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(says.LAYERS(widths=widths) if widths else says.NO_LAYERS())
        for add, key, help_ in ((-1, "layer less", says.REMOVE_LAYER_HELP()), (1, "layer more", says.ADD_LAYER_HELP())):
            st.button(
                _sign(add), key=key, help=help_, on_click=_ask, args=({"do": "layers", "add": add},),
                disabled=with_layers(network, add) == network,
            )  # fmt: skip


def _units(state: TrainState) -> None:
    """Draw the buttons that add or remove a unit of a layer, which is chosen beside them."""
    network = state.run.settings.network
    if not network.hidden_layers:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        layer = _layer_chooser(says.UNITS_OF(), "resized layer", range(1, len(network.hidden_layers) + 1), state)
        for add, key, help_ in ((-1, "unit less", says.REMOVE_UNIT_HELP()), (1, "unit more", says.ADD_UNIT_HELP())):
            st.button(
                _sign(add), key=key, help=help_, on_click=_ask, args=({"do": "units", "layer": layer, "add": add},),
                disabled=with_units(network, layer, add) == network,
            )  # fmt: skip


def _by_hand(state: TrainState) -> None:
    """Draw the form that sets one weight or one bias."""
    with st.form(key="by hand", border=False):
        st.markdown(f"**{says.BY_HAND()}**", help=says.BY_HAND_HELP())
        with st.container(horizontal=True, vertical_alignment="bottom"):
            layers = range(1, len(state.run.widths))
            _layer_chooser(says.LAYER(), "by hand layer", layers, state)
            most = max(state.run.widths)
            st.number_input(says.FROM(), 0, most, 1, key="by hand from", width=90)
            st.number_input(says.TO(), 1, most, 1, key="by hand to", width=90)
            st.text_input(says.VALUE(), key="by hand value", width=90)
            st.form_submit_button(says.SET(), key="by hand set", on_click=_set)


def _undo(state: TrainState) -> None:
    """Draw the button that takes back what was set last."""
    change = state.run.past.by_hand.last
    st.button(
        says.UNDO(), key="undo", icon=":material/undo:", disabled=change is None, on_click=_ask, args=({"do": "undo"},),
        help=says.NOTHING_TO_UNDO() if change is None else _undo_help(change, len(state.run.widths)),
    )  # fmt: skip


def _undo_help(change: Change, n_columns: int) -> str:
    """Return what Undo will do."""
    parameter, layer = change.parameter, change.parameter.layer
    if isinstance(parameter, Bias):
        name = says.BIAS_NAME(unit=unit_name(layer, parameter.unit, n_columns))
    else:
        name = says.WEIGHT_NAME(
            first=unit_name(layer - 1, parameter.row, n_columns),
            following=unit_name(layer, parameter.column, n_columns),
        )
    return says.UNDO_HELP(parameter=name, before=number(change.before), epoch=str(change.epoch))


def _layer_chooser(label: str, key: str, layers: range, state: TrainState) -> int:
    """Draw the choice of a layer; one that went with a change of the network gives way to the first."""
    if tab_state.value(key) not in layers:
        tab_state.set_value(key, layers[0])
    names = dict(zip(range(1, len(state.run.widths)), state.run.layers, strict=True))
    return st.selectbox(label, layers, key=key, format_func=names.__getitem__, width=130)


def _sign(add: int) -> str:
    return "+" if add > 0 else "−"


def _set() -> None:
    """Set what the form says."""
    layer, row, unit, value = (tab_state.value(f"by hand {name}") for name in ("layer", "from", "to", "value"))
    where = {"do": "weight", "row": row, "column": unit} if row else {"do": "bias", "unit": unit}
    _ask(where | {"layer": layer, "value": value})


def _ask(command: Command) -> None:
    """Ask for something as the graph does; the page's script does what is left of it when it runs next."""
    state = train_state.current()
    with state.stage.between_epochs():
        obey_network(state, command)
