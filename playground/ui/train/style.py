"""The style rules of the dashboard."""

from __future__ import annotations

from playground.charts.kit.theme import Theme
from playground.ui.parts.verdict_line import verdict_rules
from playground.ui.shell.filling import filling

_RULES = """
.st-key-answer-controls, .st-key-curve-controls {{ min-height: 2rem; gap: 0.3rem 1.2rem; }}
.st-key-stage [data-testid="stAlert"] > div {{ padding: 0.5rem 0.8rem; }}
.st-key-stage [data-testid="stAlert"] p {{ line-height: 1.3; }}
.st-key-past button {{ white-space: nowrap; }}
.st-key-charts .numbers {{ gap: 0.2rem 1.2rem; }}
.look-for {{ font-size: {small}px; line-height: 1.2; opacity: 0.8; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }}
"""


def train_rules(theme: Theme) -> str:
    """Return what the dashboard adds to the style sheet."""
    rules = _RULES.format(small=18 if theme.presenter else 12)
    charts = {"answer": 2.0, "curves": 1.0, "inner": 1.0}
    return f"{verdict_rules(theme)}{filling('stage', {'charts': 1.0}, ('left', 'right'), charts)}<style>{rules}</style>"
