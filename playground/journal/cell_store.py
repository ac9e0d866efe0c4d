"""Where sweeps find and leave finished cells: in the run log, and as long as that fails, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, cast

from playground.journal.errors import JournalError, JournalProblem
from playground.journal.journal import Journal


class CellStore(MutableMapping[str, dict[str, Any]]):
    """Finished cells by their key. A run log that cannot be used costs a message, not a sweep.

    Any thread may use the store, one at a time.

    Parameters
    ----------
    open_log : callable
        Returns the run log, or raises JournalError; called once, by the constructor.

    Attributes
    ----------
    problem : JournalProblem or None
        Why cells are kept in memory alone; None while the run log has them.
    """

    def __init__(self, open_log: Callable[[], Journal]) -> None:
        self.problem: JournalProblem | None = None
        self._memory: dict[str, dict[str, Any]] = {}
        self._log: MutableMapping[str, dict[str, Any]] = {}
        try:
            self._log = cast(MutableMapping[str, dict[str, Any]], open_log().cells)
        except JournalError as error:
            self.problem = error.problem

    def __getitem__(self, key: str) -> dict[str, Any]:
        if key not in self._memory:
            try:
                return self._log[key]
            except JournalError as error:
                self.problem = error.problem
            except ValueError:  # what stands there is no JSON
                raise KeyError(key) from None
        return self._memory[key]

    def __setitem__(self, key: str, numbers: dict[str, Any]) -> None:
        self._memory[key] = numbers
        try:
            self._log[key] = numbers
        except JournalError as error:
            self.problem = error.problem

    def __delitem__(self, key: str) -> None:
        del self._memory[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._memory)

    def __len__(self) -> int:
        return len(self._memory)
