"""A link goes on meaning what it meant: one without a version has the defaults that there were before links had any."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from datasets import CATALOGUE
from playground.settings.fields import domains
from playground.settings.links import (
    from_kept_query,
    from_page_query,
    from_pair_query,
    from_query,
    from_sweep_query,
    to_kept_query,
    to_page_query,
    to_pair_query,
    to_query,
    to_sweep_query,
)
from playground.settings.pages import InspectorSettings, LuckSettings, RaceSettings, SweepSettings, ViewSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from playground.settings.versions import KEY
from tests.settings.link_strategies import KEYS, all_settings, parts_of

# Every default of the first version as its links had it, written out: noise is that of the data set.
FIRST = {
    "data": "moons", "n": "200", "flip": "0", "test": "0.5", "valid": "0", "balance": "0.5", "classes": "2",
    "inputs": "x,y", "dataseed": "0", "useless": "0", "copies": "0", "corr": "0.9", "standard": "1", "times": "1",
    "shift": "0",
    "turn": "0", "layers": "64,64", "act": "relu", "slope": "0.01", "bn": "off", "init": "he", "scale": "1",
    "weightseed": "0", "loss": "auto", "weights": "none", "dropout": "0", "l1": "0", "l2": "0", "l1by": "proximal",
    "opt": "adam", "rate": "0.01", "schedule": "constant", "scheduleepochs": "100", "schedulefactor": "0.1",
    "batch": "16", "epochs": "10000", "stop": "mark", "patience": "50", "seed": "0",
}  # fmt: skip


FIRST_NOISES = {
    "moons": "0.3", "circles": "0.1", "blobs": "0.3", "linear": "0.1", "xor": "0.1", "spirals": "0.1",
    "quantiles": "0.1", "sine": "0.3", "plane": "0.1", "bumps": "0.1", "iris": "0", "wine": "0", "breast_cancer": "0",
    "digits": "0", "diabetes": "0",
}  # fmt: skip


SHOWN = {"curve": "loss", "logloss": "0", "logepochs": "0", "showtest": "1", "discrete": "0", "presenter": "0"}


FIRST_VIEW = SHOWN | {"thinned": "0", "heatmaps": "0", "tab": "weights", "hidden": "0", "unit": "1", "speed": "fast",
                      "firstfitted": "0"}  # fmt: skip


# What there was no choice of then was as it is without a word of it now.
FIRST_RACE = SHOWN | {"speed": "fast", "edit": "b", "by": "a"}


FIRST_LUCK = {
    "seeds": "20", "vary": "all", "upto": "200", "pair": "0", "edit": "a", "curve": "loss", "logloss": "0",
    "presenter": "0", "compare": "last", "by": "a",
}  # fmt: skip


FIRST_SWEEP = {
    "knob": "l2", "from": "0.01", "to": "100", "steps": "9", "spacing": "log", "knob2": "none", "from2": "0",
    "to2": "0.8", "steps2": "5", "spacing2": "linear", "seeds": "5", "sweepepochs": "300", "measure": "loss",
    "logaxis": "0", "presenter": "0",
}  # fmt: skip


FIRST_INSPECTOR = {
    "data": "moons", "sample": "1", "layers": "3", "act": "tanh", "loss": "auto", "rate": "0.3", "weightseed": "0",
    "presenter": "0",
}  # fmt: skip


RUN = (DataSettings, NetworkSettings, TrainingSettings)


def said(part: Any) -> dict[str, str]:
    """Return everything that a part of the settings says, by its names in links."""
    return {domain.key: domain.format(getattr(part, name)) for name, domain in domains(part).items()}


def said_of_run(run: Settings) -> dict[str, str]:
    """Return everything that the settings of a run say, by their names in links."""
    return said(run.data) | said(run.network) | said(run.training)


def first_defaults(data: str) -> dict[str, str]:
    """Return the defaults of a run on a data set in the first version."""
    return FIRST | {"data": data, "noise": FIRST_NOISES[data]}


def in_first_version(values: dict[str, str], defaults: dict[str, str]) -> dict[str, str]:
    """Return the query that the first version wrote: what was not its default."""
    return {key: text for key, text in values.items() if text != defaults.get(key)}


@st.composite
def fragments(draw: st.DrawFn, parts: tuple[type, ...]) -> dict[str, str]:
    """Return what a few fields of these classes say, by their names in links."""
    values = {key: text for part in parts for key, text in said(draw(parts_of(part))).items()}
    kept = draw(st.sets(st.sampled_from(sorted(values)), max_size=6))
    return {key: text for key, text in values.items() if key in kept}


def test_all_settings_of_the_first_version_are_written_out_here() -> None:
    assert set(FIRST_NOISES) == set(CATALOGUE)
    assert {*FIRST, "noise", *FIRST_VIEW} == set(KEYS)


def test_no_setting_has_the_name_of_the_version() -> None:
    parts = (*RUN, ViewSettings, RaceSettings, LuckSettings, SweepSettings, InspectorSettings)

    assert KEY not in {domain.key for part in parts for domain in domains(part).values()}


@given(settings=all_settings, view=parts_of(ViewSettings))
def test_whatever_the_first_version_wrote_gives_the_same_settings_and_view(
    settings: Settings, view: ViewSettings
) -> None:
    values, shown = said_of_run(settings), said(view)

    written = in_first_version(values, first_defaults(values["data"]) | {"data": "moons"}) | in_first_version(
        shown, FIRST_VIEW
    )
    link = from_query(written or {"v": "1"})

    assert (link.settings, link.view, link.problems) == (settings, view, ())


@given(query=fragments((*RUN, ViewSettings)))
def test_what_a_link_of_the_first_version_does_not_say_is_as_it_was_then(query: dict[str, str]) -> None:
    link = from_query(query or {"v": "1"})

    expected = first_defaults(query.get("data", "moons")) | FIRST_VIEW | query
    found = said_of_run(link.settings) | said(link.view)
    assert {key: found[key] for key in expected} == expected
    assert link.problems == ()


@given(query=fragments(RUN), others=fragments((NetworkSettings, TrainingSettings)), shown=fragments((RaceSettings,)))
def test_a_race_of_the_first_version_is_the_race_it_was(
    query: dict[str, str], others: dict[str, str], shown: dict[str, str]
) -> None:
    of_b = {key: text for key, text in others.items() if key not in {"weightseed", "seed"}}
    written = query | shown | {f"b.{key}": text for key, text in of_b.items()}

    pair = from_pair_query(written or {"v": "1"}, RaceSettings())

    a, view = said_of_run(pair.a), said(pair.view)
    defaults = first_defaults(query.get("data", "moons"))
    assert {key: a[key] for key in defaults} == defaults | query
    assert view == FIRST_RACE | shown
    assert said_of_run(pair.b) == a | of_b
    assert pair.problems == ()


@given(query=fragments(RUN), asked=fragments((LuckSettings,)))
def test_a_study_of_the_first_version_is_the_study_it_was(query: dict[str, str], asked: dict[str, str]) -> None:
    pair = from_pair_query(query | asked or {"v": "1"}, LuckSettings())

    a, defaults = said_of_run(pair.a), first_defaults(query.get("data", "moons"))
    assert {key: a[key] for key in defaults} == defaults | query
    assert said(pair.view) == FIRST_LUCK | asked


@given(query=fragments(RUN), asked=fragments((SweepSettings,)))
def test_a_sweep_of_the_first_version_is_the_sweep_it_was(query: dict[str, str], asked: dict[str, str]) -> None:
    base, sweep, problems = from_sweep_query(query | asked or {"v": "1"})

    found, defaults = said_of_run(base), first_defaults(query.get("data", "moons"))
    assert {key: found[key] for key in defaults} == defaults | query
    assert said(sweep) == FIRST_SWEEP | asked
    assert problems == ()


@given(asked=fragments((InspectorSettings,)))
def test_the_inspector_of_the_first_version_is_what_it_was(asked: dict[str, str]) -> None:
    settings, problems = from_page_query(asked or {"v": "1"}, InspectorSettings())

    assert (said(settings), problems) == (FIRST_INSPECTOR | asked, ())


def test_the_bare_address_means_the_present_defaults_and_a_kept_query_without_version_those_of_its_time() -> None:
    assert from_query({}).settings == from_query({"v": "2"}).settings == Settings()
    assert from_kept_query("").settings == from_query({"v": "1"}).settings != Settings()


@given(settings=all_settings)
def test_kept_queries_name_their_version_and_come_back(settings: Settings) -> None:
    query = to_kept_query(settings)

    assert query["v"] == "2"
    assert from_query(query).settings == settings


@given(
    a=all_settings, view=parts_of(ViewSettings), sweep=parts_of(SweepSettings), inspected=parts_of(InspectorSettings)
)
def test_whatever_is_written_names_the_present_version_or_is_the_bare_address(
    a: Settings, view: ViewSettings, sweep: SweepSettings, inspected: InspectorSettings
) -> None:
    queries = [
        to_query(a, view), to_query(a), to_pair_query(a, Settings(), view), to_sweep_query(a, sweep),
        to_page_query(inspected),
    ]  # fmt: skip

    for query in queries:
        assert next(iter(query.items()), ("v", "2")) == ("v", "2")
        assert len(query) != 1


LATER = (
    "The link's v={} is of a later version of the playground: versions 1 to 2 are known, and it is read as version 2."
)


NONE = "The link's v={} is no version of links: versions 1 to 2 are known, and it is read as version 2."
