"""What the race says: our time, the peers' times as multiples of it, and the targets."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.kit.finding import findings_table
from benchmarks.kit.markdown import table
from benchmarks.kit.workload import Workload
from benchmarks.kit.workloads import KINDS, PLAIN
from benchmarks.peers import contestants as c
from benchmarks.peers.jax_peer import compile_seconds
from benchmarks.peers.node import MOST_SECONDS
from benchmarks.training.race import Times
from benchmarks.training.targets import held_against

HOW = (
    "float32, {rounds} interleaved rounds, fresh parameters in each and the same number of epochs for all. Medians, "
    "quartiles in brackets. A peer's figure is its time divided by ours in the same round: above 1 we are faster."
)
PEERS = (
    f"All train the same net on the same samples and batches, shuffled in every epoch. What a peer leaves out stands "
    "beside its figure. JAX runs an epoch as one compiled function; compiling it is not counted, and the table below "
    f"says what it took. ConvNetJS trains in float64, takes Adadelta for Adam and, with one output, the squared error "
    f"for the cross-entropy, and begins no epoch after {MOST_SECONDS:g} s in a round."
)


def written(times: Times, rounds: int) -> str:
    """Return the report of the race with one thread, in Markdown."""
    parts = [
        f"One BLAS, OpenMP and XLA thread, {HOW.format(rounds=rounds)}",
        PEERS,
        _ours(times, (*KINDS, *PLAIN)),
        _ratios(times, KINDS, c.PEERS_OF_KINDS),
        _ratios(times, PLAIN, c.PEERS_OF_PLAIN),
        _compiling(KINDS),
        findings_table(held_against(times)),
    ]
    return "\n\n".join(parts)


def written_with_threads(times: Times, rounds: int, threads: str) -> str:
    """Return the report of the race in which every library uses as many threads as it chooses."""
    rows = [[str(work), f"{_microseconds(times, work, c.OURS)}", *_cells(times, work, c.PEERS_WITH_THREADS)]
            for work in KINDS]  # fmt: skip
    head = ["Net", "our steps, µs an epoch", *(f"{peer.title} ÷ ours" for peer in c.PEERS_WITH_THREADS)]
    return f"As many threads as each library chooses ({threads}), {HOW.format(rounds=rounds)}\n\n{table(head, rows)}"


def _ours(times: Times, works: Sequence[Workload]) -> str:
    rows = []
    for work in works:
        per_second = 1 / times.seconds(work, c.OURS).median
        whole = _microseconds(times, work, c.WHOLE_EPOCH)
        rows.append([str(work), _microseconds(times, work, c.OURS), f"{per_second:,.0f}", whole])
    return table(["Net", "our steps, µs an epoch", "epochs/s", "with evaluation and history, µs an epoch"], rows)


def _ratios(times: Times, works: Sequence[Workload], peers: Sequence[c.Contestant]) -> str:
    rows = [[str(work), *_cells(times, work, peers)] for work in works]
    return table(["Net", *(f"{peer.title} ÷ ours" for peer in peers)], rows)


def _cells(times: Times, work: Workload, peers: Sequence[c.Contestant]) -> list[str]:
    cells = []
    for peer in peers:
        ratio, lacking = times.ratio(work, peer, c.OURS), peer.lacks(work)
        without = f"; without {' and '.join(lacking)}" if lacking else ""
        cells.append("no node" if ratio is None else f"{ratio:.2f}{without}")
    return cells


def _compiling(works: Sequence[Workload]) -> str:
    rows = [[str(work), f"{compile_seconds(work):.2f}"] for work in works]
    return table(["Net", "JAX compiles the epoch and trains the first, s"], rows)


def _microseconds(times: Times, work: Workload, contestant: c.Contestant) -> str:
    seconds = times.seconds(work, contestant)
    return f"{1e6 * seconds.median:,.0f} ({1e6 * seconds.low:,.0f} to {1e6 * seconds.high:,.0f})"
