"""Columns of tables as bytes that a browser reads without conversion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import URL
from playground.charts.kit.picture import Picture
from playground.network.arithmetic import Array

ALIGNMENT = 8  # bytes; the largest number sent has as many
MOST_WORDS = 2**15  # that a code of two bytes tells apart
_KINDS = {"f4": "<f4", "f8": "<f8", "i1": "<i1", "i2": "<i2", "i4": "<i4", "u1": "<u1", "u2": "<u2", "u4": "<u4"}
_SENT_AS = {"halffloat": "f4", "float": "f4", "double": "f8", "int64": "f8", "uint64": "f8"} | {
    f"{sign}int{8 * size}": f"{kind}{size}" for sign, kind in (("", "i"), ("u", "u")) for size in (1, 2, 4)
}


class Body:
    """The binary part of a message: arrays one after the other, each where a typed array may begin."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, array: Array) -> int:
        """Append an array; return where it begins."""
        content = array.tobytes()
        start = self._size
        padding = -len(content) % ALIGNMENT
        self._parts += [content, bytes(padding)]
        self._size += len(content) + padding
        return start

    def content(self) -> bytes:
        """Return all of it."""
        return b"".join(self._parts)


def encoded_column(column: pa.ChunkedArray, name: str, pictures: Mapping[str, Picture], body: Body) -> dict[str, Any]:
    """Return what the head says of a column, whose values go to the body.

    Whole numbers of 64 bits are sent as float64, which holds them exactly up to 2⁵³.

    Parameters
    ----------
    column : ChunkedArray
        Of numbers, truth values, words or text. A null stays one.
    name : str
        ``url`` names pictures.
    pictures : mapping of str to Picture
        Those of the figure.
    body : Body
        Where the values go.

    Raises
    ------
    TypeError
        For values of any other type.
    """
    if name == URL and pictures:
        return {"type": "pictures", "pictures": [_encoded_picture(pictures[key], body) for key in column.to_pylist()]}
    if pa.types.is_dictionary(column.type):
        column = column.unify_dictionaries()
    values = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
    said = _encoded_values(values, name, body)
    if values.null_count and said["type"] not in ("json", "words"):
        said["nulls"] = {"at": body.add(values.is_null().to_numpy(zero_copy_only=False))}
    return said


def _encoded_values(values: pa.Array, name: str, body: Body) -> dict[str, Any]:
    kind = values.type
    if pa.types.is_dictionary(kind):
        if pa.types.is_string(kind.value_type) and len(values.dictionary) < MOST_WORDS:
            return _encoded_words(values, body)
        values = values.dictionary_decode()
        return _encoded_values(values, name, body)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind):
        return {"type": "json", "values": values.to_pylist()}
    if pa.types.is_boolean(kind):
        return {"type": "bool", "at": body.add(_filled(values, value=False).astype(np.uint8))}
    sent_as = _SENT_AS.get(str(kind))
    if sent_as is None:
        raise TypeError(f"the column {name!r} has values of type {kind}, which are not sent to browsers")
    return {"type": sent_as, "at": body.add(_filled(values, value=0).astype(_KINDS[sent_as]))}


def _filled(values: pa.Array, *, value: Any) -> Array:
    """Return the values, with this one in place of nulls."""
    if values.null_count:
        values = values.fill_null(
            pa.scalar(value, values.type) if not pa.types.is_float16(values.type) else np.float16(0)
        )
    array: Array = values.to_numpy(zero_copy_only=False)
    return array


def _encoded_words(values: pa.DictionaryArray, body: Body) -> dict[str, Any]:
    """Return a column of few words: a code a row, -1 for null."""
    words = values.dictionary.to_pylist()
    size = 1 if len(words) <= 2**7 else 2
    codes = values.indices.cast(pa.int32()).fill_null(-1).to_numpy(zero_copy_only=False).astype(f"<i{size}")
    return {"type": "words", "at": body.add(codes), "codes": f"i{size}", "words": words}


def _encoded_picture(picture: Picture, body: Body) -> dict[str, Any]:
    height, width = picture.pixels.shape[:2]
    said: dict[str, Any] = {"width": width, "height": height}
    if picture.palette is None:
        return said | {"rgb_at": body.add(picture.pixels)}
    said |= {
        "colours": len(picture.palette),
        "palette_at": body.add(picture.palette),
        "codes_at": body.add(picture.pixels),
    }
    return said if picture.clear is None else said | {"clear": picture.clear}
