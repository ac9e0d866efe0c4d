"""A finding is a measured figure beside the target it is held against."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import Literal

from benchmarks.kit.markdown import table

COMPARISONS = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}


@dataclass(frozen=True, slots=True)
class Finding:
    """One measured figure.

    Attributes
    ----------
    what : str
        What was measured.
    value : float or None
        The figure held against the target, in the target's unit; None if it could not be measured.
    text : str
        The figure as it is printed, with its unit.
    bound : str
        The target as it is printed; empty when there is none.
    sense : {">=", ">", "<=", "<"}
        How the value must stand to ``limit``.
    limit : float
        The target.
    """

    what: str
    value: float | None
    text: str
    bound: str = ""
    sense: Literal[">=", ">", "<=", "<"] = ">="
    limit: float = 0.0

    @property
    def verdict(self) -> str:
        """Reached or missed; a dash without a target or a figure."""
        if not self.bound or self.value is None:
            return "–"
        return "reached" if COMPARISONS[self.sense](self.value, self.limit) else "**missed**"


def findings_table(findings: list[Finding]) -> str:
    """Return the findings as a Markdown table."""
    rows = [[finding.what, finding.text, finding.bound or "–", finding.verdict] for finding in findings]
    return table(["What", "Measured", "Target", "Verdict"], rows)
