"""The contestants of the race: each times one round of a workload on fresh parameters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.kit.workload import Workload
from benchmarks.peers import node, ours, pytorch, scikit_learn
from benchmarks.peers.jax_peer import jax_epoch


def _nothing(work: Workload) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Contestant:
    """One who trains.

    Attributes
    ----------
    name : str
        Short name, that of the function.
    title : str
        What its column is called.
    time : callable
        Returns seconds an epoch of one round of a workload.
    lacks : callable
        Returns what it leaves out of a workload, in words.
    """

    name: str
    title: str
    time: Callable[[Workload], float]
    lacks: Callable[[Workload], list[str]] = _nothing


OURS = Contestant("ours", "ours", ours.ours)
WHOLE_EPOCH = Contestant("whole_epoch", "with evaluation and history", ours.whole_epoch)
PARTIAL_FIT = Contestant("partial_fit", "scikit-learn `partial_fit`", scikit_learn.partial_fit, scikit_learn.lacks)
FIT = Contestant("fit", "scikit-learn `fit`", scikit_learn.fit, scikit_learn.lacks)
PYTORCH = Contestant("pytorch", "PyTorch", pytorch.pytorch)
PYTORCH_FUSED = Contestant("pytorch_fused", "PyTorch, fused optimiser", pytorch.pytorch_fused)
JAX = Contestant("jax", "JAX", jax_epoch)
CONVNETJS = Contestant("convnetjs", "ConvNetJS", node.convnetjs, node.lacks)

PEERS_OF_PLAIN = (PARTIAL_FIT, FIT, PYTORCH, PYTORCH_FUSED)
PEERS_OF_KINDS = (*PEERS_OF_PLAIN, JAX, CONVNETJS)
PEERS_WITH_THREADS = (PYTORCH, PYTORCH_FUSED, JAX)
