"""The control of a setting, drawn as its declaration says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from playground.settings.declaration import Declaration, declarations, help_of
from playground.settings.fields import Choice, Domain, Flag, Number, Several, Word, domains
from playground.ui.shell import tab_state
from playground.ui.shell.widgets import key_of
from playground.words.catalogue import pages as says
from playground.words.catalogue import training as names
from playground.words.numbers import plain

Visibility = Literal["visible", "hidden", "collapsed"]


@dataclass(frozen=True, slots=True)
class _Control:
    """The field, its declaration and the options that every kind of control shares."""

    part: Any
    name: str
    domain: Any
    declaration: Declaration
    low: float
    high: float
    common: dict[str, Any]

    def key(self, kind: Callable[[Any], Any] = lambda value: value) -> str:
        """Return the control's key, after it got its first value."""
        return tab_state.first_value(key_of(self.part, self.name), kind(getattr(self.part, self.name)))


def control(part: Any, name: str, settings: Any = None, *, visibility: Visibility = "visible", **layout: Any) -> Any:
    """Draw the control of a field and return what it says.

    Parameters
    ----------
    part : settings object
        Whose field it is; it gives the control its first value.
    name : str
        The field.
    settings : settings object or None
        What ``part`` belongs to, if it is the part of a run: what the label, the help or the bounds depend on.
    visibility : {"visible", "hidden", "collapsed"}
        Of the label.
    layout
        Handed on to Streamlit: ``width``, ``on_change``, ``args``.
    """
    domain, declaration = domains(part)[name], declarations(part)[name]
    context = declaration.context(part if settings is None else settings)
    low, high = context.bounds or _range(domain)
    help_ = "  \n".join(text for text in (help_of(declaration, domain), context.note) if text)
    common: dict[str, Any] = {
        "label": context.label or declaration.label,
        "help": help_ or None,
        "label_visibility": visibility,
    }
    common |= layout
    drawn = _Control(part, name, domain, declaration, low, high, common)
    if isinstance(domain, Number):
        return _number(drawn)
    if isinstance(domain, Flag):
        return st.toggle(key=drawn.key(), **common)
    if isinstance(domain, Choice):
        return _choice(drawn)
    if isinstance(domain, Word):
        raise TypeError(f"{name} is a word that its page knows the meaning of, and draws itself")
    return _pills(drawn) if isinstance(domain.item, Choice) else _layers(drawn)


def follow_field(part: Any, name: str) -> None:
    """Let the control of a field take the value of ``part``, if it is on the page; call it before it is drawn."""
    value, key, domain = getattr(part, name), key_of(part, name), domains(part)[name]
    if isinstance(domain, Several) and isinstance(domain.item, Number):
        tab_state.replace_value_if_drawn(f"{key} count", len(value))
        for i, width in enumerate(value):
            tab_state.replace_value_if_drawn(f"{key} {i + 1}", width)
    else:
        tab_state.replace_value_if_drawn(key, list(value) if isinstance(value, tuple) else value)


def segments(part: Any, name: str, titles: Mapping[str, str], **layout: Any) -> str:
    """Draw a choice between two or three words side by side, without a label; ``layout`` is as in ``control``."""
    declaration = declarations(part)[name]
    key = tab_state.first_value(key_of(part, name), getattr(part, name))
    chosen = st.segmented_control(
        declaration.label, list(titles), key=key, format_func=titles.__getitem__, required=True,
        label_visibility="collapsed", **layout,
    )  # fmt: skip
    return chosen or getattr(part, name)


def loss_or_score(part: Any, name: str, *, regression: bool, **layout: Any) -> str:
    """Draw the choice between loss and score; ``layout`` is as in ``control``."""
    score = names.R_SQUARED() if regression else says.ACCURACY()
    return segments(part, name, {"loss": says.LOSS(), "score": score}, **layout)


def _range(domain: Domain) -> tuple[float, float]:
    return (domain.low, domain.high) if isinstance(domain, Number) else (0.0, 0.0)


def _number(drawn: _Control) -> Any:
    """Draw a slider over chosen numbers, one over the whole range, or a box."""
    if drawn.declaration.stops:
        return _stops(drawn)
    key, kind = drawn.key(), int if drawn.domain.whole else float
    low, high = kind(drawn.low), kind(drawn.high)
    tab_state.set_value(key, min(max(tab_state.value(key), low), high))
    if drawn.declaration.step is None:
        shown = {"step": 1} if drawn.domain.whole else {"format": "%g"}
        return kind(st.number_input(min_value=low, max_value=high, key=key, **shown, **drawn.common))
    return st.slider(min_value=low, max_value=high, step=kind(drawn.declaration.step), key=key, **drawn.common)


def _stops(drawn: _Control) -> Any:
    """Draw a slider over chosen numbers; a number from elsewhere, such as a link, is added to them and stays."""
    key, declaration = drawn.key(), drawn.declaration
    joined: set[float] = tab_state.kept(f"{key} joined", set)
    joined.update({tab_state.value(key)} - set(declaration.stops))

    def write(value: float) -> str:
        return declaration.words.get(value) or plain(value)

    return st.select_slider(options=sorted({*declaration.stops, *joined}), key=key, format_func=write, **drawn.common)


def _choice(drawn: _Control) -> str:
    """Draw a list of words."""
    titles = {word: record.title for word, record in drawn.domain.options.items()}
    return st.selectbox(options=list(titles), key=drawn.key(), format_func=titles.__getitem__, **drawn.common)


def _pills(drawn: _Control) -> tuple[str, ...]:
    """Draw words of which several, at least one, may be chosen, in their order."""
    titles = {word: record.title for word, record in drawn.domain.item.options.items()}
    chosen = st.pills(
        options=list(titles), selection_mode="multi", key=drawn.key(list), format_func=titles.__getitem__,
        **drawn.common,
    )  # fmt: skip
    return tuple(word for word in titles if word in chosen) or getattr(drawn.part, drawn.name)


def _layers(drawn: _Control) -> tuple[int, ...]:
    """Draw the number of layers and the width of each; a further layer begins as wide as the one before it."""
    domain, layers = drawn.domain, getattr(drawn.part, drawn.name)
    assert isinstance(domain, Several)
    assert isinstance(domain.item, Number)
    first_key, default = key_of(drawn.part, drawn.name), getattr(type(drawn.part)(), drawn.name)
    key = tab_state.first_value(f"{first_key} count", len(layers))
    count = st.slider(min_value=domain.fewest, max_value=domain.most, key=key, **drawn.common)
    widths: list[int] = []
    columns = st.columns(min(domain.most, 3), gap="small")
    for i in range(count):
        first = layers[i] if i < len(layers) else (widths or list(default))[-1]
        width = columns[i % len(columns)].number_input(
            says.UNITS_OF_LAYER(number=str(i + 1)), int(domain.item.low), int(domain.item.high), step=1,
            key=tab_state.first_value(f"{first_key} {i + 1}", first),
            help=says.UNITS_OF_LAYER_HELP(number=str(i + 1)),
        )  # fmt: skip
        widths.append(width)
    return tuple(widths)
