"""A kept study as plain values: what it was, how far it came, and what its networks came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from playground.comparisons.luck.seed_results import SeedResults
from playground.journal.errors import JournalProblem
from playground.network.arithmetic import Array
from playground.settings import links
from playground.settings.links import PairLink
from playground.settings.own.own_data import Files, no_files
from playground.settings.pages import LuckSettings


@dataclass(frozen=True, slots=True)
class KeptStudy:
    """What the run log says of a study without its networks.

    Attributes
    ----------
    id : int
        Its number among the studies of the log, never given twice.
    kept_at : datetime
        When it was first kept, in UTC.
    pinned : bool
        Whether the person asked for it to be kept.
    title, note : str
        The person's own words.
    tags : tuple of str
        The person's own tags, as those of a run are.
    query : str
        The query of a link to the page Luck, without what says only how it is shown.
    dataset, task : str
        Name of the data set; "binary", "multiclass" or "regression".
    n_classes : int
        0 for regression.
    n_sides : int
        1, or 2 where A was compared with B.
    n_seeds : int
        Networks of each side.
    varied : {"weights", "order", "data", "all"}
        What the seeds changed.
    epochs, epoch : int
        How long each network was to be trained, and how long all of them were.
    n_diverged : int
        How many networks of both sides diverged.
    test_loss_a, test_loss_b : float
        Median over the seeds of each side's own test loss after ``epoch``; NaN where no network has one.
    python, numpy, scikit_learn, playground : str
        Versions that made the numbers.
    """

    id: int
    kept_at: datetime
    pinned: bool
    title: str
    note: str
    tags: tuple[str, ...]
    query: str
    dataset: str
    task: str
    n_classes: int
    n_sides: int
    n_seeds: int
    varied: str
    epochs: int
    epoch: int
    n_diverged: int
    test_loss_a: float
    test_loss_b: float
    python: str
    numpy: str
    scikit_learn: str
    playground: str

    @property
    def link(self) -> PairLink[LuckSettings]:
        """The settings, and what of the query this version of the playground cannot use."""
        return self.link_with(no_files)

    def link_with(self, files: Files) -> PairLink[LuckSettings]:
        """Return the same, with data of a person's own where ``files`` has those of the study."""
        return links.from_pair_query(links.query_of(f"?{self.query}"), LuckSettings(), files)

    @property
    def is_finished(self) -> bool:
        """Whether all networks were trained as long as they were to be."""
        return self.epoch >= self.epochs

    @property
    def name(self) -> str:
        """What to call the study: its title, or else its data set, after its number."""
        return f"#{self.id} {self.title or self.dataset}"


@dataclass(frozen=True, slots=True)
class ListedStudies:
    """Kept studies, and what is wrong with those that cannot be read."""

    kept: tuple[KeptStudy, ...]
    damaged: tuple[JournalProblem, ...]


@dataclass(frozen=True, eq=False, slots=True)
class KeptSide:
    """What the networks of one side came to.

    Attributes
    ----------
    rows : ndarray of shape (epoch + 1, n_columns, K)
        As ``SeedResults`` has them.
    diverged_at : ndarray of int of shape (K,)
        The epoch in which a network diverged; 0 for one that has not.
    answers : ndarray of shape (K, n_points), or None
        What each network gave on the plane; None if they had none in common.
    """

    rows: Array
    diverged_at: Array
    answers: Array | None


@dataclass(frozen=True, eq=False, slots=True)
class StudyRecord:
    """A kept study with its networks.

    Attributes
    ----------
    kept : KeptStudy
        What it was, and how far it came.
    sides : tuple of KeptSide
        A, and B if there is one.
    measures : tuple of str
        Losses by which the networks were measured besides their own.
    """

    kept: KeptStudy
    sides: tuple[KeptSide, ...]
    measures: tuple[str, ...]

    def results(self) -> Sequence[SeedResults]:
        """Return what each side came to, without the plane, for which data would have to be made."""
        kept, link = self.kept, self.kept.link
        return [
            SeedResults(settings, side.rows, side.diverged_at, None, None, kept.n_classes, self.measures)
            for settings, side in zip((link.a, link.b), self.sides, strict=False)
        ]
