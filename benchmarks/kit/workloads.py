"""The workloads of the race: five kinds of training as people choose it, and plain training in six sizes."""

from __future__ import annotations

from benchmarks.kit.workload import Workload

W1 = Workload("moons", 250, (4, 2), 10, epochs=60, code="W1", activation="tanh", optimiser="sgd")
W2 = Workload("moons", 200, (8, 8), 32, epochs=60, code="W2", l2=1.0)
W3 = Workload("moons", 500, (64, 64), 32, epochs=20, code="W3", dropout=0.5, batch_norm=True)
W4 = Workload("blobs", 2000, (256, 256), 128, epochs=4, code="W4", batch_norm=True)
W5 = Workload("digits", 1797, (128, 64), 64, epochs=6, code="W5", l1=1.0)
KINDS = (W1, W2, W3, W4, W5)

TINY = Workload("moons", 200, (8, 8), 32, epochs=60)
USUAL = Workload("moons", 500, (64, 64), 32, epochs=20)
DIGITS = Workload("digits", 1797, (128, 64), 64, epochs=6)
WIDE = Workload("blobs", 2000, (256, 256), 128, epochs=4)
PLAIN = (
    TINY,
    USUAL,
    Workload("moons", 500, (128, 128), 32, epochs=12),
    DIGITS,
    WIDE,
    Workload("moons", 500, (256,) * 6, 32, epochs=3),
)
