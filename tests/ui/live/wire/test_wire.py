"""Frames on their way to a browser: whatever a figure may have arrives."""

from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from playground.charts.kit.figure import table
from playground.charts.kit.picture import Picture
from playground.ui.live.frame import Frame
from tests.ui.live.wire.frames import Decode, arrived, columns, figure, sent

NUMBERS = [pa.int8(), pa.int16(), pa.int32(), pa.uint8(), pa.uint16(), pa.uint32()]
TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
EXACT = st.integers(-(2**53), 2**53)


def integers(kind: pa.DataType) -> st.SearchStrategy[int]:
    low = -(2 ** (kind.bit_width - 1)) if pa.types.is_signed_integer(kind) else 0
    return st.integers(low, low + 2**kind.bit_width - 1)


def values_of(kind: pa.DataType) -> st.SearchStrategy[Any]:
    if pa.types.is_floating(kind):
        return st.floats(width=kind.bit_width)
    if pa.types.is_boolean(kind):
        return st.booleans()
    if pa.types.is_integer(kind):
        return EXACT if kind == pa.int64() else integers(kind)
    return TEXT


KINDS = [
    *NUMBERS,
    pa.int64(),
    pa.float32(),
    pa.float64(),
    pa.bool_(),
    pa.string(),
    pa.dictionary(pa.int8(), pa.string()),
]


@st.composite
def columns_of(draw: st.DrawFn, rows: int) -> pa.ChunkedArray:
    """Draw a column, now and then with nulls and in several parts."""
    kind = draw(st.sampled_from(KINDS))
    value = st.one_of(st.none(), values_of(kind)) if draw(st.booleans()) else values_of(kind)
    values = draw(st.lists(value, min_size=rows, max_size=rows))
    cut = draw(st.integers(0, rows))
    if pa.types.is_dictionary(kind):
        parts = [pa.array(part, pa.string()).dictionary_encode() for part in (values[:cut], values[cut:])]
        return pa.chunked_array([part.cast(kind) for part in parts], kind)
    return pa.chunked_array([pa.array(part, kind) for part in (values[:cut], values[cut:])], kind)


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    rows = draw(st.integers(0, 12))
    names = draw(st.lists(TEXT.filter(lambda name: name != "url"), max_size=4, unique=True))
    return pa.table({name: draw(columns_of(rows)) for name in names}) if names else pa.table({"x": [1.0] * rows})


@given(first=tables(), second=tables(), third=tables())
def test_whatever_a_table_holds_arrives(decode: Decode, first: pa.Table, second: pa.Table, third: pa.Table) -> None:
    stages = [first, second, second, third]
    frames = [Frame(i, {"place": figure({"points": rows})}) for i, rows in enumerate(stages, 1)]

    for rows, known in zip(stages, decode(sent(*frames)), strict=True):
        assert arrived(known, "place", "points") == columns(rows)


@given(data=st.data())
def test_columns_that_move_one_by_one_arrive_with_those_that_stay(decode: Decode, data: st.DataObject) -> None:
    rows = data.draw(st.integers(1, 6))
    now = pa.table({name: data.draw(columns_of(rows)) for name in "abc"})
    stages = [now]
    for name in data.draw(st.lists(st.sampled_from("abc"), max_size=4)):
        now = now.set_column("abc".index(name), name, data.draw(columns_of(rows)))
        stages.append(now)
    frames = [Frame(i, {"place": figure({"points": rows})}) for i, rows in enumerate(stages, 1)]

    for expected, known in zip(stages, decode(sent(*frames)), strict=True):
        assert arrived(known, "place", "points") == columns(expected)


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    height, width, colours = draw(st.integers(1, 5)), draw(st.integers(1, 5)), draw(st.integers(1, 256))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    if draw(st.booleans()):
        return Picture(rng.integers(0, 256, (height, width, 3), np.uint8))
    codes = rng.integers(0, colours, (height, width), np.uint8)[::-1]
    return Picture(codes, rng.integers(0, 256, (colours, 3), np.uint8), draw(st.none() | st.integers(0, colours - 1)))


@given(first=pictures(), second=pictures())
def test_every_pixel_of_a_picture_arrives(decode: Decode, first: Picture, second: Picture) -> None:
    rows = {"field": table(x=np.arange(2), url=np.array(["a", "b"], object))}
    stages = [{"a": first, "b": second}, {"a": first, "b": second}, {"a": second, "b": first}]
    frames = [Frame(i, {"place": figure(rows, shown)}) for i, shown in enumerate(stages, 1)]

    for shown, known in zip(stages, decode(sent(*frames)), strict=True):
        received = dict(arrived(known, "place", "field"))["url"]
        for picture, pixels in zip(shown.values(), received, strict=True):
            assert (pixels["height"], pixels["width"]) == picture.pixels.shape[:2]
            assert pixels.get("clear") == picture.clear
            assert pixels.get("codes", pixels.get("rgb")) == picture.pixels.ravel().tolist()
            assert pixels.get("palette") == (None if picture.palette is None else picture.palette.ravel().tolist())
