"""What a network costs in a stack of 32, as a share of what it costs alone."""

from __future__ import annotations

from benchmarks.kit.clock import timed_for
from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.spread import spread
from benchmarks.kit.workloads import W2, W3
from benchmarks.peers.ours import steps
from benchmarks.stacks.stack import stacked_steps

N_NETWORKS = 32
LIMITS = ((W2, 0.2), (W3, 0.65))


def report(rounds: int, seconds: float) -> str:
    """Measure one alone and the stack in turn, so many rounds of at least so many seconds each; return the findings."""
    findings = []
    for work, limit in LIMITS:
        shares = []
        for _ in range(rounds):
            alone = timed_for(steps(work), seconds)
            shares.append(timed_for(stacked_steps(work, N_NETWORKS), seconds) / N_NETWORKS / alone)
        share = spread(shares)
        what = f"stack of {N_NETWORKS}, per network ÷ one alone, {work}"
        findings.append(Finding(what, share.median, f"{share:.3f}", f"at most {limit}", "<=", limit))
    return f"### A stack against one alone\n\n{findings_table(findings)}"
