"""Controls for single settings: each knows its range from the setting's own field.

Numbers and lists stand outside of fragments and mark the page as changed; switches and the choice of a curve are
drawn within fragments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import streamlit as st

from playground.settings.fields import Choice, Flag, Number, Several, domains
from playground.ui.shell import tab_state

_SCOPE: ContextVar[str] = ContextVar("scope of keys", default="")


@contextmanager
def scope(name: str) -> Iterator[None]:
    """Give the controls drawn within keys of their own, so that several settings may have the same controls.

    A scope within another adds to it; one without a name adds nothing.
    """
    token = _SCOPE.set(f"{_SCOPE.get()}{name} " if name else _SCOPE.get())
    try:
        yield
    finally:
        _SCOPE.reset(token)


def scoped(key: str) -> str:
    """Return the key within the present scope."""
    return _SCOPE.get() + key


def key_of(part: Any, name: str) -> str:
    """Return the key of the control for a field: the scope, the settings class and the field's name."""
    return scoped(f"{type(part).__name__}.{name}")


def slider(part: Any, name: str, label: str, help_: str, *, step: float, high: float | None = None) -> Any:
    """Draw a slider over the whole range of a number, or up to ``high``."""
    domain = _domain(part, name, Number)
    kind = int if domain.whole else float
    key = _first_value(part, name)
    top = kind(domain.high if high is None else high)
    if tab_state.value(key) > top:
        tab_state.set_value(key, top)
    return st.slider(
        label, kind(domain.low), top, step=kind(step), key=key, help=help_, on_change=tab_state.controls_changed
    )


def steps(
    part: Any,
    name: str,
    label: str,
    help_: str,
    options: Sequence[float],
    *,
    write: Callable[[Any], str] = "{:g}".format,
) -> Any:
    """Draw a slider over chosen numbers, such as powers of ten; other numbers, as from a link, join them and stay."""
    key = _first_value(part, name)
    joined: set[float] = tab_state.kept(f"{key} joined", set)
    joined.update({tab_state.value(key)} - set(options))
    return st.select_slider(
        label, sorted({*options, *joined}), key=key, help=help_, format_func=write,
        on_change=tab_state.controls_changed,
    )  # fmt: skip


def whole_number(part: Any, name: str, label: str, help_: str) -> int:
    """Draw a box for a whole number."""
    domain = _domain(part, name, Number)
    key = _first_value(part, name)
    return st.number_input(
        label, int(domain.low), int(domain.high), step=1, key=key, help=help_, on_change=tab_state.controls_changed
    )


def select(part: Any, name: str, label: str, help_: str, titles: dict[str, str]) -> str:
    """Draw a list of words; ``titles`` says how each reads."""
    _domain(part, name, Choice)
    return st.selectbox(
        label, list(titles), key=_first_value(part, name), help=help_, format_func=titles.__getitem__,
        on_change=tab_state.controls_changed,
    )  # fmt: skip


def several(part: Any, name: str, label: str, help_: str, titles: dict[str, str]) -> tuple[str, ...]:
    """Draw a list of words of which several, at least one, may be chosen, in the order of ``titles``."""
    _domain(part, name, Several)
    key = _first_value(part, name, list)
    chosen = st.pills(
        label, list(titles), selection_mode="multi", key=key, help=help_, format_func=titles.__getitem__,
        on_change=tab_state.controls_changed,
    )  # fmt: skip
    return tuple(word for word in titles if word in chosen) or getattr(part, name)


def loss_or_score(part: Any, name: str, label: str, *, regression: bool) -> str:
    """Draw the choice between loss and score."""
    titles = {"loss": "Loss", "score": "R²" if regression else "Accuracy"}
    chosen = st.segmented_control(
        label, list(titles), key=_first_value(part, name), format_func=titles.__getitem__, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    return chosen or "loss"


def switch(part: Any, name: str, label: str, help_: str) -> bool:
    """Draw a switch."""
    _domain(part, name, Flag)
    return st.toggle(label, key=_first_value(part, name), help=help_)


def _first_value(part: Any, name: str, kind: Callable[[Any], Any] = lambda value: value) -> str:
    return tab_state.first_value(key_of(part, name), kind(getattr(part, name)))


def _domain(part: Any, name: str, kind: type[Any]) -> Any:
    domain = domains(part)[name]
    if not isinstance(domain, kind):
        raise TypeError(f"{name} is a {type(domain).__name__}, not a {kind.__name__}")
    return domain
