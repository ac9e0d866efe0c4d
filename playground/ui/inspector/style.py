"""The style rules of the inspector: its graph fills the window beside the equations, and the tables follow below."""

from __future__ import annotations

from playground.charts.kit.theme import Theme

_RULES = """
.st-key-inspector-buttons {{ padding-right: 2.5rem; }}
[data-testid="stApp"]:has([data-testid="stExpandSidebarButton"]) .st-key-inspector-buttons {{
  padding-left: 2.5rem;
}}
.st-key-graph {{ flex: none !important; height: max({graph}px, calc(100vh - {below}px)); }}
.st-key-graph > div {{ height: 100%; min-height: 0; }}
.st-key-equations {{ gap: 0.25rem; }}
.st-key-equations [data-testid="stMarkdown"] > div {{ width: 100%; }}
.st-key-equations [data-testid="stMarkdownContainer"] {{ margin-bottom: 0; width: 100%; }}
.st-key-equations .katex-display {{ margin: 0 0 0.25rem; text-align: left; overflow: auto hidden; }}
.st-key-equations .katex-display > .katex {{ text-align: left; font-size: 1.05rem; }}
.inspected {{ overflow-x: auto; }}
.inspected table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }}
.inspected caption {{ text-align: left; font-weight: 600; padding: 0.2rem 0; }}
.inspected th, .inspected td {{
  border-bottom: 1px solid rgba(128, 128, 128, 0.35); padding: 0.2rem 0.35rem; text-align: right; white-space: nowrap;
}}
.inspected thead th {{ font-weight: 400; }}
.inspected th[scope="row"], .inspected th:first-child {{ text-align: left; font-weight: 600; }}
.inspected tr.chosen {{ background: rgba(128, 128, 128, 0.18); }}
.inspected sub, .inspected sup {{ font-size: 0.75em; line-height: 0; }}
"""


def inspector_rules(theme: Theme) -> str:
    """Return what the inspector adds to the style sheet."""
    sizes = {"graph": 560, "below": 430} if theme.presenter else {"graph": 330, "below": 360}
    return f"<style>{_RULES.format(**sizes)}</style>"
