"""The few array operations that serve one network (n, width) and a stack of them (..., n, width) alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from playground.network.calls import NOW, Calls

Array = npt.NDArray[Any]
Shape = tuple[int, ...]

ALIGNMENT = 64  # bytes; a vector operation on arrays that start elsewhere took up to twice as long


def aligned(shape: Shape, dtype: npt.DTypeLike) -> Array:
    """Return an array of zeros that starts at a multiple of 64 bytes."""
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    memory = np.zeros(size + ALIGNMENT, np.uint8)
    start = -memory.ctypes.data % ALIGNMENT
    return memory[start : start + size].view(dtype).reshape(shape)


def product(a: Array, b: Array, out: Array, run: Calls = NOW) -> Array:
    """Write the matrix product of ``a`` (..., n, k) and ``b`` (..., k, m) into ``out`` (..., n, m).

    For two plain matrices ``dot`` is used: at 32×8 by 8×8 its call costs about half of ``matmul``'s.
    """
    if a.ndim == 2 and b.ndim == 2:
        run(a.dot, b, out)
    elif a.shape[-1] == 1:
        run(np.multiply, a, b, out)  # column by row; a stack's matmul takes twice as long
    else:
        run(np.matmul, a, b, out)
    return out


def transposed(a: Array) -> Array:
    """Return the view of ``a`` with its last two axes exchanged."""
    return a.T if a.ndim == 2 else a.swapaxes(-1, -2)


def constant(value: float, like: Array) -> Array:
    """Return a 0-d array of the type of ``like``: a Python float as operand costs about twice the time of a call."""
    return np.asarray(value, like.dtype)


def sigmoid_into(z: Array, out: Array, run: Calls = NOW) -> Array:
    """Write σ(z) = (1 + tanh(z/2)) / 2 into ``out``; no ``z`` overflows, and ``out`` may be ``z``."""
    half = constant(0.5, out)
    run(np.multiply, z, half, out)
    run(np.tanh, out, out)
    run(np.multiply, out, half, out)
    run(np.add, out, half, out)
    return out


def softmax_into(z: Array, out: Array, row: Array | None = None, run: Calls = NOW) -> Array:
    """Write exp(z) / Σ exp(z) along the last axis into ``out``, the maximum taken out first.

    ``out`` may be ``z``. The scratch ``row`` (..., n, 1) is overwritten; without one, a new array is made.
    """
    if row is None:
        row = np.empty((*z.shape[:-1], 1), z.dtype)
    run(np.maximum.reduce, z, -1, None, row, True)
    run(np.subtract, z, row, out)
    run(np.exp, out, out)
    run(np.add.reduce, out, -1, None, row, True)
    run(np.divide, out, row, out)
    return out
