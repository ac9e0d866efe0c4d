"""The few style rules that Streamlit's own configuration has no words for."""

from __future__ import annotations

from playground.charts.kit.theme import Theme

# The bar over the page holds the menu alone and lets clicks through to what lies under it; so does the help of a link,
# which stays where the link was clicked and would cover the buttons of the page it led to.
_RULES = """
html {{ font-size: {root}px; }}
[data-testid="stMainBlockContainer"] {{ padding: 0.6rem 1.1rem 0.2rem; }}
[data-testid="stHeader"] {{ background: transparent; pointer-events: none; height: 2.4rem; min-height: 2.4rem; }}
[data-testid="stHeader"] * {{ pointer-events: none; }}
[data-testid="stHeader"] button, [data-testid="stHeader"] button * {{ pointer-events: auto; }}
[data-testid="stApp"]:has([data-testid="stExpandSidebarButton"]) .st-key-buttons {{ padding-left: 2.5rem; }}
[data-testid="stStatusWidget"] {{ display: none; }}
[data-testid="stSidebarHeader"] {{ height: 2.1rem; min-height: 2.1rem; margin-bottom: 0; padding: 0; }}
[data-testid="stSidebarContent"] {{ padding: 0.2rem 0.8rem; }}
[data-testid="stSidebarUserContent"] {{ padding: 0 0 1rem; }}
[data-testid="stSidebar"] [data-testid="stVerticalBlock"] {{ gap: 0.5rem; }}
[data-testid="stSidebar"] [data-testid="stExpanderDetails"] {{ padding: 0.3rem 0.7rem 0.6rem; }}
[data-testid="stTooltipContent"], [data-testid="stTooltipContent"] * {{ pointer-events: none; }}
.st-key-pages {{ display: {links}; grid-template-columns: repeat(4, auto);
  min-width: calc(100% + 1rem); margin-inline: -0.5rem; }}
.st-key-pages a {{ padding: 0.15rem 0.28rem; gap: 0; }}
.st-key-pages [data-testid="stPageLink"] p {{ font-size: {link}px; }}
[data-testid="stSidebar"] summary {{ padding: 0.35rem 0.6rem; }}
.st-key-stage-signal:has(.stage-error[hidden]) {{ position: absolute; }}
.st-key-buttons {{ padding-right: 2.5rem; flex-wrap: wrap; row-gap: 0.4rem; }}
.st-key-buttons > div:has(.st-key-state) {{ flex: 1 1 7rem; min-width: 7rem; }}
[data-testid="stElementContainer"]:has(.unseen) {{ position: absolute; width: 1px; min-width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); }}
[data-testid="stVerticalBlock"]:has(> [class*="st-key-figure-menu"]) {{ position: relative; }}
[class*="st-key-figure-menu"] {{ position: absolute; top: 0; right: 0; z-index: 5; width: auto !important;
  height: auto !important; min-width: 0; }}
[class*="st-key-figure-menu"] button {{ min-height: 0; padding: 0.1rem 0.25rem; }}
[class*="st-key-figure-menu"] button p, [class*="st-key-figure-menu"] button [data-testid="stIconMaterial"] + * {{
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
.st-key-pages-landmark, .st-key-address, .st-key-scheme, .st-key-folding {{ position: absolute; }}
button[kind="primary"]:not(:disabled) {{ color: {on_primary}; }}
[data-testid="stMain"] button:not(:disabled) kbd {{ opacity: 0.85; }}
.stage-chart:focus-visible, .keys:focus-visible, .keys .key:focus-visible {{
  outline: 2px solid {accent}; outline-offset: -2px; }}
.numbers {{ display: flex; flex-wrap: wrap; gap: 0 1.6rem; }}
.numbers .number {{ display: flex; flex-direction: column; min-width: 4.4rem; white-space: nowrap; }}
.numbers:has(.number:nth-child(9)) {{ gap: 0 1rem; }}
.numbers:has(.number:nth-child(9)) .number {{ min-width: 3.5rem; }}
.numbers .number .name {{ font-size: {small}px; opacity: 0.75; line-height: 1.2; }}
.numbers .number .value {{ font-size: 1.2rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.3; }}
.verdict {{ font-size: {verdict}px; }}
.remedies {{ display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.3rem; min-height: {chip}px; }}
.remedies .try {{ font-size: {small}px; }}
.chip {{ font: inherit; font-size: {small}px; line-height: 1.2; padding: 0.15rem 0.6rem; border-radius: 1rem;
  border: 1px solid {line}; background: transparent; color: inherit; cursor: pointer; }}
.chip:hover, .chip:focus-visible {{ border-color: {accent}; color: {accent}; outline: none; }}
.chip:focus-visible {{ box-shadow: 0 0 0 2px {accent}; }}
.download {{ display: inline-flex; align-items: center; justify-content: center; gap: 0.4rem; box-sizing: border-box;
  width: 100%; min-height: 2.5rem; padding: 0.25rem 0.75rem; border: 1px solid {edge}; border-radius: 0.35rem;
  background: {paper}; font-size: 0.875rem; white-space: nowrap; }}
.download, .download:hover, .download:visited {{ color: inherit; text-decoration: none; }}
.download:hover, .download:focus-visible {{ border-color: {accent}; color: {accent}; outline: none; }}
.download:focus-visible {{ box-shadow: 0 0 0 2px {accent}; }}
.download:not([href]) {{ opacity: 0.4; border-color: {edge}; color: inherit; }}
.download .symbol {{ font-family: "Material Symbols Rounded"; font-size: 1rem; line-height: 1; user-select: none; }}
.state, .caption {{ font-size: {small}px; line-height: 1.25; }}
.state {{ overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }}
.caption, [data-testid="stCaptionContainer"] {{ opacity: 0.8; }}
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p,
[data-testid="stRadio"] [data-testid="stWidgetLabel"], [data-testid="stRadio"] [data-testid="stWidgetLabel"] p {{
  color: inherit; }}
.notice {{ padding: 0.6rem 0.9rem; border-radius: 0.4rem; border-left: 0.3rem solid; overflow-wrap: anywhere; }}
.notice p {{ margin: 0; }}
.notice.warning {{ border-color: #C77700; background: {warned}; }}
.notice.error {{ border-color: {bad}; background: {failed}; }}
.state.bad {{ color: {bad}; font-weight: 600; opacity: 1; }}
.keys {{ position: fixed; inset: auto 1rem 1rem auto; z-index: 1000; max-height: 90vh; overflow-y: auto;
  padding: 0.8rem 1rem; border: 1px solid {line}; border-radius: 0.4rem; background: {paper}; columns: 2; }}
.keys[hidden] {{ display: none; }}
.keys .key {{ display: block; width: 100%; text-align: left; font: inherit; font-size: {small}px; border: 0;
  padding: 0.15rem; background: none; color: inherit; cursor: pointer; }}
.keys kbd {{ text-transform: uppercase; }}
.keys p {{ margin: 0.3rem 0 0; font-size: {small}px; }}
"""
_SIZES = {"root": 14, "small": 12, "link": 13, "links": "flex", "verdict": 13, "chip": 22}
_PRESENTER_SIZES = {"root": 18, "small": 18, "link": 18, "links": "grid", "verdict": 20, "chip": 32}


def common_rules(theme: Theme) -> str:
    """Return the style sheet of all pages, with larger type for a projector."""
    sizes = _PRESENTER_SIZES if theme.presenter else _SIZES
    colours = {
        "bad": "#FF8A80" if theme.dark else "#B3261E",
        "warned": "#33290F" if theme.dark else "#FFF4DC",
        "failed": "#3A1A1C" if theme.dark else "#FDE7E5",
        "line": "#5C6978" if theme.dark else "#8A95A3",
        "edge": "#3A4452" if theme.dark else "#CDD3DB",  # of buttons
        "paper": theme.paper,
        "accent": "#8CC4F0" if theme.dark else "#14598F",
        "on_primary": "#12161C" if theme.dark else "#FFFFFF",
    }
    return f"<style>{_RULES.format(**sizes, **colours)}</style>"
