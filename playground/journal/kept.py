"""A kept run as plain values: what it was, how it ended, and its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs

from playground.journal.errors import JournalProblem
from playground.network.arithmetic import Array
from playground.settings import links
from playground.settings.links import Link
from playground.settings.own.own_data import Files, no_files


@dataclass(frozen=True, slots=True)
class Kept:
    """What the run log says of a run without its history.

    Attributes
    ----------
    id : int
        Its number in the log, never given twice.
    kept_at : datetime
        When it was first kept, in UTC.
    pinned : bool
        Whether the person asked for it to be kept.
    title, note : str
        The person's own words.
    tags : tuple of str
        The person's own tags, see ``tags.tags_in``; at most ``tags.MOST_TAGS``.
    query : str
        The settings as a link's query without the question mark: its version, and what differs from the defaults.
    dataset, task : str
        Name of the data set; "binary", "multiclass" or "regression".
    data_seed, weight_seed, training_seed : int
        The three seeds.
    status : str
        Why the run went no further: "paused", "epoch limit reached", "stopped early" or "diverged".
    verdict : str
        The kind of the verdict after the last epoch, such as "overfitting".
    epochs : int
        Whole epochs trained.
    changed_at : int or None
        Epoch after which a setting was changed in mid-run: the query alone does not give these numbers then.
    best_epoch : int
        The epoch of the lowest watched loss, on the validation part if there is one; 0 for an untrained run.
    best_test_loss, train_loss, test_loss, train_score, test_score, penalty : float
        Data losses, scores (accuracy in [0, 1], or R²) and penalty after the best and after the last epoch.
    zeros : float
        Share in [0, 1] of all weights that are exactly 0 after the last epoch.
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
    data_seed: int
    weight_seed: int
    training_seed: int
    status: str
    verdict: str
    epochs: int
    changed_at: int | None
    best_epoch: int
    best_test_loss: float
    train_loss: float
    test_loss: float
    train_score: float
    test_score: float
    penalty: float
    zeros: float
    python: str
    numpy: str
    scikit_learn: str
    playground: str

    @property
    def is_validated(self) -> bool:
        """Whether the best epoch is that of the lowest validation loss."""
        return "valid" in parse_qs(self.query)

    @property
    def gap(self) -> float:
        """The generalisation gap after the last epoch: test loss − train loss."""
        return self.test_loss - self.train_loss

    @property
    def link(self) -> Link:
        """The settings, and what of the query this version of the playground cannot use."""
        return self.link_with(no_files)

    def link_with(self, files: Files) -> Link:
        """Return the same, with data of a person's own where ``files`` has those of the run (see ``from_query``)."""
        return links.from_kept_query(self.query, files)

    @property
    def name(self) -> str:
        """What to call the run: its title, or else its data set, after its number."""
        return f"#{self.id} {self.title or self.dataset}"


@dataclass(frozen=True, slots=True)
class Listing:
    """Kept runs, and what is wrong with those that cannot be read.

    Attributes
    ----------
    kept : tuple of Kept
    damaged : tuple of JournalProblem
        One for each run that cannot be read.
    """

    kept: tuple[Kept, ...]
    damaged: tuple[JournalProblem, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Record:
    """A kept run with its history.

    Attributes
    ----------
    kept : Kept
        What it was and how it ended.
    history : mapping of str to ndarray of shape (epochs + 1,)
        Columns by name, see ``columns.NAMES``; row e is the state after epoch e.
    """

    kept: Kept
    history: Mapping[str, Array]
