"""The verdict on a run as a line of HTML, with the status colours, which nothing else on the page has."""

from __future__ import annotations

from html import escape

from playground.charts.kit.theme import Theme
from playground.measurements.verdict.kinds import Severity
from playground.measurements.verdict.treatments import Treatment, treatments
from playground.measurements.verdict.verdict import Verdict
from playground.settings.run import Settings
from playground.ui.live.commands import button
from playground.words.catalogue import remedies as says
from playground.words.settings import title_of, value_text
from playground.words.verdict import verdict_text

# The mark says the same as the colour. Colours have a contrast of 4.5 or more on the page.
MARKS = {Severity.GOOD: "✓", Severity.NEUTRAL: "•", Severity.WARNING: "!", Severity.BAD: "✕"}
COLOURS = {
    Severity.GOOD: ("#00705A", "#4FD1A5"),
    Severity.NEUTRAL: ("#5B6673", "#9AA7B5"),
    Severity.WARNING: ("#8A5A00", "#F2B134"),
    Severity.BAD: ("#B3261E", "#FF8A80"),
}


def verdict_line(verdict: Verdict) -> str:
    """Return the verdict: the headline strong, then evidence and remedy."""
    kinds = verdict.severity.value + (" validated" if verdict.numbers.watched == "valid" else "")
    text = verdict_text(verdict)
    return (
        f'<div class="verdict {kinds}" data-kind="{escape(verdict.kind.value)}" title="{escape(text.whole)}">'
        f'<span class="mark" aria-hidden="true">{MARKS[verdict.severity]}</span> '
        f'<strong class="headline">{escape(text.headline_sentence)}</strong> '
        f'<span class="evidence">{escape(text.evidence)}</span> '
        f'<span class="remedy">{escape(text.remedy)}</span></div>'
    )


def remedy_buttons(verdict: Verdict, settings: Settings) -> str:
    """Return buttons, as HTML, that look at the best epoch or try one remedy each; empty where there are none."""
    parts = []
    now = verdict.numbers
    if 0 < (best := now.watched_epoch) < now.epoch:
        help_ = says.BEST_EPOCH_HELP if now.watched == "test" else says.BEST_EPOCH_BY_VALIDATION_HELP
        parts.append(button(says.BEST_EPOCH(epoch=f"{best:,}"), {"do": "display", "epoch": best}, help_=help_()))
    if buttons := [_try_button(one) for one in treatments(verdict.remedies, settings)]:
        parts += [f'<span class="try">{escape(says.TRY())}</span>', *buttons]
    return f'<div class="remedies">{"".join(parts)}</div>'


def _try_button(treatment: Treatment) -> str:
    """Return the button that tries a treatment."""
    part, field, value = treatment.part, treatment.field, treatment.value
    label = says.SETTING(title=title_of(part, field), value=value_text(part, field, value))
    return button(label, {"do": "try", "part": part, "field": field, "value": value}, help_=says.TRY_HELP())


def verdict_rules(theme: Theme) -> str:
    """Return the style sheet of the line: two rows at most, numbers that keep their width.

    With a validation part there is a sentence more, and room for it.
    """
    rules = [
        ".verdict { line-height: 1.3; overflow: hidden; font-variant-numeric: tabular-nums;"
        " display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; min-height: 2.6em; }",
        ".verdict.validated { -webkit-line-clamp: 3; }",
    ]
    if theme.presenter:  # the buttons say the remedies again
        rules.append(".verdict .remedy { display: none; } .verdict { -webkit-line-clamp: 3; min-height: 3.9em; }")
        rules.append(".verdict.validated { display: block; min-height: 5.2em; }")
    for severity, colours in COLOURS.items():
        inside = ", ".join(f".verdict.{severity.value} {part}" for part in (".mark", ".headline"))
        rules.append(f"{inside} {{ color: {colours[theme.dark]}; font-weight: 600; }}")
    return "<style>" + "\n".join(rules) + "</style>"
