"""The style rules of the sweep's page: its charts fill what the window leaves below the controls."""

from __future__ import annotations

from playground.charts.kit.theme import Theme

_RULES = """
.st-key-sweep-controls {{ gap: 0.3rem; padding-right: 2.5rem; }}
[data-testid="stApp"]:has([data-testid="stExpandSidebarButton"]) .st-key-sweep-controls {{
  padding-left: 2.5rem;
}}
.st-key-sweep-controls [data-testid="stColumn"] {{ min-width: {column}px; }}
.st-key-sweep-controls label p {{ white-space: nowrap; }}
.st-key-sweep-map, .st-key-sweep-curves, .st-key-sweep-zeros {{ flex: none !important; }}
.st-key-sweep-stage {{ --sweep: max({least}px, calc(100vh - {above}px)); gap: 0.4rem; }}
.st-key-sweep-map {{ height: var(--sweep); }}
.st-key-sweep-curves {{ height: calc(var(--sweep) * 0.68); }}
.st-key-sweep-zeros {{ height: calc(var(--sweep) * 0.32); }}
.st-key-sweep-map > div, .st-key-sweep-curves > div, .st-key-sweep-zeros > div {{ height: 100%; min-height: 0; }}
.st-key-sweep-buttons button {{ white-space: nowrap; }}
.st-key-sweep-buttons > div:has(.st-key-sweep-progress) {{ flex: 1 1 12rem; min-width: 12rem; }}
.st-key-sweep-progress {{ flex: none !important; }}
.progress progress {{ margin-left: 0.8rem; }}
.st-key-sweep-measure {{ min-width: max-content; }}
.st-key-sweep-measure button {{ white-space: nowrap; }}
.found {{ min-height: 2.6em; line-height: 1.3; }}
"""
_SIZES = {"above": 268, "least": 340, "column": 60}
_PRESENTER_SIZES = {"above": 350, "least": 420, "column": 72}


def sweep_rules(theme: Theme) -> str:
    """Return what the sweep's page adds to the style sheet."""
    return f"<style>{_RULES.format(**(_PRESENTER_SIZES if theme.presenter else _SIZES))}</style>"
