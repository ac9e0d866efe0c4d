"""Keys of controls, which tell apart the controls of several settings on one page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

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
