"""A Sample is data as drawn or read, before it is split and standardised."""

from dataclasses import dataclass

from .arrays import Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Raw features and targets.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_raw_features)
        Features in their own units, noise included.
    y : ndarray of shape (n_samples,)
        Class indices (int64) or targets (float64) in their own units.
    feature_names : tuple of str, one a column of `X`
    class_names : tuple of str, one a class; empty for regression
    target_name : str
    """

    X: Floats
    y: Floats | Ints
    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    target_name: str
