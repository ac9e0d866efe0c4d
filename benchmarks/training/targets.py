"""What the race is to show: how many times as long as we a peer is to take, at least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from benchmarks.kit import workloads as w
from benchmarks.kit.finding import Finding
from benchmarks.kit.workload import Workload
from benchmarks.peers import contestants as c
from benchmarks.training.race import Times


@dataclass(frozen=True, slots=True)
class Target:
    """A peer's time divided by ours is to be at least, or more than, ``limit``."""

    peer: c.Contestant
    work: Workload
    limit: float
    sense: Literal[">=", ">"] = ">="


TARGETS = (
    Target(c.PARTIAL_FIT, w.TINY, 20.0),
    Target(c.PARTIAL_FIT, w.USUAL, 10.0),
    Target(c.PARTIAL_FIT, w.WIDE, 1.8),
    Target(c.PARTIAL_FIT, w.DIGITS, 3.3),
    Target(c.PYTORCH, w.W1, 25.0),
    Target(c.PYTORCH, w.W2, 25.0),
    Target(c.PYTORCH, w.W3, 9.0),
    Target(c.PYTORCH, w.W4, 1.7),
    Target(c.PYTORCH, w.W5, 5.0),
    *(Target(c.JAX, work, 1.0) for work in (w.W1, w.W2, w.W3, w.W5)),
    Target(c.CONVNETJS, w.W1, 1.3),
    *(Target(c.CONVNETJS, work, 1.3, ">") for work in (w.W2, w.W3, w.W4, w.W5)),
)


def held_against(times: Times) -> list[Finding]:
    """Return every target with what was measured."""
    findings = []
    for target in TARGETS:
        ratio = times.ratio(target.work, target.peer, c.OURS)
        what = f"{target.peer.title} ÷ ours, {target.work}"
        bound = f"{'at least' if target.sense == '>=' else 'above'} {target.limit:g}"
        if ratio is None:
            findings.append(Finding(what, None, "no node", bound, target.sense, target.limit))
        else:
            findings.append(Finding(what, ratio.median, f"{ratio:.2f}", bound, target.sense, target.limit))
    return findings
