"""The few array operations that serve one network (n, width) and a stack of them (..., n, width) alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Shape = tuple[int, ...]


def product(a: Array, b: Array, out: Array) -> Array:
    """Write the matrix product of ``a`` (..., n, k) and ``b`` (..., k, m) into ``out`` (..., n, m).

    For two plain matrices ``dot`` is used: at 32×8 by 8×8 its call costs about half of ``matmul``'s.
    """
    if a.ndim == 2 and b.ndim == 2:
        return a.dot(b, out)
    return np.matmul(a, b, out=out)


def transposed(a: Array) -> Array:
    """Return the view of ``a`` with its last two axes exchanged."""
    return a.T if a.ndim == 2 else a.swapaxes(-1, -2)


def sigmoid_into(z: Array, out: Array) -> Array:
    """Write σ(z) = (1 + tanh(z/2)) / 2 into ``out``; no ``z`` overflows, and ``out`` may be ``z``."""
    half = np.asarray(0.5, dtype=out.dtype)
    np.multiply(z, half, out)
    np.tanh(out, out)
    np.multiply(out, half, out)
    return np.add(out, half, out)


def softmax_into(z: Array, out: Array, row: Array | None = None) -> Array:
    """Write exp(z) / Σ exp(z) along the last axis into ``out``, the maximum taken out first.

    ``out`` may be ``z``. The scratch ``row`` (..., n, 1) is overwritten; without one, a new array is made.
    """
    row = np.maximum.reduce(z, axis=-1, keepdims=True, out=row)
    np.subtract(z, row, out)
    np.exp(out, out)
    return np.divide(out, np.add.reduce(out, axis=-1, keepdims=True, out=row), out)
