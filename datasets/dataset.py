"""A Dataset is data that has been split, standardised and made ready to train on."""

from dataclasses import dataclass, field, fields
from typing import Any, Literal, TypeAlias

from .arrays import Bools, Floats, Ints, seal
from .plane import Plane

Task: TypeAlias = Literal["binary", "multiclass", "regression"]


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Training, test and perhaps validation data of one task, as the network sees them.

    Every array is read-only, and is made so in place. A data set is equal to itself only.

    Parameters
    ----------
    name : str
        The key of the data set in the catalogue.
    task : {"binary", "multiclass", "regression"}
    X_train : ndarray of shape (n_train, n_features)
        Network inputs: each column has mean 0 and standard deviation 1 over the training samples, unless other
        units were asked for. A column that is constant over the training samples is only centred. Real inputs
        come first, then copies of them, then useless inputs.
    y_train : ndarray of shape (n_train,)
        Class indices (int64), some of them flipped on purpose, or targets (float64) in standard deviations
        from the mean of the training targets.
    X_test : ndarray of shape (n_test, n_features)
        Network inputs in the same units, by the mean and standard deviation of the training samples.
    y_test : ndarray of shape (n_test,)
        Class indices, never flipped, or targets standardised with the training statistics.
    feature_names : tuple of str, one a column of `X_train`
    class_names : tuple of str, one a class; empty for regression
    target_name : str
        What is predicted.
    flipped : ndarray of bool of shape (n_train,)
        Which training labels were flipped. All false for regression.
    plane : Plane or None
        Where the samples are drawn, or None if there is no drawing of them.
    n_copies, n_useless : int
        How many inputs are copies of others, and how many are useless.
    has_unit_inputs : bool
        Whether inputs are standardised, all of them.
    test_is_moved : bool
        Whether the test samples were shifted or turned against the training samples.
    X_valid : ndarray of shape (n_valid, n_features), or None
        Network inputs of the validation samples, in the same units, and neither shifted nor turned; None if there is
        no such part.
    y_valid : ndarray of shape (n_valid,), or None
        Their class indices, never flipped, or targets standardised with the training statistics.
    """

    name: str
    task: Task
    X_train: Floats = field(repr=False)
    y_train: Floats | Ints = field(repr=False)
    X_test: Floats = field(repr=False)
    y_test: Floats | Ints = field(repr=False)
    feature_names: tuple[str, ...] = field(repr=False)
    class_names: tuple[str, ...] = field(repr=False)
    target_name: str
    flipped: Bools = field(repr=False)
    plane: Plane | None = field(repr=False)
    n_copies: int = field(default=0, repr=False)
    n_useless: int = field(default=0, repr=False)
    has_unit_inputs: bool = field(default=True, repr=False)
    test_is_moved: bool = field(default=False, repr=False)
    X_valid: Floats | None = field(default=None, repr=False)
    y_valid: Floats | Ints | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        seal(self.X_train, self.y_train, self.X_test, self.y_test, self.flipped)
        if self.X_valid is not None and self.y_valid is not None:
            seal(self.X_valid, self.y_valid)

    def __reduce__(self) -> tuple[type["Dataset"], tuple[Any, ...]]:
        # Pickle forgets that an array is read-only; going through the constructor seals the copies as well.
        return type(self), tuple(getattr(self, f.name) for f in fields(self))

    @property
    def n_train(self) -> int:
        """Number of training samples."""
        return len(self.X_train)

    @property
    def n_test(self) -> int:
        """Number of test samples."""
        return len(self.X_test)

    @property
    def n_valid(self) -> int:
        """Number of validation samples; 0 if there is no such part."""
        return 0 if self.X_valid is None else len(self.X_valid)

    @property
    def n_features(self) -> int:
        """Number of network inputs."""
        return int(self.X_train.shape[1])

    @property
    def n_real(self) -> int:
        """Number of inputs that are neither copies nor useless."""
        return self.n_features - self.n_copies - self.n_useless

    @property
    def n_classes(self) -> int:
        """Number of classes; 0 for regression."""
        return len(self.class_names)
