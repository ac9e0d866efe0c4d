"""The style rules of the page of many seeds."""

from __future__ import annotations

from playground.charts.kit.theme import Theme
from playground.ui.shell.filling import filling

_RULES = """
.st-key-luck-controls {{ padding-right: 2.5rem; }}
[data-testid="stApp"]:has([data-testid="stExpandSidebarButton"]) .st-key-luck-controls {{
  padding-left: 2.5rem;
}}
.luck-said {{ font-size: {small}px; line-height: 1.35; min-height: 2.7em; }}
.luck-state {{ display: flex; gap: 1rem; align-items: center; min-height: 1.25em; }}
.luck-state progress {{ flex: 1; max-width: 24rem; height: 0.5rem; }}
.luck-said p {{ margin: 0; }}
.luck-hint {{ max-width: 46rem; margin: 12vh auto 0; line-height: 1.5; }}
"""
_CHARTS = {"luck-bands": 1.0, "luck-losses": 0.6, "luck-map-a": 1.2, "luck-map-b": 1.2}


def luck_rules(theme: Theme) -> str:
    """Return what the page adds to the style sheet."""
    rules = _RULES.format(small=18 if theme.presenter else 13)
    layout = filling("luck", {"luck-charts": 1.0}, ("luck-left", "luck-right"), _CHARTS)
    return f"{layout}<style>{rules}</style>"
