"""Which trials are still to be made, and which of another state of the code may be kept once a few were repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from playground.lessons.chapters import LESSONS
from playground.lessons.claims.fingerprint import claim_fingerprint, fingerprint
from playground.lessons.claims.kept import Kept, Places
from playground.lessons.claims.report import N_SEEDS
from playground.lessons.claims.trial import Trial

Job = tuple[str, str, int]  # lesson, place, and the number that is added to the seeds
REPEATED = frozenset({0, 1})  # numbers of the trials that tell whether changed code has changed any number


def usable(found: Places, made_by: Mapping[str, str]) -> Places:
    """Return the kept trials that still say something, and no trials where there are none, in the order of the course.

    They do if they were made with the present program, or for the same claim on the same libraries and kernel with
    another state of the code behind it: then a few are to be repeated.
    """
    places: Places = {}
    for lesson in LESSONS.values():
        fresh = Kept(fingerprint(lesson), claim_fingerprint(lesson), made_by)
        for place in ("", *lesson.elsewhere):
            kept = found.get((lesson.key, place), fresh)
            is_alike = (kept.claim, kept.made_by) == (fresh.claim, made_by) and kept.holds.keys() >= REPEATED
            is_present = kept.fingerprint == fresh.fingerprint
            places[lesson.key, place] = kept if is_present or is_alike else replace(fresh, holds={}, effects={})
    return places


def repeated(places: Places, lessons: list[str]) -> list[Job]:
    """Return the trials to be repeated, as the code behind them has changed since."""
    return [
        (lesson, place, number)
        for (lesson, place), kept in places.items()
        if lesson in lessons and kept.fingerprint != fingerprint(LESSONS[lesson])
        for number in sorted(REPEATED)
    ]


def take_repeated(places: Places, trials: list[Trial]) -> None:
    """Keep trials whose repetitions came out as before, and put the repetitions in the place of those that did not."""
    by_place: dict[tuple[str, str], list[Trial]] = {}
    for trial in trials:
        by_place.setdefault((trial.lesson, trial.place), []).append(trial)
    for place, again in by_place.items():
        if len(again) < len(REPEATED):
            continue  # interrupted
        present, kept = fingerprint(LESSONS[place[0]]), places[place]
        if all(map(kept.repeats, again)):
            kept.fingerprint = present
        else:
            places[place] = replace(kept, fingerprint=present, holds={}, effects={})
            for trial in again:
                places[place].add(trial)


def missing(places: Places, lessons: list[str]) -> list[Job]:
    """Return the trials that are still to be made, first those of what the page plays."""
    return [
        (lesson, place, number)
        for (lesson, place), kept in sorted(places.items(), key=lambda entry: entry[0][1] != "")
        if lesson in lessons and kept.fingerprint == fingerprint(LESSONS[lesson])
        for number in range(N_SEEDS)
        if number not in kept.holds
    ]
