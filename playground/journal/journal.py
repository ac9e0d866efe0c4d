"""The run log: keeps runs, lists them, gives them back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import or_, update
from sqlalchemy.dialects.sqlite import insert

from playground.journal.cells import Cells
from playground.journal.columns import unpack
from playground.journal.database import Database, default_folder
from playground.journal.deleted import Deleted, is_among, put_aside, put_back
from playground.journal.entry import entry_of
from playground.journal.errors import JournalError, JournalProblem, Trouble
from playground.journal.kept import Kept, Listing, Record
from playground.journal.rows import Rows
from playground.journal.studies.studies import Studies
from playground.journal.tables import RunRow
from playground.journal.tags import Tags, give_tags, take_tags
from playground.measurements.run import Run

_ROWS = Rows(Kept, RunRow)


@dataclass(frozen=True, slots=True)
class _Everything:
    """All runs as of a state of the file, and the words of each among which a text is looked for."""

    state: tuple[object, ...]
    listing: Listing
    words: tuple[str, ...]


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
    studies : Studies
        Studies of many seeds, the same.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._database = Database(default_folder() if folder is None else folder)
        self.cells = Cells(self._database)
        self.studies = Studies(self._database)
        self._read: _Everything | None = None

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

    def listing(self, *, dataset: str | None = None, text: str = "", pinned_only: bool = False) -> Listing:
        """Return the kept runs without their histories, the newest first, and those that cannot be read.

        Parameters
        ----------
        dataset : str or None
            Only runs on this data set.
        text : str
            Only runs whose number, title, note, tags, data set, settings, status or verdict contain it, large or small.
        pinned_only : bool
            Only pinned runs.

        Returns
        -------
        Listing; runs that cannot be read are in it whatever is asked for.
        """
        everything = self._everything()
        wanted = text.strip().casefold()
        kept = tuple(
            one
            for one, words in zip(everything.listing.kept, everything.words, strict=True)
            if wanted in words and dataset in {None, one.dataset} and (one.pinned or not pinned_only)
        )
        return Listing(kept, everything.listing.damaged)

    def runs(self, *, dataset: str | None = None, text: str = "", pinned_only: bool = False) -> list[Kept]:
        """Return the runs of the ``listing`` that can be read."""
        return list(self.listing(dataset=dataset, text=text, pinned_only=pinned_only).kept)

    def load(self, id_: int) -> Record:
        """Return a run with its history."""
        with self._database.reading() as session:
            row = session.execute(_ROWS.selected("history").where(RunRow.id == id_)).one_or_none()
        if row is None:
            raise JournalError(JournalProblem(Trouble.RUN_GONE, self.path, run=id_))
        *summary, history = row
        try:
            kept = _ROWS.value_of(summary)
            return Record(kept, unpack(history, n_rows=kept.epochs + 1))
        except ValueError as error:
            raise JournalError(self._damaged(id_, error)) from error

    def pin(self, ids: Collection[int], *, pinned: bool) -> None:
        """Pin runs, or let go of them; they stay in the log either way."""
        with self._database.writing() as session:
            session.execute(update(RunRow).where(is_among(RunRow, ids)).values(pinned=pinned))

    def describe(self, id_: int, *, title: str, note: str) -> None:
        """Give a run the person's own words."""
        with self._database.writing() as session:
            session.execute(update(RunRow).where(RunRow.id == id_).values(title=title.strip(), note=note.strip()))

    def tag(self, ids: Collection[int], tags: Tags) -> None:
        """Give each of these runs these tags, as ``tags_in`` gives them.

        TagError, and no run is changed, if one of them would have more than ``MOST_TAGS``.
        """
        with self._database.writing() as session:
            give_tags(session, RunRow, ids, tags)

    def untag(self, ids: Collection[int], tags: Tags) -> None:
        """Take these tags from each of these runs that has them."""
        with self._database.writing() as session:
            take_tags(session, RunRow, ids, tags)

    def delete(self, ids: Collection[int]) -> Deleted:
        """Delete runs and return them: as long as what is returned lives, ``restore`` can bring them back."""
        deleted = Deleted("runs")
        with self._database.writing(beside=deleted.path) as session:
            put_aside(session, deleted, ids)
        return deleted

    def restore(self, deleted: Deleted) -> None:
        """Bring deleted runs or studies back, each under its number."""
        with self._database.writing(beside=deleted.path) as session:
            put_back(session, deleted)

    def _everything(self) -> _Everything:
        """Return all runs; read anew only if somebody has written since they were read last."""
        state = self._database.state()
        if self._read is None or self._read.state != state:
            kept, damaged = [], []
            with self._database.reading() as session:
                for row in session.execute(_ROWS.selected().order_by(RunRow.kept_at.desc(), RunRow.id.desc())):
                    try:
                        kept.append(_ROWS.value_of(row))
                    except ValueError as error:
                        damaged.append(self._damaged(row.id, error))
            words = tuple(_searched(one) for one in kept)
            self._read = _Everything(state, Listing(tuple(kept), tuple(damaged)), words)
        return self._read

    def _damaged(self, id_: int, error: ValueError) -> JournalProblem:
        return JournalProblem(Trouble.RUN_DAMAGED, self.path, str(error), id_)


def _searched(kept: Kept) -> str:
    """Return the words among which a text is looked for."""
    words = (f"#{kept.id}", kept.title, kept.note, *kept.tags, kept.dataset, kept.query, kept.status, kept.verdict)
    return "\n".join(words).casefold()
