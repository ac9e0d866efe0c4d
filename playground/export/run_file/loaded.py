"""The run that a file from anybody holds: nothing in it is executed, and everything is checked before it is used."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np

from playground.datasets import DatasetError
from playground.export.run_file import document as said
from playground.export.run_file.archive import Archive
from playground.export.run_file.errors import RunFileError, Trouble, damaged
from playground.export.run_file.own_data import Inside, found_in
from playground.export.run_file.saved import HISTORY, LEDGER, RUN, STATES
from playground.measurements.recording.run_state import RunState, run_in
from playground.measurements.run import Run
from playground.network.arithmetic import Array
from playground.settings.fields import SettingsError
from playground.settings.own.own_data import Files, no_files
from playground.settings.own.own_points import OwnPoints
from playground.settings.own.own_table import TableFile
from playground.settings.run import Settings
from playground.training.checkpoint import Checkpoint
from playground.training.snapshots import Kept, Snapshot

LARGEST_DOCUMENT = 8_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Loaded:
    """A run from a file, the versions of what made it, as the file says, and its data if they are inside."""

    run: Run
    versions: dict[str, str]
    own: TableFile | OwnPoints | None = None

    @property
    def files(self) -> Files:
        """What has the data that came with the run, for settings that describe them."""
        if self.own is None:
            return no_files
        return self.own if isinstance(self.own, TableFile) else self.own.as_wanted


def loaded(content: bytes, files: Files = no_files) -> Loaded:
    """Return the run of a file, as it was when it was saved; it goes on from there.

    On the machine that saved it, with the same versions, it goes on to the same digits, and so it does to earlier
    epochs. Elsewhere the last digits of what is trained then may differ.

    Parameters
    ----------
    content : bytes
        The whole file.
    files : callable
        Gives data of a person's own that the file describes and does not hold, as for links.

    Raises
    ------
    RunFileError
        When it is no run's file, damaged or too large, or its data cannot be made; it names the part.
    """
    archive = Archive(content)
    if RUN not in archive.names:
        raise RunFileError(Trouble.FOREIGN, RUN)
    document = said.check_format(_json(archive.read(RUN, most=LARGEST_DOCUMENT)))
    inside = Inside(archive, files)
    settings = said.settings_of(document, "link", inside)
    try:
        fresh = Run(settings)
    except DatasetError as error:
        raise RunFileError(Trouble.DATA, str(error)) from error
    state = _state(fresh, settings, document, archive, inside)
    made_by = document.get("versions")
    found = {str(name): str(one)[:40] for name, one in made_by.items()} if isinstance(made_by, dict) else {}
    try:
        run = run_in(state, fresh.dataset)
    except SettingsError as error:
        raise damaged(f"changes: {error}") from error
    return Loaded(run, found, found_in(inside, run))


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise damaged(f"{RUN} is no JSON ({error})") from error


def _state(fresh: Run, settings: Settings, document: said.Document, archive: Archive, files: Files) -> RunState:
    """Return the state that the file says the run is in; ``fresh`` has the same settings."""
    epoch = said.whole(document, "epoch", 0)
    changes, by_hand = said.changes_of(document, epoch, files), said.by_hand_of(document, epoch)
    if changes[-1][1] != settings.training:
        raise damaged("changes: the last settings are others than those of the link")
    for change in by_hand:
        if change.parameter.view(fresh.trainer.network) is None:
            raise damaged(f"by_hand: the network has no {change.parameter}")
    changed_at = None if document.get("settings_changed_at") is None else said.whole(
        document, "settings_changed_at", 0, epoch
    )  # fmt: skip
    history = Archive(archive.read(HISTORY), HISTORY)
    columns = _columns(fresh, epoch, history)
    present, earlier, gradient = _states(fresh, epoch, document, Archive(archive.read(STATES), STATES))
    return RunState(
        settings, changed_at, changes, by_hand, present, gradient, earlier, columns, _ledger(fresh, epoch, history),
        said.diverged_of(document, epoch),
    )  # fmt: skip


def _columns(fresh: Run, epoch: int, history: Archive) -> dict[str, Array]:
    """Return the columns of the history."""
    shapes = {name: column.shape[1:] for name, column in fresh.history.columns.items()}
    return {name: history.array(name, "float64", (epoch + 1, *shape)) for name, shape in shapes.items()}


def _ledger(fresh: Run, epoch: int, history: Archive) -> tuple[tuple[int, Array], ...]:
    """Return the points whose state changed, by the epoch."""
    epochs, points = (history.array(name, "int32", (-1,)) for name in LEDGER)
    n = len(fresh.dataset.flipped)
    starts = np.flatnonzero(np.diff(epochs, prepend=0))
    in_order = len(epochs) == len(points) and bool((np.diff(epochs, prepend=1) >= 0).all())
    if not in_order or (len(epochs) and (epochs[-1] > epoch or points.min() < 0 or points.max() >= n)):
        raise damaged(f"{HISTORY}: the ledger names epochs or points that there are not")
    parts = np.split(points, starts[1:]) if len(starts) else []
    if any(len(np.unique(part)) < len(part) for part in parts):
        raise damaged(f"{HISTORY}: the ledger names a point twice in an epoch")
    return tuple((int(epochs[start]), part.astype(np.intp)) for start, part in zip(starts, parts, strict=True))


def _states(fresh: Run, epoch: int, document: said.Document, states: Archive) -> tuple[Snapshot, Kept, Array]:
    """Return the present state, those of earlier epochs, and the last gradient."""
    entries = said.entries(document, "states", most=1000)
    network, vectors = fresh.trainer.network, fresh.trainer.optimiser.vectors
    n = len(entries)

    def stack(name: str, like: Array) -> Array:
        found = states.array(name, str(like.dtype), (n, *like.shape))
        if not np.isfinite(found).all():
            raise damaged(f"{STATES}: {name} is not finite")
        return found

    theta, statistics = stack("theta", network.theta), stack("statistics", network.statistics)
    stacked = {name: stack(name, vector) for name, vector in vectors.items()}
    snapshots = [
        Snapshot(
            said.whole(entry, "epoch", 0, epoch),
            Checkpoint(
                theta[i], statistics[i], {name: stacked[name][i] for name in stacked}, said.whole(entry, "steps")
            ),
            said.stream_of(entry, "order"),
            said.stream_of(entry, "dropout"),
        )
        for i, entry in enumerate(entries)
    ]
    spacing = said.whole(document, "spacing", 1)
    even = [one for one, entry in zip(snapshots, entries, strict=True) if entry.get("even") is True]
    pinned = {
        reason: one for one, entry in zip(snapshots, entries, strict=True) for reason in said.texts(entry, "kept_as")
    }
    if not snapshots or snapshots[0].epoch != epoch:
        raise damaged(f"states: the first is not that of epoch {epoch}")
    if not even or even[0].epoch != 0 or any(one.epoch % spacing for one in even):
        raise damaged("states: they are not those of every so many epochs")
    gradient = states.array("loss_gradient", str(network.dtype), fresh.trainer.loss_gradient.shape)
    return snapshots[0], Kept(spacing, tuple(even), pinned), gradient
