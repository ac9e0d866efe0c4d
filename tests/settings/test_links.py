"""A link holds settings and view in a few words, and a bad word in it spoils nothing else."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.network.activations.records import ACTIVATIONS
from playground.settings.fields import domains
from playground.settings.links import Link, from_query, from_sweep_query, from_url, to_query
from playground.settings.nearest import nearest_word
from playground.settings.pages import ViewSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings, usual_noise
from tests.settings.link_strategies import KEYS, PARTS, all_settings, parts_of, texts

DEFAULT = Link(Settings(), ViewSettings())


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

    assert set(to_query(settings)) == (differing | {"v"} if differing else set())


def test_the_defaults_are_the_empty_query() -> None:
    assert to_query(Settings(), ViewSettings()) == {}
    assert from_query({}) == DEFAULT


@pytest.mark.parametrize("address", ["", "?", "http://localhost:8501", "http://localhost:8501/", "http://[a?"])
def test_an_address_without_a_query_means_the_defaults(address: str) -> None:
    assert from_url(address).settings == Settings()


@given(noise=st.sampled_from([1, 1.0, np.float64(1.0)]))
def test_equal_settings_make_equal_queries(noise: float) -> None:
    assert to_query(Settings(data=DataSettings(noise=noise))) == {"v": "2", "noise": "1"}


@pytest.mark.parametrize("name", ["moons", "circles", "iris", "digits"])
def test_the_usual_noise_of_a_data_set_goes_without_saying(name: str) -> None:
    settings = Settings(data=DataSettings(name, noise=usual_noise(name)))

    assert "noise" not in to_query(settings)
    assert from_query({"v": "2", "data": name}).settings == settings


def test_a_query_is_short_and_legible() -> None:
    settings = Settings(
        DataSettings("circles", noise=0.2, features=("x", "y", "xy")),
        NetworkSettings(hidden_layers=(8,) * 2),
        TrainingSettings(l1=0.3, max_epochs=500),
    )
    query = to_query(settings, ViewSettings(show_test=False, presenter=True))

    assert query == {
        "v": "2", "data": "circles", "noise": "0.2", "inputs": "x,y,xy", "layers": "8,8", "l1": "0.3", "epochs": "500",
        "showtest": "0", "presenter": "1",
    }  # fmt: skip


def test_no_hidden_layers_have_a_word_of_their_own() -> None:
    settings = Settings(network=NetworkSettings(hidden_layers=()))

    assert to_query(settings) == {"v": "2", "layers": "none"}
    assert from_query({"v": "2", "layers": "none"}).settings == settings


BAD = [
    ("n", "19"), ("n", "many"), ("n", "50.5"), ("n", ""), ("n", "9" * 400), ("n", "9" * 5000), ("noise", "nan"),
    ("noise", "inf"), ("noise", "-0.1"), ("noise", "0,3"), ("rate", "0"), ("rate", "1e999"), ("data", "suns"),
    ("data", ""), ("inputs", "none"), ("inputs", "x,x"), ("inputs", "x,q"), ("layers", "8,,8"), ("layers", "8,300"),
    ("layers", "1,1,1,1,1,1,1"), ("layers", "8;8"), ("logloss", "yes"), ("logloss", "2"), ("seed", "-1"),
    ("seed", "4294967296"), ("act", "swish"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), BAD, ids=[f"{key}={value[:20]}" for key, value in BAD])
def test_a_bad_value_falls_back_to_the_default_with_a_message_and_spoils_no_other(key: str, value: str) -> None:
    link = from_query({"v": "2", "flip": "0.2", key: value, "l2": "3", "opt": "sgd"})

    assert value_in(link, key) == value_in(DEFAULT, key)
    assert (link.settings.data.flipped, link.settings.training.l2) == (0.2, 3.0)
    assert link.settings.training.optimiser == "sgd"
    assert len(link.problems) == 1
    assert f"{key}={value}" in link.problems[0]
    assert " instead" in link.problems[0]


def test_the_message_says_what_would_do_and_what_was_done() -> None:
    assert from_query({"v": "2", "noise": "7", "n": "some", "act": "tnah", "flip": "-1", "rate": "0,5"}).problems == (
        "The link's n=some cannot be read as a whole number from 20 to 5000. It is 200 instead.",
        "The link's noise=7 cannot be: Noise must be between 0 and 1, got 7. It is 0.3 instead; the nearest value is "
        "1.",
        "The link's flip=-1 cannot be: Flipped labels must be between 0 and 0.5, got -1. It is 0 instead, the nearest "
        "value.",
        f"The link's act=tnah cannot be: Activation must be one of {', '.join(ACTIVATIONS)}, got 'tnah'. It is relu "
        "instead; the nearest value is tanh.",
        "The link's rate=0,5 cannot be read as a number from 0.000001 to 100. It is 0.015 instead; the nearest value "
        "is 0.5.",
    )


@given(st.sampled_from(sorted(KEYS)), texts)
def test_the_nearest_value_that_a_message_names_can_be_set(key: str, typed: str) -> None:
    for problem in from_query({"v": "2", key: typed}).problems:
        _, named, nearest = problem.removesuffix(".").rpartition("; the nearest value is ")
        assert not named or not from_query({"v": "2", key: nearest}).problems


def test_an_unknown_key_is_said_to_be_ignored() -> None:
    link = from_query({"colour": "red", "n": "50"})

    assert link.settings.data.n_samples == 50
    assert link.problems == ("The link's colour=red means nothing here and is ignored.",)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("epoch", "epochs"), ("Rate", "rate"), ("drop_out", "dropout"), ("learning rate", "rate"), ("l_2", "l2"),
     ("hidden_layers", "layers"), ("Data set", "data"), ("log-loss", "logloss")],
)  # fmt: skip
def test_an_unknown_key_is_named_with_the_nearest_right_one(typed: str, nearest: str) -> None:
    (problem,) = from_query({"v": "2", typed: "5"}).problems

    assert problem == f"The link's {typed}=5 means nothing here and is ignored; the nearest name is {nearest}."


def test_the_right_name_of_a_setting_of_another_page_is_not_corrected() -> None:
    _, _, problems = from_sweep_query({"v": "2", "speed": "fast"})

    assert nearest_word("speed", {"seeds": "seeds"}) == "seeds"
    assert problems == ("The link's speed=fast means nothing here and is ignored.",)


@given(query=st.dictionaries(st.one_of(st.sampled_from(sorted(KEYS)), st.text()), texts))
def test_no_query_raises_and_each_of_its_words_is_taken_or_reported(query: dict[str, str]) -> None:
    link = from_query({"v": "2"} | query)

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
