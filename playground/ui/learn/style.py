"""The style rules of the course."""

from __future__ import annotations

from playground.charts.kit.theme import Theme
from playground.charts.learn.colours import variant_colours
from playground.lessons.lesson import Lesson
from playground.ui.learn.layout import Layout
from playground.ui.shell.filling import NARROW, filling

STAGE = "lesson-stage"  # the key of the container of a lesson's figures
_TOLD = '[data-testid="stMainBlockContainer"]:has(.st-key-lesson-code)'  # the page once the answer is shown
_BLOCK = '[data-testid="stVerticalBlock"]'
_PEEK = "3.2rem"  # of what follows below a lesson after its runs, so that it is seen that there is more

_RULES = """
.st-key-lesson-text {{ overflow-y: auto; padding-right: 0.5rem; }}
.st-key-lesson-text [data-testid="stMarkdownContainer"], .st-key-lesson-code [data-testid="stMarkdownContainer"],
.answer, .links, .sources {{ font-size: {text}px; line-height: 1.4; }}
.st-key-lesson-text .katex-display, .st-key-lesson-code .katex-display {{ margin: 0; padding: 0.3em 0;
  overflow: auto hidden; }}
[data-testid="stMarkdownContainer"]:has(.katex-display) {{ margin-bottom: 0; }}
.st-key-lesson-asked {{ gap: 0.35rem; }}
.st-key-lesson-text .katex {{ font-size: 1.05em; }}
.st-key-lesson-text label, .st-key-lesson-text label *, .st-key-lesson-text [data-testid="stMarkdownContainer"] p {{
  font-size: {text}px; }}
.st-key-lesson-buttons button p {{ font-size: {text}px; }}
.st-key-lesson-text > * {{ max-width: 100%; }}
.st-key-lesson-buttons {{ padding-right: 2.5rem; }}
[data-testid="stApp"]:has([data-testid="stExpandSidebarButton"]) .st-key-lesson-buttons,
[data-testid="stApp"]:has([data-testid="stExpandSidebarButton"]) .st-key-chapter-head {{ padding-left: 2.5rem; }}
.lesson-place {{ margin: 0; font-size: {small}px; color: {quiet}; }}
h2.lesson-title, h2.part-title, h2.tile-title {{ margin: 0; padding: 0; letter-spacing: 0; }}
.lesson-title {{ font-weight: 700; font-size: {title}px; line-height: 1.2; }}
h2.part-title {{ font-weight: 700; font-size: {question}px; line-height: 1.3; }}
h2.tile-title {{ font-weight: 600; font-size: {text}px; line-height: 1.15; padding-right: 3.2rem; }}
.st-key-{stage} [class*="st-key-figure-menu"] {{ top: -1.5rem; }}
.question {{ margin: 0.35rem 0 0; font-size: {question}px; font-weight: 600; line-height: 1.3; }}
.watch {{ margin: 0.3rem 0 0; font-size: {text}px; line-height: 1.4; font-style: italic; }}
.asked {{ margin: 0.35rem 0 0; font-size: {text}px; line-height: 1.35; }}
.answer {{ padding: 0.5rem 0.8rem; border-left: 0.3rem solid {accent}; border-radius: 0.3rem; background: {panel}; }}
.answer p {{ margin: 0.25rem 0 0; }}
.answer[data-kind="right"] {{ border-color: {right}; }}
.answer[data-kind="otherwise"] {{ border-color: {otherwise}; }}
.stApp .links a, .stApp .sources a {{ color: {accent}; }}
.stApp .links {{ margin: 0; }}
.stApp .sources {{ margin: 0; padding-left: 1.2rem; }}
.stApp .sources li {{ font-size: {text}px; }}
code.where {{ font-size: {small}px; color: {quiet}; background: none; padding: 0; overflow-wrap: anywhere; }}
.st-key-lesson-code {{ padding: 0.4rem 0 2rem; }}
{cards}
{explorable}
"""
_EXPLORABLE = """
.variant {{ font-weight: 700; font-size: {text}px; line-height: 1.1; }}
.st-key-explorable-text {{ overflow-y: auto; padding-right: 0.4rem; }}
.st-key-explorable-text [data-testid="stMarkdownContainer"] {{ font-size: {text}px; line-height: 1.35; }}
.st-key-explorable-text .katex-display {{ margin: 0; padding: 0.3em 0; overflow: auto hidden; }}
.st-key-explorable-text .katex {{ font-size: 1.05em; }}
.st-key-explorable-controls {{ margin-top: 1rem; }}
.explained {{ font-size: {text}px; line-height: 1.35; }}
.stage-controls {{ display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.3rem 0.9rem; }}
.stage-controls .control {{ font-size: {control}px; line-height: 1.25; min-width: 0; border: 0; margin: 0;
  padding: 0; }}
.stage-controls label.control {{ display: grid; grid-template-columns: 1fr auto; align-content: start; }}
.stage-controls output {{ font-weight: 600; font-variant-numeric: tabular-nums; }}
.stage-controls legend {{ padding: 0; font-size: inherit; }}
.stage-controls fieldset label {{ display: inline-flex; align-items: center; gap: 0.25rem; margin-right: 0.7rem; }}
.stage-controls input {{ accent-color: {accent}; cursor: pointer; }}
.stage-controls input[type="range"] {{ grid-column: 1 / -1; width: 100%; margin: 0.15rem 0; }}
.stage-controls input:focus-visible {{ outline: 2px solid {accent}; outline-offset: 1px; }}
"""
_CARDS = """
.st-key-chapter-head h2 {{ font-size: {head}px; }}
.st-key-chapter-head p {{ margin: 0.2rem 0 0; font-size: {question}px; line-height: 1.4; max-width: 60rem; }}
.st-key-cards, .st-key-explorable-cards {{ display: grid; gap: 0.9rem;
  grid-template-columns: repeat(auto-fill, minmax(min({card}rem, 100%), 1fr)); align-items: stretch; }}
.st-key-cards > *, .st-key-explorable-cards > *, [class*="st-key-card-"] {{ height: 100%; min-width: 0; }}
[class*="st-key-card-"] {{ gap: 0.55rem; padding: 0.8rem; }}
[class*="st-key-card-"] > :nth-last-child(2) {{ flex: 1 1 auto; }}
[class*="st-key-card-"] p.question {{ font-size: {text}px; font-weight: 400; line-height: 1.4; margin: 0.2rem 0 0; }}
[class*="st-key-card-"] button em {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }}
[class*="st-key-card-"] h3 {{ font-size: {question}px; font-weight: 700; padding: 0; margin: 0; line-height: 1.25;
  letter-spacing: 0; }}
.still {{ display: block; width: 100%; height: auto; margin-bottom: 0.5rem; }}
"""


