"""A kept study as it was when it was kept: its numbers come from the log, and nothing is trained."""

from __future__ import annotations

from dataclasses import dataclass

from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.luck.stacks import Stack
from playground.journal.studies.kept_study import StudyRecord
from playground.settings.own.own_data import Files, no_files
from playground.settings.pages import LuckSettings
from playground.settings.seeding import reseeded


@dataclass(frozen=True, eq=False, slots=True)
class Reopened:
    """A study from the log.

    Attributes
    ----------
    number : int
        Its number among the studies of the log.
    study : SeedStudy
        It has its results and stands still.
    view : LuckSettings
        How many seeds it has, what they change, and for how long it trained.
    problems : tuple of str
        What of its settings this version of the playground cannot use.
    """

    number: int
    study: SeedStudy
    view: LuckSettings
    problems: tuple[str, ...]


def reopened(record: StudyRecord, files: Files = no_files) -> Reopened:
    """Return the study of a record; its data are made, which the maps are drawn over.

    Raises
    ------
    DatasetError
        When the data cannot be made.
    """
    kept, link = record.kept, record.kept.link_with(files)
    b = link.b if kept.n_sides > 1 else None
    study = SeedStudy(link.a, b, n_seeds=kept.n_seeds, varied=kept.varied, epochs=kept.epochs)
    study.measures = record.measures
    # Another version may ask networks on another grid.
    n_points = 0 if study.grid is None else len(study.grid.points)
    stacks = []
    for settings, side in zip(study.sides, record.sides, strict=True):
        members = tuple(reseeded(settings, kept.varied, number) for number in range(kept.n_seeds))
        drawn = side.answers is not None and side.answers.shape[1] == n_points
        answers = side.answers if drawn else None
        stacks.append(Stack(members, [side.rows], None, kept.epoch, side.diverged_at, answers))
    study.recall(stacks)
    return Reopened(kept.id, study, link.view, link.problems)
