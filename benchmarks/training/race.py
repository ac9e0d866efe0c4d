"""The race: contestants take turns on every workload, round by round, in one process."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from time import sleep

from benchmarks.kit.spread import Spread, spread
from benchmarks.kit.workload import Workload
from benchmarks.peers.contestants import Contestant


class Times:
    """Seconds an epoch by workload, contestant and round."""

    def __init__(self) -> None:
        self._seconds: dict[tuple[Workload, str], list[float]] = defaultdict(list)

    def add(self, work: Workload, contestant: Contestant) -> None:
        """Let a contestant train and keep its time."""
        self._seconds[work, contestant.name].append(contestant.time(work))

    def seconds(self, work: Workload, contestant: Contestant) -> Spread:
        """Return how long a contestant takes for an epoch."""
        return spread(self._seconds[work, contestant.name])

    def ratio(self, work: Workload, peer: Contestant, to: Contestant) -> Spread | None:
        """Return a peer's time divided by another's of the same round; None if the peer did not run."""
        theirs, mine = self._seconds.get((work, peer.name)), self._seconds[work, to.name]
        return None if theirs is None else spread(a / b for a, b in zip(theirs, mine, strict=True))


def race(times: Times, entries: Mapping[Workload, Sequence[Contestant]], rounds: int, *, pause: float = 0.0) -> None:
    """Run so many rounds; before each turn wait ``pause`` seconds, for threads that spin when they have no work."""
    for turn in range(rounds):
        for work, contestants in entries.items():
            shift = turn % len(contestants)  # nobody is always first
            for contestant in (*contestants[shift:], *contestants[:shift]):
                sleep(pause)
                times.add(work, contestant)
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
