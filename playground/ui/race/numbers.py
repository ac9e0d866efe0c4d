"""The key numbers of a race: a row of a table for A, one for B, so that they stand one above the other."""

from __future__ import annotations

from html import escape

from playground.charts.kit.figure import number, percent
from playground.comparisons.race.race import Race
from playground.measurements.run import Run
from playground.measurements.sparsity import share_of_exact_zeros
from playground.training.trainer import Status
from playground.ui.parts.verdict_line import MARKS
from playground.words.numbers import score_name


def race_numbers(race: Race, frame: int) -> str:
    """Return the table; ``frame`` is noted for those who measure the page."""
    score = score_name(regression=race.a.dataset.task == "regression")
    scheduled = any(run.settings.training.schedule != "constant" for run in race.runs)
    heads = (
        "", "epoch", "train loss", "test loss", "gap", f"train {score}", f"test {score}", "exact zeros",
        *(["learning rate"] if scheduled else []), "verdict",
    )  # fmt: skip
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    rows = "".join(_row(name, run, scheduled=scheduled) for name, run in zip("AB", race.runs, strict=True))
    return (
        f'<div class="numbers" data-epoch="{race.epoch}" data-frame="{frame}"><table class="race">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def race_state_line(race: Race, *, playing: bool) -> str:
    """Return in a few words where the race stands, and why it goes no further."""
    ended = [
        f"{name} {run.trainer.status.value}"
        for name, run in zip("AB", race.runs, strict=True)
        if run.trainer.status is not Status.OPEN
    ]
    changed = race.changed_at
    if ended:
        text = "; ".join(ended) + "."
    elif changed is not None:
        text = f"Settings were changed in epoch {changed}: Reset for a race that the link reproduces."
    elif race.epoch == 0:
        text = "Untrained: press Play."
    else:
        text = "Training." if playing else "Paused."
    bad = any(run.trainer.status is Status.DIVERGED for run in race.runs)
    return f'<div class="state {"bad" if bad else "quiet"}" title="{escape(text)}">{escape(text)}</div>'


def _row(name: str, run: Run, *, scheduled: bool) -> str:
    """Return the numbers of one side, with the learning rate where it is ``scheduled`` on either."""
    evaluation, verdict = run.trainer.evaluation, run.verdict()
    score = number if run.dataset.task == "regression" else percent
    cells = [
        ("epoch", f"{run.trainer.epoch:,}"),
        ("train loss", number(evaluation.train_loss)),
        ("test loss", number(evaluation.test_loss)),
        ("gap", number(evaluation.test_loss - evaluation.train_loss)),
        ("train score", score(evaluation.train_score)),
        ("test score", score(evaluation.test_score)),
        ("exact zeros", percent(share_of_exact_zeros(run.trainer.network))),
    ]
    if scheduled:
        cells.append(("learning rate", number(float(run.history["learning_rate"][run.trainer.epoch]))))
    written = "".join(f'<td data-number="{name} {label}">{escape(text)}</td>' for label, text in cells)
    said = f"{MARKS[verdict.severity]} {verdict.headline}"
    title = escape(f"{verdict.headline}. {verdict.evidence} {verdict.remedy}")
    return (
        f'<tr><th scope="row" class="side-{name}">{name}</th>{written}'
        f'<td class="verdict {verdict.severity.value}" data-kind="{escape(verdict.kind.value)}" title="{title}">'
        f'<span class="headline">{escape(said)}</span></td></tr>'
    )
