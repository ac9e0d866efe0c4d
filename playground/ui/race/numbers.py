"""The key numbers of a race: a row of a table for A, one for B, so that they stand one above the other."""

from __future__ import annotations

from html import escape

from playground.comparisons.race.race import Race
from playground.measurements.run import Run
from playground.measurements.sparsity import share_of_exact_zeros
from playground.training.reason import Status
from playground.ui.parts.verdict_line import MARKS
from playground.words.catalogue import race as says
from playground.words.catalogue import training as names
from playground.words.numbers import number, percent, score, score_name
from playground.words.race import SIDES, state
from playground.words.verdict import verdict_text


def race_numbers(race: Race) -> str:
    """Return the table."""
    of_score = score_name(regression=race.a.dataset.task == "regression")
    scheduled = any(run.settings.training.schedule != "constant" for run in race.runs)
    heads = (
        names.EPOCH(), names.TRAIN_LOSS(), names.TEST_LOSS(), names.GAP(), names.TRAIN_SCORE(score=of_score),
        names.TEST_SCORE(score=of_score), names.EXACT_ZEROS(), *([names.LEARNING_RATE()] if scheduled else []),
        says.VERDICT(),
    )  # fmt: skip
    head = "<td></td>" + "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    rows = "".join(_row(side, run, scheduled=scheduled) for side, run in zip(SIDES, race.runs, strict=True))
    return (
        f'<div class="numbers" data-epoch="{race.epoch}"><table class="race">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def race_state_line(race: Race, *, playing: bool) -> str:
    """Return as HTML where the race stands, and why it goes no further."""
    text = state(race, playing=playing)
    bad = any(run.trainer.status is Status.DIVERGED for run in race.runs)
    return f'<div class="state {"bad" if bad else "quiet"}" title="{escape(text)}">{escape(text)}</div>'


def _row(side: str, run: Run, *, scheduled: bool) -> str:
    """Return the numbers of one side, with the learning rate where it is ``scheduled`` on either."""
    evaluation, verdict = run.trainer.evaluation, run.verdict()
    regression = run.dataset.task == "regression"
    cells = [
        ("epoch", f"{run.trainer.epoch:,}"),
        ("train loss", number(evaluation.train_loss)),
        ("test loss", number(evaluation.test_loss)),
        ("gap", number(evaluation.test_loss - evaluation.train_loss)),
        ("train score", score(evaluation.train_score, regression=regression)),
        ("test score", score(evaluation.test_score, regression=regression)),
        ("exact zeros", percent(share_of_exact_zeros(run.trainer.network))),
    ]
    if scheduled:
        cells.append(("learning rate", number(float(run.history["learning_rate"][run.trainer.epoch]))))
    written = "".join(f'<td data-number="{side} {key}">{escape(text)}</td>' for key, text in cells)
    text = verdict_text(verdict)
    return (
        f'<tr><th scope="row" class="side-{side}">{side}</th>{written}'
        f'<td class="verdict {verdict.severity.value}" data-kind="{escape(verdict.kind.value)}" '
        f'title="{escape(text.whole)}"><span class="headline">{MARKS[verdict.severity]} {escape(text.headline)}</span>'
        "</td></tr>"
    )
