"""What the race says: our time, the peers' times as multiples of it, and the targets."""

from __future__ import annotations

from benchmarks.finding import Finding, findings_table
from benchmarks.markdown import table
from benchmarks.spread import Spread, spread
from benchmarks.workload import DIGITS, TINY, USUAL, Workload

Seconds = dict[Workload, dict[str, list[float]]]

PARTIAL_FIT_TARGETS = ((TINY, 12.0), (USUAL, 8.0), (DIGITS, 2.5))
PEERS = {
    "partial_fit": "`partial_fit`", "fit": "`fit`", "pytorch": "PyTorch", "pytorch_fused": "PyTorch, fused Adam",
}  # fmt: skip


def written(seconds: Seconds, rounds: int) -> str:
    """Return the report in Markdown; ``seconds`` an epoch by workload, contestant and round."""
    intro = (
        f"float32, one BLAS and OpenMP thread, {rounds} interleaved rounds, fresh parameters and the same number of "
        "epochs in each round for all. Medians, quartiles in brackets. A peer's figure is its time divided by ours in "
        "the same round: above 1 we are faster."
    )
    return f"{intro}\n\n{_times(seconds)}\n\n{_ratios(seconds)}\n\n{findings_table(_findings(seconds))}"


def _times(seconds: Seconds) -> str:
    rows = []
    for work, of in seconds.items():
        steps, whole = spread(1e6 * s for s in of["ours"]), spread(1e6 * s for s in of["whole_epoch"])
        rows.append([_name(work), f"{steps:,.0f}", f"{1e6 / steps.median:,.0f}", f"{whole:,.0f}"])
    head = ["Net", "our steps, µs an epoch", "epochs/s", "with evaluation and history, µs an epoch"]
    return table(head, rows)


def _ratios(seconds: Seconds) -> str:
    rows = [[_name(work), *(f"{_ratio(of, peer):.2f}" for peer in PEERS)] for work, of in seconds.items()]
    return table(["Net", *(f"{title} ÷ ours" for title in PEERS.values())], rows)


def _findings(seconds: Seconds) -> list[Finding]:
    findings = []
    for work, limit in PARTIAL_FIT_TARGETS:
        ratio = _ratio(seconds[work], "partial_fit")
        findings.append(
            Finding(f"`partial_fit` ÷ ours, {_name(work)}", ratio.median, f"{ratio:.2f}", f"at least {limit:g}",
                    ">=", limit)
        )  # fmt: skip
    for work, of in seconds.items():
        ratio = _ratio(of, "pytorch")
        findings.append(
            Finding(f"PyTorch ÷ ours, {_name(work)}", ratio.median, f"{ratio:.2f}", "at least 1", ">=", 1.0)
        )
    return findings


def _ratio(of: dict[str, list[float]], peer: str) -> Spread:
    return spread(theirs / mine for theirs, mine in zip(of[peer], of["ours"], strict=True))


def _name(work: Workload) -> str:
    return f"{work.net}, {work.n_samples:,} samples, batch {work.batch_size}"
