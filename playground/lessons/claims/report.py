"""The report of all claims, docs/claims.md: what each says, how often it held, and where it did not."""

from __future__ import annotations

from urllib.parse import urlencode

from playground.lessons.chapters import CHAPTERS
from playground.lessons.claims.kept import Kept, Places
from playground.lessons.claims.tally import Tally
from playground.lessons.lesson import Lesson, Strength
from playground.settings.links import to_query
from playground.settings.pages import ViewSettings
from playground.words.numbers import number

N_SEEDS = 20
LEAST_PLAIN = 19  # of 20 seeds on which a claim that is stated plainly has to hold
HEAD = """\
# The claims of the lessons, measured

Every lesson of the page *Learn* states a claim, which is checked by its own runs. Here each is tried with {n} seeds:
data, first weights and order of batches are drawn anew each time. `make claims` measures them again and writes this
file; what was measured before with the same program is not repeated. Where only code behind a claim has changed since,
two trials are repeated, and if both come out as before, to the last digit, the others stay.

- **Held**: on how many seeds the claim was true, with Clopper and Pearson's exact 95 % interval of the share of all
  seeds.
- **Effect**: the median, with an interval that holds the median of all seeds with a probability of at least 95 %
  (order statistics). What the effect is stands below the claim.
- A claim that is *stated plainly* holds on at least {least} of {n} seeds with the settings of its lesson. One that
  holds less often is worded so, and *not borne out* marks statements of the review, or popular explanations, that the
  measurement does not bear out. The other places show how far a claim reaches; where it fails is part of the lesson.
  A place that was not tried yet says so.

Measured with {made_by}. On another processor the digits are others; `make test` tries every claim with three seeds on
the processor at hand.
"""
STRENGTHS = {
    Strength.PLAIN: "stated plainly", Strength.LIMITED: "limited", Strength.NOT_BORNE_OUT: "not borne out",
}  # fmt: skip


def report(places: Places) -> str:
    """Return the whole document, in Markdown; the trials of the settings that the page plays must be complete."""
    parts = [HEAD.format(n=N_SEEDS, least=LEAST_PLAIN, made_by=_made_by(places))]
    for number_, chapter in enumerate(CHAPTERS.values(), start=1):
        parts.append(f"## {number_} {chapter.name()}\n")
        parts += [_lesson(lesson, places) for lesson in chapter.lessons]
    return "\n".join(parts)


def _lesson(lesson: Lesson, places: Places) -> str:
    rows = ["| Where | Held | 95 % interval | Effect, median | 95 % interval | Not on seeds |", "| --- " * 6 + "|"]
    rows += [_row(place or "as in the lesson", places[lesson.key, place]) for place in ("", *lesson.elsewhere)]
    links = [f"- {name}: `{_link(settings)}`" for name, settings in lesson.variants.items()]
    heading = f"### {lesson.text.name()}\n"
    claim = f"{lesson.text.claim()} *({STRENGTHS[lesson.strength]})*\n\nEffect: {lesson.text.effect()}.\n"
    limits = f"{lesson.text.limits()}\n"
    return "\n".join([heading, claim, *rows, "", limits, "Settings:", "", *links, ""])


def _row(place: str, kept: Kept) -> str:
    if len(kept.holds) < N_SEEDS:
        return f"| {place} | not tried yet " + "| – " * 4 + "|"
    tally = kept.tally()
    failed = ", ".join(map(str, kept.failed_on)) or "–"
    cells = [place, f"{tally.holds} of {tally.n}", share_text(tally), number(tally.median), _interval(tally), failed]
    return "| " + " | ".join(cells) + " |"


def share_text(tally: Tally) -> str:
    """Return the interval of the share in percent."""
    low, high = tally.share
    return f"{100 * low:.0f} to {100 * high:.0f} %"


def _interval(tally: Tally) -> str:
    return " to ".join(map(number, tally.median_interval))


def _link(settings: object) -> str:
    query = to_query(settings, ViewSettings())  # type: ignore[arg-type]
    return "?" + urlencode(query, safe=",")


def _made_by(places: Places) -> str:
    """Return which libraries and kernels the trials were made with; several where they were made at several places."""
    every = sorted(
        {", ".join(f"{name} {version}" for name, version in kept.made_by.items()) for kept in places.values()}
    )
    return "; ".join(every)
