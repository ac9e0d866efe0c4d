"""The key numbers of a run as one line of HTML whose digits keep their width."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from playground.charts.kit.points import drawn_note
from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.words.data import answer_notes
from playground.words.key_numbers import KeyNumber, of_run
from playground.words.training import has_diverged, state


def key_numbers(run: Run) -> str:
    """Return epoch, losses, gap, scores, exact zeros and a scheduled learning rate."""
    return f'<div class="numbers" data-epoch="{run.trainer.epoch}">{cells(of_run(run))}</div>'


def cells(entries: Iterable[KeyNumber]) -> str:
    """Return key numbers as HTML, each below its name."""
    return "".join(
        f'<div class="number"><span class="name">{escape(name)}</span>'
        f'<span class="value" data-number="{escape(key)}">{escape(text)}</span></div>'
        for key, name, text in entries
    )


def state_line(run: Run, *, playing: bool) -> str:
    """Return as HTML where the run stands, and why it goes no further."""
    kind, text = "bad" if has_diverged(run) else "quiet", state(run, playing=playing)
    return f'<div class="state {kind}" title="{escape(text)}">{escape(text)}</div>'


def caption(run: Run, view: ViewSettings, *, training_points_only: bool) -> str:
    """Return what the reader of the answer chart must know: unit, plane, points left out, flipped labels."""
    notes = answer_notes(
        run.dataset,
        unit=(view.hidden, view.unit) if view.hidden else None,
        drawn=drawn_note(run.dataset, show_test=view.show_test and not training_points_only),
        thinned=run.answer if view.thinned and run.can_be_thinned and not training_points_only else None,
    )
    return f'<div class="caption">{escape(notes)}</div>'
