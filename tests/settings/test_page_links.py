"""Links of the inspector, of the course, of a pair and of a sweep, in which a bad word spoils nothing else either."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.settings.fields import domains
from playground.settings.links import (
    PairLink,
    from_page_query,
    from_pair_query,
    from_sweep_query,
    like,
    to_page_query,
    to_pair_query,
    to_query,
    to_sweep_query,
)
from playground.settings.pages import InspectorSettings, LearnSettings, SweepSettings, ViewSettings
from playground.settings.run import Settings, TrainingSettings
from tests.settings.link_strategies import KEYS, all_settings, parts_of, texts

PAGES = (InspectorSettings, LearnSettings)  # that show no run of the dashboard


@pytest.mark.parametrize("kind", PAGES)
def test_the_settings_of_a_page_come_back_from_their_query_unchanged(kind: type) -> None:
    @given(settings=parts_of(kind))
    def check(settings: Any) -> None:
        assert from_page_query(to_page_query(settings), kind()) == (settings, ())

    check()


@pytest.mark.parametrize("kind", PAGES)
def test_the_defaults_of_a_page_are_the_empty_query(kind: type) -> None:
    assert to_page_query(kind()) == {}
    assert from_page_query({}, kind()) == (kind(), ())


@pytest.mark.parametrize("kind", PAGES)
def test_no_query_of_a_page_raises_and_each_of_its_words_is_taken_or_reported(kind: type) -> None:
    by_key = {domain.key: (name, domain) for name, domain in domains(kind).items()}

    @given(query=st.dictionaries(st.one_of(st.sampled_from(sorted(by_key)), st.text()), texts))
    def check(query: dict[str, str]) -> None:
        settings, problems = from_page_query({"v": "2"} | query, kind())
        for key, value in query.items():
            reported = any(problem.startswith(f"The link's {key}={value} ") for problem in problems)
            if reported or key not in by_key:
                assert reported
            else:
                name, domain = by_key[key]
                assert getattr(settings, name) == domain.parse(value)

    check()


def test_a_word_of_the_dashboard_that_the_inspector_has_no_place_for_is_said_to_be_ignored() -> None:
    settings, problems = from_page_query({"noise": "0.2", "act": "softmax", "sample": "7"}, InspectorSettings())

    assert settings == InspectorSettings(sample=7)
    assert len(problems) == 2
    assert "The link's noise=0.2 means nothing here and is ignored." in problems
    assert any(problem.startswith("The link's act=softmax cannot be: ") for problem in problems)


@given(a=all_settings, b=all_settings, view=parts_of(ViewSettings))
def test_a_pair_comes_back_from_its_query_with_the_data_and_seeds_of_a(
    a: Settings, b: Settings, view: ViewSettings
) -> None:
    b = like(a, b)

    assert (b.data, b.network.seed, b.training.seed) == (a.data, a.network.seed, a.training.seed)
    assert from_pair_query(to_pair_query(a, b, view), ViewSettings()) == PairLink(a, b, view)


@given(a=all_settings)
def test_a_pair_of_equals_is_the_query_of_one(a: Settings) -> None:
    assert to_pair_query(a, a, ViewSettings()) == to_query(a)


def test_b_is_told_by_what_it_has_otherwise_than_a() -> None:
    a = Settings(training=TrainingSettings(l2=1.0))
    b = Settings(training=TrainingSettings(l2=0.0, dropout=0.5))

    assert to_pair_query(a, b, ViewSettings()) == {"v": "2", "l2": "1", "b.dropout": "0.5", "b.l2": "0"}


@given(query=st.dictionaries(st.sampled_from([*KEYS, *[f"b.{key}" for key in KEYS], "b.", "b.data"]), texts))
def test_whatever_the_query_of_a_pair_says_there_is_a_pair(query: dict[str, str]) -> None:
    pair = from_pair_query(query, ViewSettings())

    assert like(pair.a, pair.b) == pair.b
    assert from_pair_query(to_pair_query(pair.a, pair.b, pair.view), ViewSettings()).problems == ()


def test_what_b_cannot_have_is_said_to_be_of_b() -> None:
    pair = from_pair_query({"v": "2", "b.dropout": "2", "b.noise": "0.1", "l1": "x"}, ViewSettings())

    assert pair.a == pair.b == Settings()
    assert [problem.partition(" cannot")[0].partition(" means")[0] for problem in pair.problems] == [
        "The link's l1=x", "Of B: The link's dropout=2", "Of B: The link's noise=0.1",
    ]  # fmt: skip


@given(base=all_settings, sweep=parts_of(SweepSettings))
def test_a_sweep_and_its_base_come_back_from_their_query_unchanged(base: Settings, sweep: SweepSettings) -> None:
    assert from_sweep_query(to_sweep_query(base, sweep)) == (base, sweep, ())


def test_the_default_sweep_is_the_empty_query() -> None:
    assert to_sweep_query(Settings(), SweepSettings()) == {}
    assert from_sweep_query({}) == (Settings(), SweepSettings(), ())


def test_a_bad_word_of_a_sweep_spoils_neither_the_sweep_nor_its_base() -> None:
    base, sweep, problems = from_sweep_query({"noise": "0.2", "steps": "100", "seeds": "7", "tab": "zeros"})

    assert (base.data.noise, sweep) == (0.2, SweepSettings(n_seeds=7))
    assert [problem.split(":")[0] for problem in problems] == [
        "The link's steps=100 cannot be", "The link's tab=zeros means nothing here and is ignored.",
    ]  # fmt: skip


@given(query=st.dictionaries(st.one_of(st.sampled_from(["knob", "from", "to2", "seeds", "l2"]), st.text()), texts))
def test_no_query_of_a_sweep_raises(query: dict[str, str]) -> None:
    base, sweep, _ = from_sweep_query(query)

    assert from_sweep_query(to_sweep_query(base, sweep)) == (base, sweep, ())
