"""Where the sweeps of a tab find and leave finished cells: in the run log, and as long as that fails, in memory."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any, cast

from playground.journal import JournalError
from playground.ui.parts.keeping import journal
from playground.words.catalogue import runs as says
from playground.words.runs import journal_problem_text


class CellStore(MutableMapping[str, dict[str, Any]]):
    """Finished cells by their key. A run log that cannot be used costs a message, not a sweep.

    Call the constructor where Streamlit runs a script; after that any thread may use the store, one at a time.

    Attributes
    ----------
    problem : str
        Why cells are kept in memory alone, in words; empty while the run log has them.
    """

    def __init__(self) -> None:
        self.problem = ""
        self._memory: dict[str, dict[str, Any]] = {}
        self._log: MutableMapping[str, dict[str, Any]] = {}
        try:
            self._log = cast(MutableMapping[str, dict[str, Any]], journal().cells)
        except JournalError as error:
            self._report(error)

    def __getitem__(self, key: str) -> dict[str, Any]:
        if key not in self._memory:
            try:
                return self._log[key]
            except JournalError as error:
                self._report(error)
            except ValueError:  # what stands there is no JSON
                raise KeyError(key) from None
        return self._memory[key]

    def __setitem__(self, key: str, numbers: dict[str, Any]) -> None:
        self._memory[key] = numbers
        try:
            self._log[key] = numbers
        except JournalError as error:
            self._report(error)

    def __delitem__(self, key: str) -> None:
        del self._memory[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._memory)

    def __len__(self) -> int:
        return len(self._memory)

    def _report(self, error: JournalError) -> None:
        self.problem = says.CELLS_IN_MEMORY(problem=journal_problem_text(error.problem))
