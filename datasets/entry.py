"""An Entry is what is known of a data set before it is loaded."""

from dataclasses import dataclass

from .dataset import Task


@dataclass(frozen=True, slots=True)
class Entry:
    """A data set of the catalogue and what it can be asked for.

    Parameters
    ----------
    name : str
        Its key, as `load` takes it.
    title : str
        Its name for people.
    description : str
        What it shows, and what noise means for it, in one sentence.
    generated : bool
        Whether samples are drawn at will; otherwise they come with scikit-learn and there are `max_samples`.
    n_raw_features : int
        Number of features before any is computed from them.
    classes : tuple of two int
        The fewest and the most classes that can be asked for: equal if fixed, (0, 0) for regression.
    default_noise : float in [0, 1]
    max_samples : int or None
        How many samples there are; None if generated.
    classes_title : str
        What its classes are called for people.
    has_parts : bool
        Whether its samples say themselves whether they train or test, so that number, share and balance are given.
    """

    name: str
    title: str
    description: str
    generated: bool
    n_raw_features: int
    classes: tuple[int, int]
    default_noise: float
    max_samples: int | None = None
    classes_title: str = "Classes"
    has_parts: bool = False

    @property
    def help(self) -> str:
        """Title and description as a line of Markdown."""
        return f"**{self.title}**: {self.description}"

    @property
    def task(self) -> Task:
        """The task with the fewest classes that can be asked for."""
        return self.task_with(self.classes[0])

    @property
    def is_regression(self) -> bool:
        """Whether the target is a number rather than a class."""
        return self.classes == (0, 0)

    @property
    def has_class_choice(self) -> bool:
        """Whether `n_classes` changes anything."""
        return self.classes[0] < self.classes[1]

    @property
    def has_plane_features(self) -> bool:
        """Whether `features` changes anything: the network's inputs are computed from x and y."""
        return self.generated and self.n_raw_features == 2

    def n_classes_with(self, n_classes: int) -> int:
        """Number of classes that a request for `n_classes` gives: `n_classes` only if there is a choice."""
        return n_classes if self.has_class_choice else self.classes[0]

    def task_with(self, n_classes: int) -> Task:
        """The task that a request for `n_classes` gives."""
        if self.is_regression:
            return "regression"
        return "binary" if self.n_classes_with(n_classes) == 2 else "multiclass"

    def can_be_imbalanced(self, n_classes: int) -> bool:
        """Whether `balance` changes anything: generated data of exactly two classes."""
        return self.generated and not self.has_parts and self.n_classes_with(n_classes) == 2
