"""Zip files: written with one date, and read within bounds, whoever made them."""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import numpy as np

from playground.export.run_file.errors import RunFileError, Trouble, damaged
from playground.network.arithmetic import Array

LARGEST_FILE = 100_000_000  # bytes, as it comes
LARGEST_MEMBER = 200_000_000  # bytes, as it is read
MOST_MEMBERS = 64
_DATE = (1980, 1, 1, 0, 0, 0)  # the same content makes the same file
_HEAD = 4096  # bytes of an array beside its numbers, at most
_UNREADABLE = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
_NO_HEAD = (ValueError, TypeError, SyntaxError, EOFError, MemoryError, RecursionError)


def zipped(members: Mapping[str, bytes], *, compressed: bool = True) -> bytes:
    """Return a zip file of these members."""
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in members.items():
            info = ZipInfo(name, _DATE)
            info.compress_type = ZIP_DEFLATED if compressed else ZIP_STORED
            archive.writestr(info, content)
    return file.getvalue()


def npz(arrays: Mapping[str, Array]) -> bytes:
    """Return arrays as a NumPy file of several, each under its name; plain numbers only."""
    return zipped({f"{name}.npy": _npy(array) for name, array in arrays.items()})


def _npy(array: Array) -> bytes:
    file = io.BytesIO()
    np.lib.format.write_array(file, np.ascontiguousarray(array), allow_pickle=False)
    return file.getvalue()


class Archive:
    """A zip file from anybody.

    Parameters
    ----------
    content : bytes
        The whole file.
    name : str
        What errors call it; a file within another has the other's before its own.

    Raises
    ------
    RunFileError
        When it is no zip file, or too large.
    """

    def __init__(self, content: bytes, name: str = "") -> None:
        if len(content) > LARGEST_FILE:
            raise RunFileError(Trouble.TOO_LARGE, f"{len(content):,} bytes")
        self._name = name
        try:
            self._zip = ZipFile(io.BytesIO(content))
        except _UNREADABLE as error:
            raise damaged(f"{name}: {error}") if name else RunFileError(Trouble.FOREIGN, str(error)) from error
        self.names = [info.filename for info in self._zip.infolist()]
        if len(self.names) > MOST_MEMBERS or len(set(self.names)) < len(self.names):
            raise damaged(f"{name or 'the file'} holds {len(self.names)} parts, or one twice")

    def read(self, member: str, *, most: int = LARGEST_MEMBER) -> bytes:
        """Return a member, which must not be larger than ``most`` bytes, whatever its own head says of that."""
        if member not in self.names:
            raise damaged(f"{self._of(member)} is missing")
        try:
            with self._zip.open(member) as file:
                content = file.read(most + 1)
        except _UNREADABLE as error:
            raise damaged(f"{self._of(member)} cannot be read ({error})") from error
        if len(content) > most:
            raise RunFileError(Trouble.TOO_LARGE, f"{self._of(member)} has more than {most:,} bytes")
        return content

    def array(self, name: str, dtype: str, shape: tuple[int, ...]) -> Array:
        """Return an array of a NumPy file, which must have this type and this shape; -1 is any length."""
        size = LARGEST_MEMBER if -1 in shape else math.prod(shape) * np.dtype(dtype).itemsize + _HEAD
        content = io.BytesIO(self.read(f"{name}.npy", most=min(size, LARGEST_MEMBER)))
        try:
            if (version := np.lib.format.read_magic(content)) != (1, 0):
                raise ValueError(f"version {version}")
            found, fortran, kind = np.lib.format.read_array_header_1_0(content, max_header_size=_HEAD)
        except _NO_HEAD as error:
            raise damaged(f"{self._of(name)} is no array ({error})") from error
        numbers = content.getbuffer()[content.tell() :]
        fits = len(found) == len(shape) and all(one in {-1, n} for n, one in zip(found, shape, strict=True))
        if kind != np.dtype(dtype) or not fits or fortran:
            raise damaged(f"{self._of(name)} is {kind} of shape {found}, not {dtype} of shape {shape}")
        if len(numbers) != math.prod(found) * kind.itemsize:
            raise damaged(f"{self._of(name)} breaks off after {len(numbers):,} bytes, or has more")
        array: Array = np.frombuffer(numbers, kind).reshape(found).copy()
        return array

    def _of(self, member: str) -> str:
        return f"{self._name}: {member}" if self._name else member
