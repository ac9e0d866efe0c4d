"""The run log: keeps runs, lists them, gives them back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from pathlib import Path

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from playground.journal.cells import Cells
from playground.journal.columns import unpack
from playground.journal.database import Database, default_folder
from playground.journal.entry import entry_of
from playground.journal.errors import JournalError, JournalProblem, Trouble
from playground.journal.kept import Kept, Record
from playground.journal.tables import RunRow
from playground.measurements.run import Run

_SUMMARY = tuple(getattr(RunRow, field.name) for field in fields(Kept))


class Journal:
    """The run log in a folder; several processes may share it. Every method raises JournalError when it fails.

    Parameters
    ----------
    folder : Path or None
        Where the file is; None for the folder that OVERFITTING_PLAYGROUND_DATA names, or else the user's data folder.

    Attributes
    ----------
    cells : Cells
        Finished cells of sweeps, kept in the same file.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._database = Database(default_folder() if folder is None else folder)
        self.cells = Cells(self._database)

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def keep(self, run: Run, *, pinned: bool) -> int:
        """Keep a run as it now is and return its number.

        A run that is there already (see ``entry_of``) is not kept twice; it becomes pinned if it is to be, and never
        ceases to be by this.
        """
        row = insert(RunRow).values(entry_of(run, pinned=pinned))
        kept = row.on_conflict_do_update(
            index_elements=[RunRow.identity], set_={"pinned": or_(RunRow.pinned, row.excluded.pinned)}
        )
        with self._database.writing() as session:
            return session.scalars(kept.returning(RunRow.id)).one()

    def runs(self, *, dataset: str | None = None, text: str = "", pinned_only: bool = False) -> list[Kept]:
        """Return the kept runs without their histories, the newest first.

        Parameters
        ----------
        dataset : str or None
            Only runs on this data set.
        text : str
            Only runs whose number, title, note, data set, settings, status or verdict contain it, large or small.
        pinned_only : bool
            Only pinned runs.
        """
        chosen = select(*_SUMMARY).order_by(RunRow.kept_at.desc(), RunRow.id.desc())
        if dataset is not None:
            chosen = chosen.where(RunRow.dataset == dataset)
        if pinned_only:
            chosen = chosen.where(RunRow.pinned)
        with self._database.reading() as session:
            kept = [Kept(**row._mapping) for row in session.execute(chosen)]
        wanted = text.strip().casefold()
        return [one for one in kept if wanted in _searched(one)]

    def load(self, id_: int) -> Record:
        """Return a run with its history."""
        with self._database.reading() as session:
            row = session.execute(select(*_SUMMARY, RunRow.history).where(RunRow.id == id_)).one_or_none()
        if row is None:
            raise JournalError(JournalProblem(Trouble.RUN_GONE, self.path, run=id_))
        *summary, history = row
        try:
            return Record(Kept(*summary), unpack(history))
        except ValueError as error:
            raise JournalError(JournalProblem(Trouble.RUN_DAMAGED, self.path, str(error), id_)) from error

    def pin(self, ids: Collection[int], *, pinned: bool) -> None:
        """Pin runs, or let go of them; they stay in the log either way."""
        with self._database.writing() as session:
            session.execute(update(RunRow).where(RunRow.id.in_(ids)).values(pinned=pinned))

    def describe(self, id_: int, *, title: str, note: str) -> None:
        """Give a run the person's own words."""
        with self._database.writing() as session:
            session.execute(update(RunRow).where(RunRow.id == id_).values(title=title.strip(), note=note.strip()))

    def delete(self, ids: Collection[int]) -> None:
        """Delete runs for good."""
        with self._database.writing() as session:
            session.execute(delete(RunRow).where(RunRow.id.in_(ids)))


def _searched(kept: Kept) -> str:
    """Return the words among which a text is looked for."""
    words = (f"#{kept.id}", kept.title, kept.note, kept.dataset, kept.query, kept.status, kept.verdict)
    return "\n".join(words).casefold()