def learn_rules(theme: Theme) -> str:
    """Return what the page adds to the style sheet."""
    sizes = _PRESENTER_SIZES if theme.presenter else _SIZES
    colours = {
        "quiet": theme.quiet,
        "accent": "#8CC4F0" if theme.dark else "#14598F",
        "panel": "#1C232D" if theme.dark else "#F1F4F8",
        "right": "#5FD39B" if theme.dark else "#12855A",
        "otherwise": "#F2B134" if theme.dark else "#B36A00",
    }
    cards = _CARDS.format(**sizes)
    explorable = _EXPLORABLE.format(**sizes, control=theme.font_size + 1, accent=colours["accent"])
    return f"<style>{_RULES.format(**sizes, **colours, cards=cards, explorable=explorable, stage=STAGE)}</style>"


_SIZES = {"text": 14, "small": 13, "question": 16, "title": 20, "head": 24, "card": 20}
_PRESENTER_SIZES = {"text": 18, "small": 18, "question": 21, "title": 24, "head": 28, "card": 21}


def lesson_rules(grid: Layout) -> str:
    """Return the rules by which a lesson fills the window, with its figures in a grid."""
    tiles = [f".st-key-{STAGE}-{i}" for i in range(len(grid.keys))]
    charts = [f".st-key-{STAGE}-chart-{i}" for i in range(len(grid.keys))]
    rules = [
        filling("lesson", {"lesson-row": 1.0}, ("lesson-text", STAGE), {}),
        "<style>",
        grid.rules(STAGE),
        f"{', '.join(tiles)} {{ flex: 1 1 0; min-width: 0; min-height: 0; gap: 0.2rem; }}",
        f"{', '.join(f':has(> {chart})' for chart in charts)} {{ flex: 1 1 0; min-height: 0; display: flex; }}",
        f"{', '.join(charts)} {{ flex: 1 1 0; min-height: 0; position: relative; }}",
        f"{', '.join(f'{chart} .stage-chart' for chart in charts)} {{ position: absolute !important; inset: 0;"
        " width: auto !important; height: auto !important; }",
        f"{', '.join(f'{chart} > *' for chart in charts)} {{ height: 100%; }}",
        # What follows a lesson after its runs is scrolled to.
        f"{_TOLD} {{ height: auto; overflow: visible; }}",
        f"{_TOLD} > {_BLOCK} {{ height: auto; flex: none; }}",
        f"{_TOLD} > {_BLOCK} > :has(> .st-key-lesson) {{ flex: none; height: calc(100dvh - {_PEEK}); }}",
        f"@media (max-width: {NARROW}px) {{ .st-key-{STAGE} {{ display: flex; }}"
        f" {', '.join(charts)} {{ flex: none; height: 80vw; }}"
        f" {_TOLD} > {_BLOCK} > :has(> .st-key-lesson) {{ height: auto; }}"
        " .st-key-lesson-buttons { flex-wrap: wrap; } }",
        "</style>",
    ]
    return "\n".join(rules)


def variant_rules(lesson: Lesson, grid: Layout, theme: Theme) -> str:
    """Return the rules by which the name above a run's answer has the colour of its curve."""
    names = list(lesson.variants)
    if len(names) == 1:
        return ""
    colours = dict(zip(names, variant_colours(len(names), theme), strict=True))
    rules = [
        f".st-key-{STAGE}-{i} .tile-title {{ color: {colours[name]}; }}"
        for i, key in enumerate(grid.keys)
        for kind, _, name in [key.partition(" ")]
        if kind == "answer"
    ]
    return f"<style>{' '.join(rules)}</style>"


def explorable_rules(n_figures: int) -> str:
    """Return the rules by which a figure to be moved fills the window, with so many charts one above the other."""
    charts = {f"explorable-figure-{i}": 1.0 for i in range(n_figures)}
    return filling("explorable", {"explorable-row": 1.0}, ("explorable-text", "explorable-charts"), charts)
