"""The style rules of the race: three pictures in a row, two charts below them."""

from __future__ import annotations

from playground.charts.kit.theme import Theme
from playground.ui.parts.verdict_line import verdict_rules
from playground.ui.shell.filling import filling

_RULES = """
.differences, .standing {{ font-size: {small}px; line-height: 1.3; }}
.standing {{ min-height: 2.6em; }}
.side-A, .side-B, .side-both {{ font-weight: 700; line-height: 1.1; }}
.side-A {{ color: {side_a}; }}
.side-B {{ color: {side_b}; }}
.race {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }}
.race th, .race td {{ padding: 0 0.6rem 0 0; text-align: left; white-space: nowrap; border: 0; line-height: 1.3; }}
.race thead td {{ min-width: 0; }}
.race thead th {{ font-size: {small}px; font-weight: 400; opacity: 0.75; }}
.race td {{ font-weight: 600; min-width: 4.2rem; }}
.race td.verdict {{ min-height: 0; display: table-cell; font-size: {small}px; width: 32%; white-space: normal; }}
.race tbody th {{ width: 1.6rem; }}
"""


def race_rules(theme: Theme) -> str:
    """Return what the race adds to the style sheet, the colours of A and B among it."""
    side_a, side_b = theme.sides
    rules = _RULES.format(small=18 if theme.presenter else 12, side_a=side_a, side_b=side_b)
    rows = {"race-answers": 1.0} if theme.presenter else {"race-answers": 0.56, "race-curves-row": 0.44}
    columns = ("race-column-A", "race-column-B", "race-column-apart", "race-column-curves", "race-column-zeros")
    charts = dict.fromkeys(("race-A", "race-B", "race-apart", "race-curves", "race-zeros"), 1.0)
    return f"{verdict_rules(theme)}{filling('racetrack', rows, columns, charts)}<style>{rules}</style>"
