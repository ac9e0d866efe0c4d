"""Frames as messages to a browser, which are told nothing that they have been told before.

A message is little-endian: the length of its head in four bytes; the head, JSON in UTF-8; zeros up to a multiple of
eight; and the body, which holds the values of columns. The scripts beside this module read it. The head::

    {"frame": 17,                        the frame's number
     "texts": {place: html},
     "figures": {place: null}            empties the place, or else
     "figures": {place: {
        "spec": {...},                   if it is new; then all tables come with it
        "name": "…", "alt": "…", "interaction": {...} or null,
        "tables": {name: {"rows": 120, "columns": {column: {...}}}},
        "keep": {name: [column, ...]}}}  columns of such a table that stay as they are
     "signal": {"rerun": 3},
     "error": "…"}                       empty when nothing is wrong any more

All but the number is left out where nothing has changed. What a column says of its values is in ``columns.py``: their
``type`` (f4, f8, i1 … u4, bool, words, json or pictures), where they are ``at`` in the body, and where their nulls are.
"""

from __future__ import annotations

import json
import struct
from typing import Any

import pyarrow as pa

from playground.charts.kit.figure import URL, Figure
from playground.ui.live.columns import ALIGNMENT, Body, encoded_column
from playground.ui.live.frame import Frame

_LENGTH = struct.Struct("<I")


class Encoder:
    """Turns the frames for one connection into messages, in order; each says only what the ones before did not."""

    def __init__(self) -> None:
        self._figures: dict[str, Figure | None] = {}
        self._texts: dict[str, str] = {}
        self._rerun = 0
        self._error = ""

    def encode(self, frame: Frame) -> bytes:
        """Return the message that brings the browser from the last frame to this one."""
        body = Body()
        head: dict[str, Any] = {"frame": frame.number}
        texts = {place: text for place, text in frame.texts.items() if self._texts.get(place) != text}
        if texts:
            head["texts"] = texts
            self._texts |= texts
        figures = {place: self._changes(place, figure, body) for place, figure in frame.figures.items()}
        if changed := {place: changes for place, changes in figures.items() if changes != {}}:
            head["figures"] = changed
        if frame.rerun != self._rerun:
            head["signal"] = {"rerun": frame.rerun}
            self._rerun = frame.rerun
        if frame.error != self._error:
            head["error"] = self._error = frame.error
        return _message(head, body)

    def _changes(self, place: str, figure: Figure | None, body: Body) -> dict[str, Any] | None:
        """Return what is new about a place's figure: an empty dict if nothing is, None if the place becomes empty."""
        known, last = place in self._figures, self._figures.get(place)
        self._figures[place] = figure
        if figure is None:
            return {} if known and last is None else None
        if last is not None and figure.spec is not last.spec and figure.spec != last.spec:
            last = None
        changes: dict[str, Any] = {} if last else {"spec": figure.spec}
        for name in ("alt", "name", "interaction"):
            said = getattr(figure, name)
            if last is None or said != getattr(last, name):
                changes[name] = said
        tables, keep = {}, {}
        for name, rows in figure.data.items():
            before = last.data.get(name) if last else None
            moved = _moved_columns(rows, figure, before, last)
            if not moved and before is not None and before.column_names == rows.column_names:
                continue
            columns = {column: encoded_column(rows[column], column, figure.pictures, body) for column in moved}
            tables[name] = {"rows": rows.num_rows, "columns": columns}
            if stays := [column for column in rows.column_names if column not in moved]:
                keep[name] = stays
        return changes | ({"tables": tables} if tables else {}) | ({"keep": keep} if keep else {})


def _moved_columns(rows: pa.Table, figure: Figure, before: pa.Table | None, last: Figure | None) -> list[str]:
    """Return the columns that are not what they were before."""
    if before is None or last is None or before.num_rows != rows.num_rows:
        return list(rows.column_names)
    if rows is before and URL not in rows.column_names:
        return []
    return [name for name in rows.column_names if not _stays(name, rows, figure, before, last)]


def _stays(name: str, rows: pa.Table, figure: Figure, before: pa.Table, last: Figure) -> bool:
    if name not in before.column_names or not rows[name].equals(before[name]):
        return False
    if name != URL or not figure.pictures:
        return True
    return all(figure.pictures[key].looks_like(last.pictures[key]) for key in rows[name].to_pylist())


def _message(head: dict[str, Any], body: Body) -> bytes:
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    padding = -(_LENGTH.size + len(text)) % ALIGNMENT
    return b"".join([_LENGTH.pack(len(text)), text, bytes(padding), body.content()])
