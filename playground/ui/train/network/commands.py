"""What a person asks for on the network's graph, by pointing and dragging there or by the controls beside it."""

from __future__ import annotations

from dataclasses import replace

from playground.measurements.by_hand import Bias, ByHandError, Weight
from playground.settings.network import NetworkSettings, with_layers, with_units
from playground.ui.live.performance import Command
from playground.ui.train.state import TrainState
from playground.words.catalogue import training as says
from playground.words.training import by_hand_problem

NETWORK_COMMANDS = frozenset({"point", "keep", "weight", "bias", "undo", "layers", "units"})


def obey_network(state: TrainState, command: Command) -> bool:
    """Do what was asked for; return whether the page's controls must follow. What makes no sense does nothing.

    Layers are counted from the inputs (0), so that those with weights begin with 1; units are counted from 1.
    """
    match command:
        case {"do": "point", "layer": int(layer), "unit": int(unit)} if state.run.has_unit(layer, unit):
            state.pointed_unit = layer, unit
        case {"do": "point"}:
            state.pointed_unit = None
        case {"do": "keep", "layer": int(layer), "unit": int(unit)} if state.run.has_unit(layer, unit):
            kept = (state.view.hidden, state.view.unit) == (layer, unit)
            state.wish_view(hidden=0 if kept else layer, unit=1 if kept else unit)
            return True
        case {"do": "weight", "layer": int(layer), "row": int(row), "column": int(column), "value": value}:
            return _set(state, Weight(layer, row, column), value, settled=bool(command.get("settled", True)))
        case {"do": "bias", "layer": int(layer), "unit": int(unit), "value": value}:
            return _set(state, Bias(layer, unit), value, settled=bool(command.get("settled", True)))
        case {"do": "undo"}:
            return _undo(state)
        case {"do": "layers", "add": int(add)} if abs(add) == 1:
            return _wish(state, with_layers(_wished_network(state), add))
        case {"do": "units", "layer": int(layer), "add": int(add)} if abs(add) == 1:
            return _wish(state, with_units(_wished_network(state), layer, add))
    return False


def _set(state: TrainState, parameter: Weight | Bias, value: object, *, settled: bool) -> bool:
    """Set a weight or a bias of the present epoch, or say why that cannot be."""
    if state.displayed_epoch is not None and not state.stage.playing:
        last, shown = state.run.trainer.epoch, state.displayed_epoch
        state.problems = (says.ONLY_NOW(last=str(last), epoch=str(shown)),)
        return True
    try:
        state.run.set_by_hand(parameter, value, settled=settled)
    except ByHandError as error:
        state.problems = (by_hand_problem(error, parameter),)
        return True
    had_problems, state.problems = bool(state.problems), ()
    return settled or had_problems


def _undo(state: TrainState) -> bool:
    """Take back what was set by hand last."""
    if state.run.past.by_hand.last is None:
        return False
    state.run.take_back()
    state.displayed_epoch, state.problems = None, ()
    return True


def _wished_network(state: TrainState) -> NetworkSettings:
    """Return the network that will be there once the page has done what was asked for before."""
    return (state.run.settings if state.wished is None else state.wished.settings).network


def _wish(state: TrainState, network: NetworkSettings) -> bool:
    """Wish for another network, which plays if the one before does; nothing if it is the same."""
    settings = state.run.settings if state.wished is None else state.wished.settings
    if network == settings.network:
        return False
    state.wish(replace(settings, network=network), anew=False, plays=state.stage.playing)
    return True
