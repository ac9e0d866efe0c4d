"""Trials add up to what independent computations say, are kept, and are those of the present program."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from playground.command.main import main
from playground.lessons.chapters import LESSONS
from playground.lessons.claims.fingerprint import claim_fingerprint, essence, fingerprint
from playground.lessons.claims.kept import Kept, read, write
from playground.lessons.claims.repeating import missing, repeated, take_repeated, usable
from playground.lessons.claims.report import LEAST_PLAIN, N_SEEDS, report
from playground.lessons.claims.tally import median_interval, tally
from playground.lessons.claims.trial import Trial, try_claim
from playground.lessons.lesson import Lesson, Strength, setting
from playground.lessons.lineup import Lineup

REPORT = Path(__file__).parents[2] / "docs" / "claims.md"
FIRST = next(iter(LESSONS.values()))


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_of_a_share_is_that_of_the_beta_distribution(counts: tuple[int, int]) -> None:
    k, n = counts
    low, high = tally([True] * k + [False] * (n - k), [0.0] * n).share

    assert low == pytest.approx(stats.beta.ppf(0.025, k, n - k + 1) if k else 0.0)
    assert high == pytest.approx(stats.beta.ppf(0.975, k + 1, n - k) if k < n else 1.0)


@given(st.integers(1, 80))
def test_the_interval_of_a_median_covers_it_and_is_the_narrowest_of_its_kind(n: int) -> None:
    low, high = median_interval(np.arange(1.0, n + 1))
    if np.isinf(low):
        assert stats.binom.cdf(0, n, 0.5) > 0.025
        return
    r = round(low)
    assert high == n + 1 - r
    assert 1 - 2 * stats.binom.cdf(r - 1, n, 0.5) >= 0.95
    assert 1 - 2 * stats.binom.cdf(r, n, 0.5) < 0.95


def test_a_trial_is_the_lesson_with_other_seeds() -> None:
    lineup = Lineup(FIRST, 3)
    lineup.finish()
    evidence = lineup.evidence()

    assert try_claim(FIRST.key, "", 3) == Trial(FIRST.key, "", 3, evidence.holds, evidence.effect)


def test_kept_trials_come_back(tmp_path: Path) -> None:
    path = tmp_path / "trials.json"
    kept = Kept("abc", "ab", {"kernel": "Haswell"})
    for number in (2, 0, 11):
        kept.add(Trial("gap-opens", "", number, number != 2, number / 3))
    write({("gap-opens", ""): kept, ("gap-opens", "circles"): Kept("def", "de", {})}, path)
    again = read(path)

    assert again["gap-opens", ""] == kept
    assert again["gap-opens", ""].failed_on == [2]
    assert again["gap-opens", "circles"].holds == {}
    assert read(tmp_path / "none.json") == {}


@given(st.floats(), st.booleans(), st.integers(0, 3))
def test_a_trial_repeats_another_to_the_last_kept_digit(effect: float, holds: bool, number: int) -> None:  # noqa: FBT001
    trial = Trial("gap-opens", "", number, holds, effect)
    kept = Kept("abc", "ab", {})
    assert not kept.repeats(trial)
    kept.add(trial)

    assert kept.repeats(trial)
    assert not kept.repeats(replace(trial, holds=not holds))
    assert not kept.repeats(replace(trial, number=number + 1))
    assert not kept.repeats(replace(trial, effect=12.5 if effect != 12.5 else 12.6))


MADE_BY = {"kernel": "Haswell"}
KEY, PLACES = FIRST.key, len(FIRST.elsewhere) + 1


def kept_of_other_code(**changes: object) -> dict[tuple[str, str], Kept]:
    """Return trials of one lesson, all with the effect 0.5, made with another state of the code behind it."""
    trials = dict.fromkeys(range(N_SEEDS), 0.5)
    kept = Kept("other code", claim_fingerprint(FIRST), MADE_BY, dict.fromkeys(trials, True), trials)
    return usable({(KEY, ""): replace(kept, **changes)}, MADE_BY)


def test_trials_stay_when_two_of_them_come_out_as_before_with_changed_code() -> None:
    places = kept_of_other_code()
    assert repeated(places, [KEY]) == [(KEY, "", 0), (KEY, "", 1)]
    assert {place for _, place, _ in missing(places, [KEY])} == set(FIRST.elsewhere)

    take_repeated(places, [Trial(KEY, "", 0, holds=True, effect=0.5)])  # interrupted
    assert places[KEY, ""].fingerprint == "other code"
    take_repeated(places, [Trial(KEY, "", number, holds=True, effect=0.5) for number in (0, 1)])
    assert places[KEY, ""].fingerprint == fingerprint(FIRST)
    assert (repeated(places, [KEY]), len(places[KEY, ""].holds)) == ([], N_SEEDS)


def test_trials_are_made_anew_when_one_of_two_comes_out_otherwise() -> None:
    places = kept_of_other_code()
    take_repeated(places, [Trial(KEY, "", number, holds=True, effect=0.5 + number) for number in (0, 1)])

    assert places[KEY, ""].effects == {0: 0.5, 1: 1.5}
    assert [number for _, place, number in missing(places, [KEY]) if place == ""] == list(range(2, N_SEEDS))


@pytest.mark.parametrize("changes", [{"claim": "another"}, {"made_by": {"kernel": "Prescott"}}, {"holds": {0: True}}])
def test_trials_of_another_claim_kernel_or_too_few_are_made_anew(changes: dict) -> None:
    places = kept_of_other_code(**changes)

    assert places[KEY, ""].holds == {}
    assert (repeated(places, [KEY]), len(missing(places, [KEY]))) == ([], PLACES * N_SEEDS)


def test_words_change_no_fingerprint_and_settings_do() -> None:
    same = replace(FIRST, text=replace(FIRST.text, why=FIRST.text.limits))

    assert fingerprint(same) == fingerprint(FIRST)
    assert fingerprint(replace(FIRST, variants={"run": setting("?v=2&noise=0.31")})) != fingerprint(FIRST)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ('"""A."""\nx = 1  # b', '"""C."""\nx = 1', True),
        ('T = Message("a")', 'T = Message("b")', True),
        ("def f():\n    '''A.'''\n    return 1", "def f():\n    return 1", True),
        ("x = 1", "x = 2", False),
        ("def f(): return a < b", "def f(): return a <= b", False),
    ],
)
def test_the_essence_of_a_source_is_what_it_does(one: str, other: str, equal: bool) -> None:  # noqa: FBT001
    assert ast.parse(one)
    assert (essence(one.encode()) == essence(other.encode())) is equal


def test_the_command_tries_what_is_missing_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "trials.json"
    call = ["claims", "wiggling", "--trials", str(path), "--report", str(tmp_path / "claims.md")]
    assert main(call) == 0
    first = read(path)
    assert len(first["wiggling", ""].holds) == N_SEEDS
    assert "call claims without naming any" in capsys.readouterr().err
    assert main(call) == 0
    assert read(path) == first
    with pytest.raises(SystemExit):
        main(["claims", "wigling"])
    assert "'wigling' is no lesson" in capsys.readouterr().err


def test_the_report_is_that_of_the_present_program() -> None:
    places = read()
    expected = {(key, place) for key, lesson in LESSONS.items() for place in ("", *lesson.elsewhere)}

    assert places.keys() == expected, "run `make claims`"
    present = {key: fingerprint(lesson) for key, lesson in LESSONS.items()}
    stale = [key for key in places if places[key].fingerprint != present[key[0]]]
    assert stale == [], "run `make claims`"
    assert all(len(kept.holds) == N_SEEDS for (_, place), kept in places.items() if not place)
    assert REPORT.read_text("utf-8") == report(places)


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
def test_a_claim_is_stated_as_strongly_as_it_was_seen_to_hold(lesson: Lesson) -> None:
    holds = read()[lesson.key, ""].tally().holds

    if lesson.strength is Strength.PLAIN:
        assert holds >= LEAST_PLAIN
