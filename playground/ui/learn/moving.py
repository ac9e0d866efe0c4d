"""A figure to be moved, as its stage draws it: anew with every command of a drag."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import PRINTED, Theme
from playground.settings.pages import LearnSettings
from playground.ui.learn.controls import Value
from playground.ui.learn.explorable import Explorable
from playground.ui.learn.state import LearnState
from playground.ui.live.keys import key_list, page_keys, view_keys
from playground.ui.live.performance import Command, Drawing, Speed
from playground.ui.parts.numbers import cells
from playground.words.key_numbers import KeyNumber

KEY_LIST = key_list([*view_keys(LearnSettings), *page_keys("learn")])


class MovedFigures:
    """The figures of an explorable at the state's values.

    Parameters
    ----------
    state : LearnState
        Whose values they are.
    explorable : Explorable
        Which figures.
    theme : Theme
        Colours and sizes.
    """

    speed: Speed = "medium"
    is_open = False  # nothing is trained

    def __init__(self, state: LearnState, explorable: Explorable, theme: Theme) -> None:
        self._state, self._explorable, self._theme = state, explorable, theme

    @property
    def _values(self) -> Mapping[str, Value]:
        """The present values, or those at the beginning: who has left the figure has none, until the page answers."""
        return self._state.values if self._is_open_figure else self._explorable.start()

    @property
    def _is_open_figure(self) -> bool:
        return self._state.explorable is self._explorable

    def advance(self, until: Callable[[], bool]) -> int:
        """Train nothing."""
        return 0

    def draw(self) -> Drawing:
        """Compute and draw everything at the present values."""
        explorable, result = self._explorable, self._explorable.compute(self._values)
        numbers = [KeyNumber(one.key, one.name(), one.read(result)) for one in explorable.readings]
        return Drawing(
            figures={
                f"figure {i}": self._movable(panel.draw(result, self._theme))
                for i, panel in enumerate(explorable.panels)
            },
            texts={
                "controls": self._controls(),
                "numbers": f'<div class="numbers">{cells(numbers)}</div>',
                "sentence": f'<div class="explained">{escape(explorable.sentence(result))}</div>',
                "keys": KEY_LIST,
            },
        )

    def printed(self) -> MovedFigures:
        """Return the same for print."""
        return MovedFigures(self._state, self._explorable, PRINTED)

    def end(self) -> None:
        """Do nothing: nothing plays."""

    def obey(self, command: Command) -> bool:
        """Move what a person moves; the page follows, and its address, once the hand rests."""
        match command:
            case {"do": "move", "figure": self._explorable.key, "values": dict(values), "settled": bool(settled)}:
                if self._is_open_figure:
                    self._state.move(values)
                return settled
        return self._state.wishes.hear(command, self._state.view)

    @property
    def _command(self) -> Command:
        return {"do": "move", "figure": self._explorable.key}

    def _movable(self, figure: Figure) -> Figure:
        """Return the figure with the command that its handles send, and an answer to the last one."""
        if figure.interaction is None:
            return figure
        told = {"command": self._command, "heard": self._state.moves}
        return replace(figure, interaction=figure.interaction | told)

    def _controls(self) -> str:
        """Return what the browser draws the controls from."""
        controls, values = self._explorable.controls, self._values
        return json.dumps({
            "command": self._command,
            "controls": [control.told() for control in controls],
            "values": values,
            "written": {control.key: control.written(values[control.key]) for control in controls},
            "heard": self._state.moves,
        }, ensure_ascii=False)  # fmt: skip
