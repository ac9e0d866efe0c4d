"""The style rules of the race: three pictures in a row, two charts below them, in what the words leave."""

from __future__ import annotations

from playground.charts.kit.theme import Theme
from playground.ui.parts.verdict_line import verdict_rules

_RULES = """
.st-key-racetrack {{ --track: max(22rem, calc(100vh - {words}px)); }}
.st-key-race-A, .st-key-race-B, .st-key-race-apart {{ flex: none !important; height: calc(var(--track) * 0.56); }}
.st-key-race-curves, .st-key-race-zeros {{ flex: none !important; height: calc(var(--track) * 0.44); }}
.st-key-race-A > div, .st-key-race-B > div, .st-key-race-apart > div,
.st-key-race-curves > div, .st-key-race-zeros > div {{ height: 100%; min-height: 0; }}
.st-key-racetrack [data-testid="stColumn"] > [data-testid="stVerticalBlock"] {{ gap: 0.1rem; }}
.differences, .standing {{ font-size: {small}px; line-height: 1.3; }}
.standing {{ min-height: 2.6em; }}
.side-A, .side-B, .side-both {{ font-weight: 700; line-height: 1.1; }}
.side-A {{ color: {side_a}; }}
.side-B {{ color: {side_b}; }}
.race {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }}
.race th, .race td {{ padding: 0 0.6rem 0 0; text-align: left; white-space: nowrap; border: 0; line-height: 1.3; }}
.race thead th {{ font-size: {small}px; font-weight: 400; opacity: 0.75; }}
.race td {{ font-weight: 600; min-width: 4.2rem; }}
.race td.verdict {{ min-height: 0; display: table-cell; font-size: {small}px; width: 32%; white-space: normal; }}
.race tbody th {{ width: 1.6rem; }}
"""


def race_rules(theme: Theme) -> str:
    """Return what the race adds to the style sheet, the colours of A and B among it."""
    sizes = {"words": 334, "small": 18} if theme.presenter else {"words": 234, "small": 12}
    side_a, side_b = theme.sides
    return f"{verdict_rules(theme)}<style>{_RULES.format(**sizes, side_a=side_a, side_b=side_b)}</style>"
