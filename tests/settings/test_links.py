"""A link holds settings and view in a few words, and a bad word in it spoils nothing else."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.settings.fields import Choice, Domain, Flag, Number, Word, domains
from playground.settings.links import (
    Link,
    PairLink,
    from_inspector_query,
    from_pair_query,
    from_query,
    from_sweep_query,
    from_url,
    like,
    to_inspector_query,
    to_pair_query,
    to_query,
    to_sweep_query,
)
from playground.settings.pages import InspectorSettings, SweepSettings, ViewSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings, usual_noise

PARTS = (DataSettings, NetworkSettings, TrainingSettings, ViewSettings)
KEYS = {domain.key: (part, name) for part in PARTS for name, domain in domains(part).items()}
DEFAULT = Link(Settings(), ViewSettings())


def values_of(domain: Domain) -> st.SearchStrategy[Any]:
    """Return the values that a domain allows."""
    if isinstance(domain, Number):
        return st.integers(int(domain.low), int(domain.high)) if domain.whole else st.floats(domain.low, domain.high)
    if isinstance(domain, Choice):
        return st.sampled_from(list(domain.options))
    if isinstance(domain, Word):
        return st.text(st.characters(codec="utf-8"), min_size=1)
    if isinstance(domain, Flag):
        return st.booleans()
    entries = st.lists(values_of(domain.item), min_size=domain.fewest, max_size=domain.most, unique=domain.distinct)
    return entries.map(tuple)


def parts_of(part: Callable[..., Any]) -> st.SearchStrategy[Any]:
    """Return settings of a class, with any allowed value in any field."""
    return st.builds(part, **{name: values_of(domain) for name, domain in domains(part).items()})


all_settings = st.builds(
    Settings, data=parts_of(DataSettings), network=parts_of(NetworkSettings), training=parts_of(TrainingSettings)
)
texts = st.one_of(
    st.text(),
    st.sampled_from(["", "nan", "inf", "-inf", "1e999", "none", "1_0", " 7 ", "٣", "0x10", "1,,2", ",", "true", "\0"]),
    st.integers().map(str),
    st.floats().map(str),
    st.integers(1, 6000).map(lambda n: "9" * n),
)


def value_in(link: Link, key: str) -> Any:
    """Return the value that a link gives to the field which is named ``key`` in links."""
    part, name = KEYS[key]
    parts = (link.settings.data, link.settings.network, link.settings.training, link.view)
    return getattr(parts[PARTS.index(part)], name)


def default_in(link: Link, key: str) -> Any:
    """Return the default of that field, which for noise is what is usual for the link's data set."""
    return usual_noise(link.settings.data.name) if key == "noise" else value_in(DEFAULT, key)


@given(settings=all_settings, view=parts_of(ViewSettings))
def test_settings_and_view_come_back_from_their_query_unchanged(settings: Settings, view: ViewSettings) -> None:
    assert from_query(to_query(settings, view)) == Link(settings, view)


@given(settings=all_settings, view=parts_of(ViewSettings))
def test_settings_and_view_come_back_from_a_whole_address(settings: Settings, view: ViewSettings) -> None:
    query = urlencode(to_query(settings, view))

    assert dict(parse_qsl(query)) == to_query(settings, view)
    for address in (f"http://localhost:8501/?{query}", f"https://example.org/a?{query}#top", f"?{query}", query):
        assert from_url(address) == Link(settings, view)


@given(settings=all_settings)
def test_a_query_names_what_differs_from_the_defaults_and_nothing_else(settings: Settings) -> None:
    link = Link(settings, ViewSettings())
    differing = {key for key in KEYS if value_in(link, key) != default_in(link, key)}

    assert set(to_query(settings)) == differing


def test_the_defaults_are_the_empty_query() -> None:
    assert to_query(Settings(), ViewSettings()) == {}
    assert from_query({}) == DEFAULT


@pytest.mark.parametrize("address", ["", "?", "http://localhost:8501", "http://localhost:8501/", "http://[a?"])
def test_an_address_without_a_query_means_the_defaults(address: str) -> None:
    assert from_url(address).settings == Settings()


@given(noise=st.sampled_from([1, 1.0, np.float64(1.0)]))
def test_equal_settings_make_equal_queries(noise: float) -> None:
    assert to_query(Settings(data=DataSettings(noise=noise))) == {"noise": "1"}


@pytest.mark.parametrize("name", ["moons", "circles", "iris", "digits"])
def test_the_usual_noise_of_a_data_set_goes_without_saying(name: str) -> None:
    settings = Settings(data=DataSettings(name, noise=usual_noise(name)))

    assert "noise" not in to_query(settings)
    assert from_query({"data": name}).settings == settings


def test_a_query_is_short_and_legible() -> None:
    settings = Settings(
        DataSettings("circles", noise=0.2, features=("x", "y", "xy")),
        NetworkSettings(hidden_layers=(16,) * 2),
        TrainingSettings(l1=0.3, max_epochs=500),
    )
    query = to_query(settings, ViewSettings(show_test=False, presenter=True))

    assert query == {
        "data": "circles", "noise": "0.2", "inputs": "x,y,xy", "layers": "16,16", "l1": "0.3", "epochs": "500",
        "showtest": "0", "presenter": "1",
    }  # fmt: skip


