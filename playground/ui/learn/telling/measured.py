"""How often a lesson's claim held on other seeds, as a sentence."""

from __future__ import annotations

from functools import cache

from playground.lessons.claims.kept import Places, read
from playground.lessons.lesson import Lesson
from playground.words.catalogue import learn as says
from playground.words.lists import semicolons


def measured(lesson: Lesson) -> str:
    """Return on how many seeds the claim held, where the lesson plays and elsewhere; empty where nothing is kept."""
    places = _kept()
    main = places.get((lesson.key, ""))
    if main is None or not main.holds:
        return ""
    tally = main.tally()
    low, high = (f"{100 * end:.0f}" for end in tally.share)
    text = says.MEASURED(claim=lesson.text.claim(), holds=str(tally.holds), n=str(tally.n), low=low, high=high)
    others = [
        says.MEASURED_PLACE(place=place, holds=str(found.holds), n=str(found.n))
        for place in lesson.elsewhere
        if (kept := places.get((lesson.key, place))) and kept.holds and (found := kept.tally())
    ]
    return f"{text} {says.MEASURED_ELSEWHERE(places=semicolons(others))}" if others else text


@cache
def _kept() -> Places:
    return read()
