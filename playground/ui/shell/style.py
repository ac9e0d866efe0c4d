"""The few style rules that Streamlit's own configuration has no words for."""

from __future__ import annotations

from playground.charts.kit.theme import Theme

# The charts fill the window below the rows of controls and numbers, whatever its height: they stretch to these boxes,
# so no size is ever sent to the browser. `flex: none` is needed because Streamlit gives every container a zero basis.
# The bar over the page holds the menu alone and lets clicks through to what lies under it; so does the help of a link,
# which stays where the link was clicked and would cover the buttons of the page it led to.
_RULES = """
html {{ font-size: {root}px; }}
[data-testid="stMainBlockContainer"] {{ padding: 0.6rem 1.1rem 0.2rem; }}
[data-testid="stHeader"] {{ background: transparent; pointer-events: none; height: 2.4rem; min-height: 2.4rem; }}
[data-testid="stHeader"] * {{ pointer-events: none; }}
[data-testid="stHeader"] button, [data-testid="stHeader"] button * {{ pointer-events: auto; }}
[data-testid="stApp"]:has([data-testid="stSidebar"][aria-expanded="false"]) .st-key-buttons {{ padding-left: 2.5rem; }}
[data-testid="stStatusWidget"] {{ display: none; }}
[data-testid="stSidebarHeader"] {{ height: 2.1rem; min-height: 2.1rem; margin-bottom: 0; padding: 0; }}
[data-testid="stSidebarContent"] {{ padding: 0.2rem 0.8rem; }}
[data-testid="stSidebarUserContent"] {{ padding: 0 0 1rem; }}
[data-testid="stSidebar"] [data-testid="stVerticalBlock"] {{ gap: 0.5rem; }}
[data-testid="stSidebar"] [data-testid="stExpanderDetails"] {{ padding: 0.3rem 0.7rem 0.6rem; }}
[data-testid="stTooltipContent"], [data-testid="stTooltipContent"] * {{ pointer-events: none; }}
.st-key-pages {{ display: {links}; grid-template-columns: repeat(3, auto); }}
.st-key-pages a {{ padding: 0.15rem 0.34rem; gap: 0; }}
.st-key-pages [data-testid="stPageLink"] p {{ font-size: {link}px; }}
[data-testid="stSidebar"] summary {{ padding: 0.35rem 0.6rem; }}
.st-key-stage {{ --stage: max(26rem, calc(100vh - {above}px)); --below: {below}px; }}
.st-key-stage:has(.st-key-answer-controls [data-testid="stNumberInput"]) {{ --below: {unit}px; }}
.st-key-stage:has([data-testid="stAlert"]) {{ --below: {alert}px; }}
.st-key-stage [data-testid="stAlert"] p {{ font-size: {small}px; line-height: 1.3; }}
.st-key-buttons {{ padding-right: 2.5rem; }}
.st-key-answer, .st-key-curves, .st-key-inner {{ flex: none !important; }}
.st-key-answer {{ aspect-ratio: 1 / 1.05; height: auto; max-height: calc(var(--stage) - var(--below)); width: 100%; }}
.st-key-curves {{ height: calc(var(--stage) * 0.52); }}
.st-key-inner {{ height: calc(var(--stage) * 0.48 - {tabs}px); }}
.st-key-answer > div, .st-key-curves > div, .st-key-inner > div {{ height: 100%; min-height: 0; }}
.st-key-answer-controls, .st-key-curve-controls {{ min-height: 2rem; gap: 0.4rem 1.4rem; }}
.st-key-stage [data-testid="stColumn"] > [data-testid="stVerticalBlock"] {{ gap: 0.35rem; }}
.st-key-stage [data-testid="stAlert"] > div {{ padding: 0.5rem 0.8rem; }}
.st-key-past {{ min-height: 3.4rem; }}
.st-key-past button {{ white-space: nowrap; }}
[data-testid="stTabs"] [role="tabpanel"] {{ padding-top: 0.4rem; }}
.numbers {{ display: flex; flex-wrap: wrap; gap: 0 1.6rem; }}
.numbers .number {{ display: flex; flex-direction: column; min-width: 4.4rem; white-space: nowrap; }}
.numbers:has(.number:nth-child(9)) {{ gap: 0 1rem; }}
.numbers:has(.number:nth-child(9)) .number {{ min-width: 3.5rem; }}
.numbers .number .name {{ font-size: {small}px; opacity: 0.75; line-height: 1.2; }}
.numbers .number .value {{ font-size: 1.2rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.3; }}
.verdict {{ font-size: {small}px; }}
.state, .caption {{ font-size: {small}px; line-height: 1.25; }}
.state {{ overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }}
.caption {{ opacity: 0.8; }}
.state.bad {{ color: {bad}; font-weight: 600; opacity: 1; }}
@media (max-width: 1100px) {{
  .st-key-buttons {{ flex-wrap: wrap; row-gap: 0.4rem; }}
}}
"""
_SIZES = {
    "root": 14, "small": 12, "link": 13, "links": "flex", "above": 176, "tabs": 46, "below": 92, "unit": 100,
    "alert": 154,
}  # fmt: skip
_PRESENTER_SIZES = {
    "root": 18, "small": 18, "link": 18, "links": "grid", "above": 236, "tabs": 60, "below": 126, "unit": 228,
    "alert": 252,
}  # fmt: skip


def common_rules(theme: Theme) -> str:
    """Return the style sheet of all pages, with larger type for a projector."""
    sizes = _PRESENTER_SIZES if theme.presenter else _SIZES
    bad = "#FF8A80" if theme.dark else "#B3261E"
    return f"<style>{_RULES.format(**sizes, bad=bad)}</style>"
