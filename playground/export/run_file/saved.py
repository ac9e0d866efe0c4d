"""A run as the bytes of one file: settings, history, weights by name, and all that it takes to go on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count
from types import MappingProxyType

import numpy as np
from threadpoolctl import threadpool_info

from playground.export.run_file import document as said
from playground.export.run_file.archive import npz, zipped
from playground.measurements.provenance import described, versions
from playground.measurements.recording.run_state import RunState, state_of
from playground.measurements.run import Run
from playground.network.arithmetic import Array
from playground.network.batch_norm import BatchNorm
from playground.network.dense import Dense
from playground.network.network import Network
from playground.training.snapshots import Snapshot
from playground.words.verdict import verdict_text

MOST_STATES, MOST_BYTES = 32, 32_000_000  # of earlier epochs
LEDGER = ("ledger_epoch", "ledger_point")  # beside the columns of the history: the points whose state changed
RUN, HISTORY, STATES, WEIGHTS = "run.json", "history.npz", "states.npz", "weights.npz"


def saved(run: Run, own: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return a run as a zip file; ``own`` are the members with its data, as of ``own_data.members_of``.

    ``run.json`` says in words and numbers what it is: link, settings, seeds, versions, how it ended, what was changed
    on its way. ``history.npz`` has the columns of the history, ``weights.npz`` the weights by name, for other programs;
    ``states.npz`` has the states of network and optimiser after the present and some earlier epochs. No file in it is
    executed when it is read, and none holds anything but numbers and text.
    """
    present = run.present
    state = state_of(present, most=_most_states(present))
    states = _distinct(state)
    return zipped({
        RUN: json.dumps(_document(present, state, states), ensure_ascii=False, indent=1, allow_nan=False).encode(),
        HISTORY: npz({**state.columns, **_ledger(state)}),
        STATES: npz(_arrays(state, states)),
        WEIGHTS: npz(weights_of(present.trainer.network)),
        **own,
    })  # fmt: skip


def weights_of(network: Network) -> dict[str, Array]:
    """Return the parameters of a network by name.

    Returns
    -------
    dict of str to ndarray
        ``layer1.weights`` of shape (n_in, n_out) and ``layer1.biases`` (n_out,), …; for each batch normalisation, from
        1 too, ``norm1.gamma``, ``norm1.beta``, and the running ``norm1.mean`` and ``norm1.variance``, all (n_units,).
    """
    named: dict[str, Array] = {}
    layers, norms = count(1), count(1)
    for layer in network.layers:
        if isinstance(layer, Dense):
            name = f"layer{next(layers)}"
            named |= {f"{name}.weights": layer.W, f"{name}.biases": layer.b[0]}
        elif isinstance(layer, BatchNorm):
            name = f"norm{next(norms)}"
            named |= {f"{name}.gamma": layer.gamma[0], f"{name}.beta": layer.beta[0]}
            named |= {f"{name}.mean": layer.moments[0], f"{name}.variance": layer.moments[1]}
    return named


def _most_states(run: Run) -> int:
    """Return how many states of earlier epochs a file has room for."""
    state = Snapshot.of(run.trainer).state
    size = sum(array.nbytes for array in (state.theta, state.statistics, *state.vectors.values()))
    return max(1, min(MOST_STATES, MOST_BYTES // size))


def _distinct(state: RunState) -> list[Snapshot]:
    """Return the present state and, after it, every earlier one once."""
    earlier = {id(one): one for one in (*state.earlier.even, *state.earlier.pinned.values())}
    return [state.present, *earlier.values()]


def _document(run: Run, state: RunState, states: list[Snapshot]) -> said.Document:
    settings, trainer = state.settings, run.trainer
    even, pinned = {id(one) for one in state.earlier.even}, state.earlier.pinned
    return {
        "format": said.FORMAT,
        "format_version": said.VERSION,
        "link": said.link_of(settings),
        "settings": described(settings),
        "versions": versions(),
        "kernel": kernel(),
        "epoch": trainer.epoch,
        "status": trainer.status.value,
        "verdict": verdict_text(run.verdict()).whole,
        "best_epoch": run.history.best_epoch,
        "changed_at": run.changed_at,
        "settings_changed_at": state.settings_changed_at,
        "changes": said.changes_said(settings, state.changes),
        "by_hand": [said.by_hand_said(change) for change in state.by_hand],
        "diverged": said.diverged_said(state.diverged),
        "spacing": state.earlier.spacing,
        "states": [
            {
                "epoch": one.epoch, "steps": one.state.steps, "order": one.order, "dropout": one.dropout,
                "even": id(one) in even, "kept_as": [name for name in pinned if pinned[name] is one],
            }
            for one in states
        ],
    }  # fmt: skip


def _arrays(state: RunState, states: list[Snapshot]) -> dict[str, Array]:
    return {
        "loss_gradient": state.loss_gradient,
        "theta": np.stack([one.state.theta for one in states]),
        "statistics": np.stack([one.state.statistics for one in states]),
        **{name: np.stack([one.state.vectors[name] for one in states]) for name in state.present.state.vectors},
    }


def _ledger(state: RunState) -> dict[str, Array]:
    epochs = [np.full(len(points), epoch) for epoch, points in state.ledger]
    points = [points for _, points in state.ledger]
    nothing = np.zeros(0)
    return {
        name: np.concatenate([nothing, *parts]).astype(np.int32)
        for name, parts in zip(LEDGER, (epochs, points), strict=True)
    }


def kernel() -> str:
    """Return the kernels of linear algebra that this processor uses, as OpenBLAS calls them."""
    return " ".join(sorted({library["architecture"] for library in threadpool_info() if "architecture" in library}))
