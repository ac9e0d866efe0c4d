"""What a person asks for by a key or on a chart that the page's script must do: other views, other pages.

A stage hears of it in a thread of its own, where the values of controls cannot be set; the script does it when it
runs next, before it draws the controls.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from playground.settings.fields import Choice, Flag, domains
from playground.ui.shell import navigation, presenter, tab_state
from playground.ui.shell.widgets import key_of, scope


class Viewed(Protocol):
    """The state of a page that is shown in some way."""

    view: Any


@dataclass(slots=True)
class Wishes:
    """Wishes that wait for the page's script.

    Attributes
    ----------
    view : dict of str to value
        Fields of the page's view.
    page : str or None
        Path of the page to go to.
    """

    view: dict[str, Any] = field(default_factory=dict)
    page: str | None = None

    def hear(self, command: Mapping[str, Any], view: Any) -> bool:
        """Note what a command asks for, if it is about how or what is shown; return whether the page must run."""
        match command:
            case {"do": "switch", "field": str(name)} if name in domains(view):
                self.view[name] = _next_value(view, name, self.view.get(name, getattr(view, name)))
                return True
            case {"do": "go", "page": str(path)}:
                self.page = path
                return True
        return False

    def fulfil(self, state: Viewed, controls: str = "") -> None:
        """Do what was wished for, before controls are drawn whose keys are in the scope ``controls``."""
        wished, self.view = self.view, {}
        page, self.page = self.page, None
        for name, value in wished.items():
            with scope(controls):
                tab_state.replace_value_if_drawn(key_of(state.view, name), value)
            if name == "presenter":
                presenter.present(on=value)
            state.view = replace(state.view, **{name: value})
        if page is not None and navigation.has_page(page):
            navigation.go_to(page)


def _next_value(view: Any, name: str, value: Any) -> Any:
    """Return the other value of a switch, or the next one of a choice."""
    domain = domains(view)[name]
    if isinstance(domain, Flag):
        return not value
    if isinstance(domain, Choice):
        words = list(domain.options)
        return words[(words.index(value) + 1) % len(words)]
    return value
