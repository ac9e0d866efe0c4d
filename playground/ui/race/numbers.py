"""The key numbers of a race: a row of a table for A, one for B, so that they stand one above the other."""

from __future__ import annotations

from html import escape

from playground.comparisons.race.race import Race
from playground.measurements.run import Run
from playground.training.reason import Status
from playground.ui.parts.verdict_line import MARKS
from playground.words.catalogue import race as says
from playground.words.key_numbers import KeyNumber, of_race
from playground.words.race import SIDES, state
from playground.words.verdict import verdict_text


def race_numbers(race: Race, *, by: str) -> str:
    """Return the table; losses are by the common loss, or where none measures both, each side's own."""
    numbers = of_race(race, by=by)
    heads = [*(entry.name for entry in numbers[0]), says.VERDICT()]
    head = "<td></td>" + "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    rows = "".join(_row(*side) for side in zip(SIDES, race.runs, numbers, strict=True))
    return (
        f'<div class="numbers" data-epoch="{race.epoch}"><table class="race">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def race_state_line(race: Race, *, playing: bool) -> str:
    """Return as HTML where the race stands, and why it goes no further."""
    text = state(race, playing=playing)
    bad = any(run.trainer.status is Status.DIVERGED for run in race.runs)
    return f'<div class="state {"bad" if bad else "quiet"}" title="{escape(text)}">{escape(text)}</div>'


def _row(side: str, run: Run, numbers: list[KeyNumber]) -> str:
    """Return the numbers of one side, and its verdict."""
    verdict = run.verdict()
    written = "".join(f'<td data-number="{side} {key}">{escape(text)}</td>' for key, _, text in numbers)
    text = verdict_text(verdict)
    return (
        f'<tr><th scope="row" class="side-{side}">{side}</th>{written}'
        f'<td class="verdict {verdict.severity.value}" data-kind="{escape(verdict.kind.value)}" '
        f'title="{escape(text.whole)}"><span class="headline">{MARKS[verdict.severity]} {escape(text.headline)}</span>'
        "</td></tr>"
    )
