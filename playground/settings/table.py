"""The manual's tables of controls, written from the declarations: ``python -m playground.settings.table FILE``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playground.settings.declaration import Declaration, Swept, declarations, help_of, options_of
from playground.settings.fields import Choice, Domain, Flag, Number, Several, Word, domains, number_text
from playground.settings.own.table_settings import TableSettings
from playground.settings.pages import InspectorSettings, LuckSettings, RaceSettings, SweepSettings, ViewSettings
from playground.settings.run import GROUPS, PARTS, grouped

PAGES = {
    "Your own table": TableSettings,
    "How a run is shown": ViewSettings,
    "Race": RaceSettings,
    "Luck": LuckSettings,
    "Sweep": SweepSettings,
    "Inspector": InspectorSettings,
}
LIVE = {"": "starts anew", "weights": "goes on", "stopping": "goes on"}
RUN_HEADS = ("Control", "In links", "Values", "Default", "A run in progress", "In a sweep", "Estimator", "What it does")
PAGE_HEADS = ("Control", "In links", "Values", "Default", "What it does")
HEAD = """\
# Controls

Every control, by page and group, as the program declares it; `make controls` writes this file. Each name in links is
an option of `python -m playground` too (`--dropout 0.5`) where the setting is one of a run.
"""
RUN_NOTE = """\
A change while a run is in progress either starts it anew or lets it go on from where it is. A sweep can vary a number
over the range that is given here first, or any other within its values; where it cannot, the reason stands there. The
units of each hidden layer and the number of hidden layers can be swept too. Estimator: the parameter of `MLPClassifier`
and `MLPRegressor`, those in brackets with values of their own.
"""


def controls_table() -> str:
    """Return the whole document as Markdown."""
    parts = [HEAD, "## Settings of a run\n", RUN_NOTE]
    for name, group in GROUPS.items():
        rows = [_run_row(PARTS[part], field) for part, field in grouped(name)]
        parts += [f"### {group.title}\n", _table(RUN_HEADS, rows)]
    for title, page in PAGES.items():
        parts += [f"## {title}\n", _table(PAGE_HEADS, [_page_row(page, name) for name in domains(page)])]
    return "\n".join(parts)


def _run_row(kind: type[Any], name: str) -> list[str]:
    """Return the cells of a setting of a run."""
    control, key, values, default, what = _page_row(kind, name)
    declaration = declarations(kind)[name]
    parameter = f"`{declaration.parameter}`" if declaration.parameter else "–"
    return [
        control, key, values, declaration.usual or default, LIVE[declaration.live], _sweep(declaration),
        f"({parameter})" if declaration.translated else parameter, what,
    ]  # fmt: skip


def _page_row(kind: type[Any], name: str) -> list[str]:
    """Return the cells that every setting has."""
    declaration, domain = declarations(kind)[name], domains(kind)[name]
    needs = f"Needs {declaration.acts_when.needs}." if declaration.acts_when else ""
    what = help_of(declaration, domain).replace("  \n", "<br>")
    return [
        declaration.label, f"`{domain.key}`", _values(domain), f"`{domain.format(getattr(kind(), name))}`",
        "<br>".join(text for text in (what, needs) if text) or "–",
    ]  # fmt: skip


def _sweep(declaration: Declaration) -> str:
    """Return over which range a sweep usually varies the setting, or why it cannot."""
    if isinstance(declaration.sweep, Swept):
        return f"{number_text(declaration.sweep.low)} to {number_text(declaration.sweep.high)}"
    return declaration.sweep or "no number"


def _values(domain: Domain) -> str:
    """Return range or options."""
    if isinstance(domain, Number):
        return f"{domain.format(domain.low)} to {domain.format(domain.high)}{', whole' if domain.whole else ''}"
    if isinstance(domain, Flag):
        return "`0`, `1`"
    if isinstance(domain, Choice):
        return "<br>".join(f"`{word}` {record.title}" for word, record in options_of(domain).items())
    if isinstance(domain, Word):
        return "a word"
    assert isinstance(domain, Several)
    return f"{domain.fewest} to {domain.most} of: {_values(domain.item)}"


def _table(heads: Iterable[str], rows: Iterable[list[str]]) -> str:
    """Return a table of Markdown."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(controls_table(), "utf-8")
