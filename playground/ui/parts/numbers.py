"""The key numbers of a run as one line of HTML whose digits keep their width."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from playground.charts.kit.points import drawn_note
from playground.measurements.run import Run
from playground.measurements.sparsity import share_of_exact_zeros
from playground.settings.pages import ViewSettings
from playground.words.catalogue import training as names
from playground.words.data import answer_notes
from playground.words.numbers import number, percent, score, score_name
from playground.words.training import has_diverged, state


class KeyNumber(NamedTuple):
    """A key, which stays whatever the language; what the number is called; and the number as text."""

    key: str
    name: str
    text: str


def key_numbers(run: Run) -> str:
    """Return epoch, losses, gap, scores, exact zeros and a scheduled learning rate."""
    evaluation = run.trainer.evaluation
    regression = run.dataset.task == "regression"
    of_score = score_name(regression=regression)
    train_score, test_score = (score(v, regression=regression) for v in (evaluation.train_score, evaluation.test_score))
    entries = [
        KeyNumber("epoch", names.EPOCH(), f"{run.trainer.epoch:,}"),
        KeyNumber("train loss", names.TRAIN_LOSS(), number(evaluation.train_loss)),
        KeyNumber("test loss", names.TEST_LOSS(), number(evaluation.test_loss)),
        KeyNumber("gap", names.GAP(), number(evaluation.test_loss - evaluation.train_loss)),
        KeyNumber("train score", names.TRAIN_SCORE(score=of_score), train_score),
        KeyNumber("test score", names.TEST_SCORE(score=of_score), test_score),
        KeyNumber("exact zeros", names.EXACT_ZEROS(), percent(share_of_exact_zeros(run.trainer.network))),
    ]
    if run.trainer.penalty.l1 or run.trainer.penalty.l2:
        penalty = float(run.trainer.penalty.value(run.trainer.network))
        entries.insert(4, KeyNumber("penalty", names.PENALTY(), number(penalty)))
    if run.settings.training.schedule != "constant":
        rate = float(run.history["learning_rate"][run.trainer.epoch])
        entries.append(KeyNumber("learning rate", names.LEARNING_RATE(), number(rate)))
    return f'<div class="numbers" data-epoch="{run.trainer.epoch}">{cells(entries)}</div>'


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
