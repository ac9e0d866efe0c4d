"""What of a run's state is words and whole numbers: as JSON that people can read, and back with every value checked."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from playground.export.run_file.errors import RunFileError, Trouble, damaged
from playground.measurements.by_hand import LARGEST, Bias, Change, Weight
from playground.measurements.export import link_text
from playground.settings.links import from_url, to_kept_query
from playground.settings.own.own_data import Files
from playground.settings.run import Settings, TrainingSettings
from playground.training.reason import Diverged, Infinite

FORMAT, VERSION = "overfitting-playground run", 1
_LARGEST_WORD = 2**128  # of the numbers behind a random stream
Made = TypeVar("Made")
Document = dict[str, Any]


def link_of(settings: Settings) -> str:
    """Return settings as the query of a link."""
    return link_text(to_kept_query(settings))


def settings_of(document: Mapping[str, Any], name: str, files: Files) -> Settings:
    """Return the settings of a link in the document, of which all must be understood; ``files`` as for links."""
    link = from_url(_text(document, name), files)
    if link.needs is not None and link.needs.content and any(link.needs.missing in said for said in link.problems):
        raise RunFileError(Trouble.NEEDS, link.needs.described)
    if link.problems:
        raise damaged(f"{name}: {' '.join(link.problems)}")
    return link.settings


def check_format(document: Any) -> Document:
    """Return the document if it is one of a run's file that this version reads."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise RunFileError(Trouble.FOREIGN, "run.json")
    if (version := whole(document, "format_version", 1)) > VERSION:
        raise RunFileError(Trouble.NEWER, str(version))
    return document


def changes_said(settings: Settings, changes: tuple[tuple[int, TrainingSettings], ...]) -> list[Document]:
    """Return from which epoch on which settings held."""
    return [{"epoch": epoch, "link": link_of(replace(settings, training=training))} for epoch, training in changes]


def changes_of(document: Mapping[str, Any], epochs: int, files: Files) -> tuple[tuple[int, TrainingSettings], ...]:
    """Return from which epoch on which settings held."""
    found = tuple(
        (whole(one, "epoch", 0, epochs), settings_of(one, "link", files).training)
        for one in entries(document, "changes")
    )
    starts = [epoch for epoch, _ in found]
    if not starts or starts[0] != 0 or starts != sorted(starts):
        raise damaged(f"changes: they begin at the epochs {starts}")
    return found


def by_hand_said(change: Change) -> Document:
    """Return what was set by hand."""
    parameter = change.parameter
    place = {name: getattr(parameter, name) for name in parameter.__slots__}
    return place | {"before": change.before, "values": {str(epoch): value for epoch, value in change.values.items()}}


def by_hand_of(document: Mapping[str, Any], epochs: int) -> tuple[Change, ...]:
    """Return what was set by hand; whether the network has such a parameter is for others to see."""
    return tuple(_change(one, epochs) for one in entries(document, "by_hand"))


def _change(one: Mapping[str, Any], epochs: int) -> Change:
    kind = Weight if "row" in one else Bias
    parameter = kind(*(whole(one, name, 1) for name in kind.__slots__))
    values = one.get("values")
    if not isinstance(values, dict) or not values:
        raise damaged("by_hand: values are missing")
    numbered = {epoch: _real(values, epoch) for epoch in values}
    if any(abs(value) > LARGEST for value in numbered.values()):
        raise damaged(f"by_hand: a value is beyond {LARGEST:g}")
    epoch_of = {epoch: whole({"epoch": int(epoch) if epoch.isdecimal() else epoch}, "epoch", 0, epochs)
                for epoch in numbered}  # fmt: skip
    return Change(parameter, _real(one, "before"), {epoch_of[epoch]: value for epoch, value in numbered.items()})


def diverged_said(diverged: Diverged | None) -> Document | None:
    """Return how the run diverged."""
    if diverged is None:
        return None
    return {
        "infinite": diverged.infinite.value, "learning_rate": diverged.learning_rate,
        "scheduled_rate": diverged.scheduled_rate,
    }  # fmt: skip


def diverged_of(document: Mapping[str, Any], epoch: int) -> Diverged | None:
    """Return how the run diverged, if it did."""
    said = document.get("diverged")
    if said is None:
        return None
    if not isinstance(said, dict) or said.get("infinite") not in {one.value for one in Infinite}:
        raise damaged("diverged")
    rate = None if said.get("scheduled_rate") is None else _real(said, "scheduled_rate")
    return Diverged(Infinite(said["infinite"]), epoch, _real(said, "learning_rate"), rate)


def stream_of(state: Mapping[str, Any], name: str) -> Document:
    """Return the state of a random stream, as NumPy's generators take it."""
    said = state.get(name)
    inner = said.get("state") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(inner, dict) or said.get("bit_generator") != "PCG64":
        raise damaged(f"states: {name} is no state of a random stream")
    words = {one: whole(inner, one, 0, _LARGEST_WORD - 1) for one in ("state", "inc")}
    half = {"has_uint32": whole(said, "has_uint32", 0, 1), "uinteger": whole(said, "uinteger", 0, 2**32 - 1)}
    return {"bit_generator": "PCG64", "state": words, **half}


def entries(document: Mapping[str, Any], name: str, most: int = 100_000) -> list[Document]:
    """Return a list of objects of the document."""
    found = document.get(name)
    if not isinstance(found, list) or len(found) > most or not all(isinstance(one, dict) for one in found):
        raise damaged(f"{name} is no list of objects")
    return found


def texts(document: Mapping[str, Any], name: str) -> list[str]:
    """Return a list of words of the document."""
    found = document.get(name)
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise damaged(f"{name} is no list of words")
    return found


def whole(document: Mapping[str, Any], name: str, least: int = 0, most: int | None = None) -> int:
    """Return a whole number of the document within bounds."""
    value = _read(document, name, int, lambda value: type(value) is int)
    if value < least or (most is not None and value > most):
        raise damaged(f"{name} is {value}, which is not from {least} to {'…' if most is None else most}")
    return value


def _real(document: Mapping[str, Any], name: str) -> float:
    return _read(document, name, float, lambda value: type(value) in {int, float} and math.isfinite(value))


def _text(document: Mapping[str, Any], name: str) -> str:
    return _read(document, name, str, lambda value: isinstance(value, str))


def _read(document: Mapping[str, Any], name: str, kind: Callable[[Any], Made], fits: Callable[[Any], bool]) -> Made:
    value = document.get(name)
    if not fits(value):
        raise damaged(f"{name} is {str(value)[:60]!r}" if name in document else f"{name} is missing")
    return kind(value)
