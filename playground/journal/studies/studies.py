"""Kept studies of many seeds: keeps them, lists them, gives them back."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_, update
from sqlalchemy.dialects.sqlite import insert

from playground.comparisons.luck.seed_study import SeedStudy
from playground.journal.database import Database
from playground.journal.deleted import Deleted, is_among, put_aside
from playground.journal.errors import JournalError, JournalProblem, Trouble
from playground.journal.rows import Rows
from playground.journal.studies.kept_study import KeptStudy, ListedStudies, StudyRecord
from playground.journal.studies.packed import unpacked
from playground.journal.studies.study_entry import study_entry
from playground.journal.tables import StudyRow
from playground.journal.tags import Tags, give_tags, take_tags

_ROWS = Rows(KeptStudy, StudyRow)


class Studies:
    """The studies in the run log. Every method raises JournalError when it fails.

    Parameters
    ----------
    database : Database
        Where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, study: SeedStudy, *, pinned: bool) -> int:
        """Keep a study as far as it is and return its number; ValueError if no network has been trained yet.

        A study that is there already (see ``study_entry``) is not kept twice; it becomes pinned if it is to be, and
        never ceases to be by this.
        """
        row = insert(StudyRow).values(study_entry(study, pinned=pinned))
        kept = row.on_conflict_do_update(
            index_elements=[StudyRow.identity], set_={"pinned": or_(StudyRow.pinned, row.excluded.pinned)}
        )
        with self._database.writing() as session:
            return session.scalars(kept.returning(StudyRow.id)).one()

    def listing(self, *, dataset: str | None = None, text: str = "", pinned_only: bool = False) -> ListedStudies:
        """Return the kept studies without their networks, the newest first, and those that cannot be read.

        Parameters
        ----------
        dataset : str or None
            Only studies on this data set.
        text : str
            Only studies whose number, title, note, tags, data set, settings or end contain it, large or small.
        pinned_only : bool
            Only pinned studies.

        Returns
        -------
        ListedStudies; those that cannot be read are in it whatever is asked for.
        """
        wanted, kept, damaged = text.strip().casefold(), [], []
        with self._database.reading() as session:
            for row in session.execute(_ROWS.selected().order_by(StudyRow.kept_at.desc(), StudyRow.id.desc())):
                try:
                    one = _ROWS.value_of(row)
                except ValueError as error:
                    damaged.append(self._damaged(row.id, error))
                    continue
                if wanted in _searched(one) and dataset in {None, one.dataset} and (one.pinned or not pinned_only):
                    kept.append(one)
        return ListedStudies(tuple(kept), tuple(damaged))

    def load(self, id_: int) -> StudyRecord:
        """Return a study with what its networks came to."""
        with self._database.reading() as session:
            found = session.execute(_ROWS.selected("curves", "networks").where(StudyRow.id == id_)).one_or_none()
        if found is None:
            raise JournalError(JournalProblem(Trouble.STUDY_GONE, self._database.path, run=id_))
        *summary, curves, networks = found
        try:
            return unpacked(_ROWS.value_of(summary), curves, networks)
        except ValueError as error:
            raise JournalError(self._damaged(id_, error)) from error

    def pin(self, ids: Collection[int], *, pinned: bool) -> None:
        """Pin studies, or let go of them; they stay in the log either way."""
        with self._database.writing() as session:
            session.execute(update(StudyRow).where(is_among(StudyRow, ids)).values(pinned=pinned))

    def describe(self, id_: int, *, title: str, note: str) -> None:
        """Give a study the person's own words."""
        with self._database.writing() as session:
            session.execute(update(StudyRow).where(StudyRow.id == id_).values(title=title.strip(), note=note.strip()))

    def tag(self, ids: Collection[int], tags: Tags) -> None:
        """Give each of these studies these tags, as ``tags_in`` gives them.

        TagError, and no study is changed, if one of them would have more than ``MOST_TAGS``.
        """
        with self._database.writing() as session:
            give_tags(session, StudyRow, ids, tags)

    def untag(self, ids: Collection[int], tags: Tags) -> None:
        """Take these tags from each of these studies that has them."""
        with self._database.writing() as session:
            take_tags(session, StudyRow, ids, tags)

    def delete(self, ids: Collection[int]) -> Deleted:
        """Delete studies and return them, for ``Journal.restore``."""
        deleted = Deleted("studies")
        with self._database.writing(beside=deleted.path) as session:
            put_aside(session, deleted, ids)
        return deleted

    def _damaged(self, id_: int, error: ValueError) -> JournalProblem:
        return JournalProblem(Trouble.STUDY_DAMAGED, self._database.path, str(error), id_)


def _searched(kept: KeptStudy) -> str:
    """Return the words among which a text is looked for."""
    end = "finished" if kept.is_finished else "cut short"
    return "\n".join((f"#{kept.id}", kept.title, kept.note, *kept.tags, kept.dataset, kept.query, end)).casefold()
