"""The style rules of the page of many seeds: its charts fill the window below the controls."""

from __future__ import annotations

from playground.charts.kit.theme import Theme

_RULES = """
.st-key-luck {{ --room: max({least}px, calc(100vh - {above}px)); }}
.st-key-luck-controls {{ padding-right: 2.5rem; }}
[data-testid="stApp"]:has([data-testid="stExpandSidebarButton"]) .st-key-luck-controls {{
  padding-left: 2.5rem;
}}
.st-key-luck-bands, .st-key-luck-losses, .st-key-luck-map-a, .st-key-luck-map-b {{ flex: none !important; }}
.st-key-luck-bands {{ height: calc(var(--room) * 0.6); }}
.st-key-luck-losses {{ height: calc(var(--room) * 0.4 - 0.35rem - {caption}px); }}
.st-key-luck-map-a {{ height: calc(var(--room) - {caption}px); }}
.st-key-luck-maps .st-key-luck-map-a, .st-key-luck-map-b {{ height: calc(var(--room) * 0.5 - {pair}px); }}
.st-key-luck-bands > div, .st-key-luck-losses > div, .st-key-luck-map-a > div, .st-key-luck-map-b > div {{
  height: 100%; min-height: 0;
}}
.st-key-luck [data-testid="stColumn"] > [data-testid="stVerticalBlock"] {{ gap: 0.35rem; }}
.luck-said {{ font-size: {small}px; line-height: 1.35; height: 4.05em; overflow-y: auto; }}
.luck-state {{ display: flex; gap: 1rem; align-items: center; min-height: 1.25em; }}
.luck-state progress {{ flex: 1; max-width: 24rem; height: 0.5rem; }}
.luck-said p {{ margin: 0; }}
.luck-hint {{ max-width: 46rem; margin: 12vh auto 0; line-height: 1.5; }}
"""
_SIZES = {"least": 340, "above": 241, "caption": 18, "pair": 26, "small": 13}
_PRESENTER_SIZES = {"least": 620, "above": 450, "caption": 26, "pair": 70, "small": 18}


def luck_rules(theme: Theme) -> str:
    """Return what the page adds to the style sheet."""
    return f"<style>{_RULES.format(**(_PRESENTER_SIZES if theme.presenter else _SIZES))}</style>"
