"""The array types that data sets are made of, and the seal that makes arrays read-only."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]


def seal(*arrays: npt.NDArray[np.generic]) -> None:
    """Make arrays read-only, in place.

    Parameters
    ----------
    *arrays : ndarray of any shape
    """
    for array in arrays:
        array.setflags(write=False)
