"""The NumPy calls of a training step: executed one by one, or remembered and repeated.

Layers, losses, penalties and optimisers state each call as ``run(function, *arguments)``. All arrays are buffers that
stay where they are, so the list of calls is the same for the same batch of every epoch: repeating the list gives the
same numbers as going through the layers, without the cost of getting from call to call.

The clean reference of a training step is docs/reference_loop.py; the recorded calls are its specialised form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Calls:
    """Executes each call it is given.

    Attributes
    ----------
    turn : int or None
        Which of the masks and step sizes prepared for a window of batches the present pass takes. None: the pass
        stands alone and prepares its own.
    """

    def __init__(self) -> None:
        self.turn: int | None = None

    def __call__(self, function: Callable[..., object], *arguments: Any) -> None:
        """Execute a call whose last argument is the array it writes to."""
        function(*arguments)


class Recording(Calls):
    """Executes each call and remembers it."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[Callable[..., object], tuple[Any, ...]]] = []

    def __call__(self, function: Callable[..., object], *arguments: Any) -> None:
        """Execute a call and remember it."""
        function(*arguments)
        self.calls.append((function, arguments))

    def replay(self) -> None:
        """Execute all calls again, in their order."""
        for function, arguments in self.calls:
            function(*arguments)


NOW = Calls()
