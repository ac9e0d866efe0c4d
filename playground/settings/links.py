"""Settings as the query of a link, and back: what differs from the defaults, in short words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qsl

from playground.settings.own.own_data import Files, no_files
from playground.settings.pages import InspectorSettings, SweepSettings, ViewSettings
from playground.settings.query_parts import (
    NAME,
    LinkedData,
    differing_values,
    query_of_data,
    read_data,
    read_part,
    unknown_names,
)
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from playground.settings.versions import CURRENT, FIRST, KEY, defaults_of, version_of

Shown = TypeVar("Shown")
OF_B = "b."  # what is said of B alone begins so
TABLE = "table"  # the word for a table of a person's own in place of a data set


@dataclass(frozen=True, slots=True)
class Link:
    """What a link holds.

    Attributes
    ----------
    settings : Settings
        The run.
    view : ViewSettings
        How it is shown.
    problems : tuple of str
        What in the link could not be used, each with the value and what was done instead.
    needs : settings of a kind in ``KINDS``, or None
        The data of a person's own that the run needs and that are not there.
    """

    settings: Settings
    view: ViewSettings
    problems: tuple[str, ...] = ()
    needs: Any = None


@dataclass(frozen=True, slots=True)
class PairLink(Generic[Shown]):
    """What a link to a comparison holds: ``a`` and ``b``, on the same data with the same seeds; see also ``Link``."""

    a: Settings
    b: Settings
    view: Shown
    problems: tuple[str, ...] = ()
    needs: Any = None


def to_query(settings: Settings, view: ViewSettings | None = None) -> dict[str, str]:
    """Return the query parameters of a link: every value that is not the default (noise: usual for the data set)."""
    view = view or ViewSettings()
    return _versioned(_of_run(settings) | differing_values(view, ViewSettings()))


def to_kept_query(settings: Settings) -> dict[str, str]:
    """Return the query parameters of a link that is kept: it names its version even where it says nothing else."""
    return {KEY: str(CURRENT)} | _of_run(settings)


def to_pair_query(a: Settings, b: Settings, view: Any) -> dict[str, str]:
    """Return the query parameters of a comparison: those of A, what B has otherwise ("b.dropout"), and the view's."""
    b = like(a, b)
    query = _of_run(a) | differing_values(view, type(view)())
    for mine, others in ((b.network, a.network), (b.training, a.training)):
        query |= {OF_B + key: value for key, value in differing_values(mine, others).items()}
    return _versioned(query)


def from_pair_query(query: Mapping[str, str], view: Shown, files: Files = no_files) -> PairLink[Shown]:
    """Read query parameters of a comparison, as ``from_query`` does; ``view`` holds the defaults of how it is shown."""
    version, query, problems = _opened(query)
    of_b = {key.removeprefix(OF_B): value for key, value in query.items() if key.startswith(OF_B)}
    of_a = {key: value for key, value in query.items() if not key.startswith(OF_B)}
    a, own = _read_run(of_a, version, problems, files)
    shown = read_part(defaults_of(version, view), of_a, problems)
    of_problems: list[str] = []
    b = Settings(a.data, read_part(a.network, of_b, of_problems), read_part(a.training, of_b, of_problems))
    problems += unknown_names(of_a, *own, a.data, a.network, a.training, shown)
    of_problems += unknown_names(of_b, b.network, b.training)
    problems += [f"Of B: {problem}" for problem in of_problems]
    return PairLink(a, like(a, b), shown, tuple(problems), _needs(own, a))


def like(a: Settings, b: Settings) -> Settings:
    """Return B on the same data as A, from the same weights where shapes allow, with the same order of batches."""
    network, training = replace(b.network, seed=a.network.seed), replace(b.training, seed=a.training.seed)
    return Settings(a.data, network, training)


def to_page_query(settings: Any, data: DataSettings | None = None) -> dict[str, str]:
    """Return the query parameters of a link to a page without a run: every value that is not the default.

    ``data`` are those of a person's own that the page has in place of a data set.
    """
    query = differing_values(settings, type(settings)())
    return _versioned(query if data is None else query | query_of_data(data))


def to_sweep_query(base: Settings, sweep: SweepSettings) -> dict[str, str]:
    """Return the query parameters of a link to a sweep: those of its base, and what of the sweep is not the default."""
    return _versioned(_of_run(base) | differing_values(sweep, SweepSettings()))


