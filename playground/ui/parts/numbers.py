"""The key numbers of a run as one line of HTML whose digits keep their width."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from playground.charts.kit.figure import number, percent
from playground.charts.kit.points import drawn_note
from playground.measurements.run import Run
from playground.measurements.sparsity import share_of_exact_zeros
from playground.settings.pages import ViewSettings
from playground.training.trainer import Status
from playground.words.numbers import score_name

THINNED = {
    "classes": "boundary of the full network solid, of 8 thinned ones thin, of their average dashed; "
    "a haze where they disagree",
    "surface": "a haze where 8 thinned networks disagree",
    "curve": "full network solid, 8 thinned ones thin, their average dashed in a band of one standard deviation",
}


def key_numbers(run: Run, frame: int) -> str:
    """Return epoch, losses, gap, scores, exact zeros and a scheduled learning rate.

    ``frame`` is noted for those who measure the page.
    """
    evaluation = run.trainer.evaluation
    regression = run.dataset.task == "regression"
    score = number if regression else percent
    name = score_name(regression=regression)
    entries = [
        ("epoch", f"{run.trainer.epoch:,}"),
        ("train loss", number(evaluation.train_loss)),
        ("test loss", number(evaluation.test_loss)),
        ("gap", number(evaluation.test_loss - evaluation.train_loss)),
        (f"train {name}", score(evaluation.train_score)),
        (f"test {name}", score(evaluation.test_score)),
        ("exact zeros", percent(share_of_exact_zeros(run.trainer.network))),
    ]
    if run.trainer.penalty.l1 or run.trainer.penalty.l2:
        entries.insert(4, ("penalty", number(float(run.trainer.penalty.value(run.trainer.network)))))
    if run.settings.training.schedule != "constant":
        entries.append(("learning rate", number(float(run.history["learning_rate"][run.trainer.epoch]))))
    return f'<div class="numbers" data-epoch="{run.trainer.epoch}" data-frame="{frame}">{cells(entries)}</div>'


def cells(entries: Iterable[tuple[str, str]]) -> str:
    """Return key numbers as HTML, each below its name."""
    return "".join(
        f'<div class="number"><span class="name">{escape(name)}</span>'
        f'<span class="value" data-number="{escape(name)}">{escape(text)}</span></div>'
        for name, text in entries
    )


def state_line(run: Run, *, playing: bool) -> str:
    """Return in a few words where the run stands, and why it goes no further."""
    trainer = run.trainer
    if run.present is not run:
        kind, text = "quiet", f"Looking back at epoch {trainer.epoch:,} of {run.present.trainer.epoch:,}."
    elif trainer.status is Status.DIVERGED:
        kind, text = "bad", f"Diverged: {trainer.reason}"
    elif trainer.status is not Status.OPEN:
        kind, text = "quiet", f"{trainer.status.value.capitalize()}: {trainer.reason}"
    elif run.changed_at is not None:
        kind, text = (
            "quiet",
            (f"Settings were changed in epoch {run.changed_at}: Reset for a run that the link reproduces."),
        )
    elif trainer.epoch == 0:
        kind, text = "quiet", "Untrained: press Play."
    else:
        kind, text = "quiet", "Training." if playing else "Paused."
    return f'<div class="state {kind}" title="{escape(text)}">{escape(text)}</div>'


def caption(run: Run, view: ViewSettings, *, training_points_only: bool) -> str:
    """Return what the reader of the answer chart must know: unit, plane, points left out, flipped labels."""
    dataset = run.dataset
    notes = []
    if view.hidden:
        notes.append(
            f"hidden {view.hidden} unit {view.unit}: its output in place of the network's, blue above 0, orange "
            "below; choose Output above to go back"
        )
    notes.append(dataset.plane.caption if dataset.plane and dataset.task != "regression" else "")
    notes.append(drawn_note(dataset, show_test=view.show_test and not training_points_only))
    if dataset.flipped.any():
        notes.append(f"{int(dataset.flipped.sum())} of {dataset.n_train} training labels flipped (ringed)")
    if view.thinned and run.can_be_thinned and not training_points_only:
        notes.append(THINNED[run.answer])
    said = "; ".join(note for note in notes if note)
    return f'<div class="caption">{escape(said[:1].upper() + said[1:])}</div>'
