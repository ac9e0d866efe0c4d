"""How many samples a network has been given in all, by whichever calls."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Self

import numpy as np

from playground.estimator.problem import Samples


@dataclass(frozen=True, slots=True)
class Chunks:
    """The chunks of samples that a network has been trained on, each counted once, however often it comes.

    A chunk is known again by a digest of its numbers, so none of the data is kept. Samples drawn anew into other chunks
    are taken for others.
    """

    sizes: dict[bytes, float] = field(default_factory=dict)

    @property
    def n_samples(self) -> float:
        """The samples of all chunks, or their weights, added up."""
        return sum(self.sizes.values())

    def with_chunk(self, samples: Samples) -> Self:
        """Return the chunks with this one among them."""
        digest = blake2b(digest_size=16)
        for part in (samples.X, samples.y, samples.weight):
            if part is not None:
                digest.update(np.ascontiguousarray(part).data)
        return replace(self, sizes=self.sizes | {digest.digest(): samples.n_samples})