def from_query(query: Mapping[str, str], files: Files = no_files) -> Link:
    """Read query parameters. What is missing, unknown or impossible falls back to the default, and is said.

    Parameters
    ----------
    query : mapping of str to str
        Decoded parameters, as from ``urllib.parse.parse_qsl``.
    files : callable
        Gives the data of a person's own that a link describes, or None where they are not there.
    """
    version, query, problems = _opened(query)
    run, own = _read_run(query, version, problems, files)
    view = read_part(defaults_of(version, ViewSettings()), query, problems)
    problems += unknown_names(query, *own, run.data, run.network, run.training, view)
    return Link(run, view, tuple(problems), _needs(own, run))


def from_kept_query(text: str, files: Files = no_files) -> Link:
    """Read the query of a link that was kept. One without a version is of the first, also where it is empty."""
    return from_query({KEY: str(FIRST)} | query_of(f"?{text}"), files)


def from_page_query(query: Mapping[str, str], page: Shown) -> tuple[Shown, tuple[str, ...]]:
    """Read query parameters of a page without a run, as ``from_query`` does; ``page`` holds its defaults."""
    version, query, problems = _opened(query)
    settings = read_part(defaults_of(version, page), query, problems)
    problems += unknown_names(query, settings)
    return settings, tuple(problems)


def from_inspected_query(
    query: Mapping[str, str], files: Files = no_files
) -> tuple[InspectorSettings, LinkedData | None, tuple[str, ...]]:
    """Read query parameters of the inspector, as ``from_query`` does, and the person's own table that they name."""
    if query.get(NAME) != TABLE:
        settings, said = from_page_query(query, InspectorSettings())
        return settings, None, said
    version, query, problems = _opened(query)
    linked = read_data(query, version, problems, files)
    settings = read_part(defaults_of(version, InspectorSettings()), linked.rest, problems)
    problems += unknown_names(query, linked.own, linked.data, settings)
    return settings, linked, tuple(problems)


def from_sweep_query(
    query: Mapping[str, str], files: Files = no_files
) -> tuple[Settings, SweepSettings, tuple[str, ...]]:
    """Read query parameters of a sweep, as ``from_query`` does; return its base, the sweep and the problems."""
    version, query, problems = _opened(query)
    base, own = _read_run(query, version, problems, files)
    sweep = read_part(defaults_of(version, SweepSettings()), query, problems)
    problems += unknown_names(query, *own, base.data, base.network, base.training, sweep)
    return base, sweep, tuple(problems)


def from_url(url: str, files: Files = no_files) -> Link:
    """Read a whole link, or its query alone with or without the question mark."""
    return from_query(query_of(url), files)


def query_of(url: str) -> dict[str, str]:
    """Return the decoded query parameters of a whole link, or of its query alone with or without the question mark."""
    address = url.partition("#")[0]
    query = address.partition("?")[2] if "?" in address or "://" in address else address
    return dict(parse_qsl(query, keep_blank_values=True))


def _versioned(query: dict[str, str]) -> dict[str, str]:
    """Return a query under its version; the empty one stays empty, since the bare address always means the defaults."""
    return {KEY: str(CURRENT)} | query if query else {}


def _opened(query: Mapping[str, str]) -> tuple[int, dict[str, str], list[str]]:
    """Return the version by which a query is read, what else it says, and what is to be said of its version."""
    version, problems = version_of(query)
    return version, {key: value for key, value in query.items() if key != KEY}, list(problems)


def _of_run(settings: Settings) -> dict[str, str]:
    """Return what is not the default of a run's settings, by names in links."""
    return (
        query_of_data(settings.data)
        | differing_values(settings.network, NetworkSettings())
        | differing_values(settings.training, TrainingSettings())
    )


def _needs(described: tuple[Any, ...], run: Settings) -> Any:
    """Return the data of a person's own that a run needs and that are not there; None if there are none."""
    return described[0] if described and run.data.own is None else None


def _read_run(
    query: Mapping[str, str], version: int, problems: list[str], files: Files
) -> tuple[Settings, tuple[Any, ...]]:
    """Return the settings of a run that the query describes, and what it says of data of a person's own, if it does."""
    linked = read_data(query, version, problems, files)
    if linked.is_missing:
        problems.append(f"{linked.own.missing} The default data are used instead.")
    parts = (
        read_part(defaults_of(version, part), linked.rest, problems) for part in (NetworkSettings(), TrainingSettings())
    )
    return Settings(linked.data, *parts), () if linked.own is None else (linked.own,)