def test_no_hidden_layers_have_a_word_of_their_own() -> None:
    settings = Settings(network=NetworkSettings(hidden_layers=()))

    assert to_query(settings) == {"layers": "none"}
    assert from_query({"layers": "none"}).settings == settings


BAD = [
    ("n", "19"), ("n", "many"), ("n", "50.5"), ("n", ""), ("n", "9" * 400), ("n", "9" * 5000), ("noise", "nan"),
    ("noise", "inf"), ("noise", "-0.1"), ("noise", "0,3"), ("rate", "0"), ("rate", "1e999"), ("data", "suns"),
    ("data", ""), ("inputs", "none"), ("inputs", "x,x"), ("inputs", "x,q"), ("layers", "8,,8"), ("layers", "8,300"),
    ("layers", "1,1,1,1,1,1,1"), ("layers", "8;8"), ("logloss", "yes"), ("logloss", "2"), ("seed", "-1"),
    ("seed", "4294967296"), ("act", "swish"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), BAD, ids=[f"{key}={value[:20]}" for key, value in BAD])
def test_a_bad_value_falls_back_to_the_default_with_a_message_and_spoils_no_other(key: str, value: str) -> None:
    link = from_query({"flip": "0.2", key: value, "l2": "3", "opt": "sgd"})

    assert value_in(link, key) == value_in(DEFAULT, key)
    assert (link.settings.data.flipped, link.settings.training.l2) == (0.2, 3.0)
    assert link.settings.training.optimiser == "sgd"
    assert len(link.problems) == 1
    assert f"{key}={value}" in link.problems[0]
    assert link.problems[0].endswith(" instead.")


def test_the_message_says_what_would_do_and_what_was_done() -> None:
    (problem,) = from_query({"noise": "7"}).problems

    assert problem == "The link's noise=7 cannot be: noise must be between 0 and 1, got 7. It is 0.3 instead."


def test_an_unknown_key_is_said_to_be_ignored() -> None:
    link = from_query({"colour": "red", "n": "50"})

    assert link.settings.data.n_samples == 50
    assert link.problems == ("The link's colour=red means nothing here and is ignored.",)


@given(query=st.dictionaries(st.one_of(st.sampled_from(sorted(KEYS)), st.text()), texts))
def test_no_query_raises_and_each_of_its_words_is_taken_or_reported(query: dict[str, str]) -> None:
    link = from_query(query)

    for key, value in query.items():
        reported = any(problem.startswith(f"The link's {key}={value} ") for problem in link.problems)
        if key not in KEYS:
            assert reported
        elif reported:
            assert value_in(link, key) == default_in(link, key)
        else:
            part, name = KEYS[key]
            assert value_in(link, key) == domains(part)[name].parse(value)
    assert len(link.problems) <= len(query)


@given(address=st.one_of(st.text(), st.text().map("http://[?{}".format), st.text().map("?n={}&layers=4".format)))
def test_no_address_raises_and_what_it_gives_is_valid(address: str) -> None:
    link = from_url(address)

    assert from_query(to_query(link.settings, link.view)).problems == ()


# --- the inspector


@given(settings=parts_of(InspectorSettings))
def test_the_inspectors_settings_come_back_from_their_query_unchanged(settings: InspectorSettings) -> None:
    assert from_inspector_query(to_inspector_query(settings)) == (settings, ())


def test_the_inspectors_defaults_are_the_empty_query() -> None:
    assert to_inspector_query(InspectorSettings()) == {}
    assert from_inspector_query({}) == (InspectorSettings(), ())


@given(query=st.dictionaries(st.one_of(st.sampled_from(["data", "sample", "layers", "act", "rate"]), st.text()), texts))
def test_no_query_of_the_inspector_raises_and_each_of_its_words_is_taken_or_reported(query: dict[str, str]) -> None:
    settings, problems = from_inspector_query(query)

    by_key = {domain.key: (name, domain) for name, domain in domains(settings).items()}
    for key, value in query.items():
        reported = any(problem.startswith(f"The link's {key}={value} ") for problem in problems)
        if reported or key not in by_key:
            assert reported
        else:
            name, domain = by_key[key]
            assert getattr(settings, name) == domain.parse(value)


def test_a_word_of_the_dashboard_that_the_inspector_has_no_place_for_is_said_to_be_ignored() -> None:
    settings, problems = from_inspector_query({"noise": "0.2", "act": "softmax", "sample": "7"})

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

    assert to_pair_query(a, b, ViewSettings()) == {"l2": "1", "b.dropout": "0.5", "b.l2": "0"}


@given(query=st.dictionaries(st.sampled_from([*KEYS, *[f"b.{key}" for key in KEYS], "b.", "b.data"]), texts))
def test_whatever_the_query_of_a_pair_says_there_is_a_pair(query: dict[str, str]) -> None:
    pair = from_pair_query(query, ViewSettings())

    assert like(pair.a, pair.b) == pair.b
    assert from_pair_query(to_pair_query(pair.a, pair.b, pair.view), ViewSettings()).problems == ()


def test_what_b_cannot_have_is_said_to_be_of_b() -> None:
    pair = from_pair_query({"b.dropout": "2", "b.noise": "0.1", "l1": "x"}, ViewSettings())

    assert pair.a == pair.b == Settings()
    assert [problem.partition(" cannot")[0].partition(" means")[0] for problem in pair.problems] == [
        "The link's l1=x", "Of B: The link's dropout=2", "Of B: The link's noise=0.1",
    ]  # fmt: skip


# --- the sweep


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
