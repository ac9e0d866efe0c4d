"""The style rules of the dashboard: its charts fill what the window leaves below the words."""

from __future__ import annotations

from playground.charts.kit.theme import Theme
from playground.ui.parts.verdict_line import verdict_rules

# Everything from the stage down to the charts is a column that gives its last part the height that is left, so no
# height is ever worked out by numbers, nor sent to the browser.
_RULES = """
[data-testid="stMainBlockContainer"]:has(.st-key-stage) {{ height: 100dvh; overflow: hidden; }}
[data-testid="stMainBlockContainer"]:has(.st-key-stage) > [data-testid="stVerticalBlock"],
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] > :has(> .st-key-stage),
.st-key-stage, .st-key-stage > :has(> .st-key-charts), .st-key-charts,
.st-key-charts > :has(> [data-testid="stHorizontalBlock"]) {{
  display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; height: 100%;
}}
.st-key-stage {{ gap: 0.4rem; }}
.st-key-stage > :not(:has(> .st-key-charts)) {{ flex: none; }}
.st-key-charts > * > [data-testid="stHorizontalBlock"], .st-key-charts > [data-testid="stHorizontalBlock"] {{
  flex: 1 1 0; min-height: 0; flex-wrap: nowrap;
}}
.st-key-charts [data-testid="stColumn"] {{ min-height: 0; min-width: 0; display: flex; }}
.st-key-charts [data-testid="stColumn"] > * {{ flex: 1 1 0; min-height: 0; min-width: 0; }}
.st-key-charts [data-testid="stColumn"] > [data-testid="stVerticalBlock"] {{ gap: 0.35rem; }}
.st-key-charts [data-testid="stColumn"] > * > :has(> .st-key-left),
.st-key-charts [data-testid="stColumn"] > * > :has(> .st-key-right), .st-key-left, .st-key-right {{
  display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; gap: 0.35rem;
}}
.st-key-left > *, .st-key-right > * {{ flex: none; }}
.st-key-left > :has(> .st-key-answer), .st-key-right > :has(> .st-key-curves), .st-key-right > :has(> .st-key-inner) {{
  flex: 1 1 0; min-height: 0;
}}
.st-key-answer, .st-key-curves, .st-key-inner {{ flex: 1 1 0; min-height: 0; position: relative; }}
.st-key-answer > *, .st-key-curves > *, .st-key-inner > * {{ height: 100%; }}
.st-key-answer .stage-chart, .st-key-curves .stage-chart, .st-key-inner .stage-chart {{
  position: absolute !important; inset: 0; width: auto !important; height: auto !important;
}}
.st-key-answer-controls, .st-key-curve-controls {{ min-height: 2rem; gap: 0.3rem 1.2rem; }}
.st-key-stage [data-testid="stAlert"] > div {{ padding: 0.5rem 0.8rem; }}
.st-key-stage [data-testid="stAlert"] p {{ line-height: 1.3; }}
.st-key-buttons {{ padding-right: 2.5rem; }}
.st-key-past button {{ white-space: nowrap; }}
.st-key-charts .numbers {{ gap: 0.2rem 1.2rem; }}
.look-for {{ font-size: {small}px; line-height: 1.2; opacity: 0.8; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }}
@media (max-width: 760px) {{
  [data-testid="stMainBlockContainer"]:has(.st-key-stage) {{ height: auto; overflow: visible; }}
  .st-key-charts > * > [data-testid="stHorizontalBlock"] {{ flex-wrap: wrap; }}
  .st-key-charts [data-testid="stColumn"] {{ flex: 1 1 100% !important; }}
  .st-key-answer {{ flex: none; height: 95vw; }}
  .st-key-curves, .st-key-inner {{ flex: none; height: 60vw; }}
  .st-key-stage .look-for {{ white-space: normal; }}
}}
"""


def train_rules(theme: Theme) -> str:
    """Return what the dashboard adds to the style sheet."""
    return f"{verdict_rules(theme)}<style>{_RULES.format(small=18 if theme.presenter else 12)}</style>"
