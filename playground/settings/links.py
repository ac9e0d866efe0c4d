"""Settings as the query of a link, and back: what differs from the defaults, in short words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qsl

from playground.settings.fields import SettingsError, domains
from playground.settings.pages import InspectorSettings, SweepSettings, ViewSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings, usual_noise
from playground.settings.versions import CURRENT, FIRST, KEY, defaults_of, version_of

Shown = TypeVar("Shown")
OF_B = "b."  # what is said of B alone begins so


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
    """

    settings: Settings
    view: ViewSettings
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairLink(Generic[Shown]):
    """What a link to a comparison holds: ``a`` and ``b``, which share their data and seeds, and how they are shown."""

    a: Settings
    b: Settings
    view: Shown
    problems: tuple[str, ...] = ()


def to_query(settings: Settings, view: ViewSettings | None = None) -> dict[str, str]:
    """Return the query parameters of a link: every value that is not the default (noise: usual for the data set)."""
    view = view or ViewSettings()
    return _versioned(_of_run(settings) | _differing(view, ViewSettings()))


def to_kept_query(settings: Settings) -> dict[str, str]:
    """Return the query parameters of a link that is kept: it names its version even where it says nothing else."""
    return {KEY: str(CURRENT)} | _of_run(settings)


def to_pair_query(a: Settings, b: Settings, view: Any) -> dict[str, str]:
    """Return the query parameters of a comparison: those of A, what B has otherwise ("b.dropout"), and the view's."""
    b = like(a, b)
    query = _of_run(a) | _differing(view, type(view)())
    for mine, others in ((b.network, a.network), (b.training, a.training)):
        query |= {OF_B + key: value for key, value in _differing(mine, others).items()}
    return _versioned(query)


def from_pair_query(query: Mapping[str, str], view: Shown) -> PairLink[Shown]:
    """Read query parameters of a comparison, as ``from_query`` does; ``view`` holds the defaults of how it is shown."""
    version, query, problems = _opened(query)
    of_b = {key.removeprefix(OF_B): value for key, value in query.items() if key.startswith(OF_B)}
    of_a = {key: value for key, value in query.items() if not key.startswith(OF_B)}
    a = _read_run(of_a, version, problems)
    shown = _read(defaults_of(version, view), of_a, problems)
    of_problems: list[str] = []
    b = Settings(a.data, _read(a.network, of_b, of_problems), _read(a.training, of_b, of_problems))
    problems += _unknown(of_a, a.data, a.network, a.training, shown)
    of_problems += _unknown(of_b, b.network, b.training)
    problems += [f"Of B: {problem}" for problem in of_problems]
    return PairLink(a, like(a, b), shown, tuple(problems))


def like(a: Settings, b: Settings) -> Settings:
    """Return B on the same data as A, from the same weights where shapes allow, with the same order of batches."""
    network, training = replace(b.network, seed=a.network.seed), replace(b.training, seed=a.training.seed)
    return Settings(a.data, network, training)


def to_inspector_query(settings: InspectorSettings) -> dict[str, str]:
    """Return the query parameters of a link to the inspector: every value that is not the default."""
    return _versioned(_differing(settings, InspectorSettings()))


def to_sweep_query(base: Settings, sweep: SweepSettings) -> dict[str, str]:
    """Return the query parameters of a link to a sweep: those of its base, and what of the sweep is not the default."""
    return _versioned(_of_run(base) | _differing(sweep, SweepSettings()))


def from_query(query: Mapping[str, str]) -> Link:
    """Read query parameters. What is missing, unknown or impossible falls back to the default, and is said.

    Parameters
    ----------
    query : mapping of str to str
        Decoded parameters, as from ``urllib.parse.parse_qsl``.
    """
    version, query, problems = _opened(query)
    run = _read_run(query, version, problems)
    view = _read(defaults_of(version, ViewSettings()), query, problems)
    problems += _unknown(query, run.data, run.network, run.training, view)
    return Link(run, view, tuple(problems))


def from_kept_query(text: str) -> Link:
    """Read the query of a link that was kept. One without a version is of the first, also where it is empty."""
    return from_query({KEY: str(FIRST)} | query_of(f"?{text}"))


def from_inspector_query(query: Mapping[str, str]) -> tuple[InspectorSettings, tuple[str, ...]]:
    """Read query parameters of the inspector, as ``from_query`` does; return the settings and the problems."""
    version, query, problems = _opened(query)
    settings = _read(defaults_of(version, InspectorSettings()), query, problems)
    problems += _unknown(query, settings)
    return settings, tuple(problems)


def from_sweep_query(query: Mapping[str, str]) -> tuple[Settings, SweepSettings, tuple[str, ...]]:
    """Read query parameters of a sweep, as ``from_query`` does; return its base, the sweep and the problems."""
    version, query, problems = _opened(query)
    base = _read_run(query, version, problems)
    sweep = _read(defaults_of(version, SweepSettings()), query, problems)
    problems += _unknown(query, base.data, base.network, base.training, sweep)
    return base, sweep, tuple(problems)


def from_url(url: str) -> Link:
    """Read a whole link, or its query alone with or without the question mark."""
    return from_query(query_of(url))


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
    query = _differing(settings.data, DataSettings(noise=usual_noise(settings.data.name)))
    return query | _differing(settings.network, NetworkSettings()) | _differing(settings.training, TrainingSettings())


def _read_run(query: Mapping[str, str], version: int, problems: list[str]) -> Settings:
    """Return the settings of a run that the query describes."""
    data = DataSettings(noise=usual_noise(query.get("data", "")))
    defaults = (defaults_of(version, part) for part in (data, NetworkSettings(), TrainingSettings()))
    return Settings(*(_read(default, query, problems) for default in defaults))


def _read(part: Any, query: Mapping[str, str], problems: list[str]) -> Any:
    """Return ``part`` with what the query says of it, one value at a time, so that one bad value spoils no other."""
    by_name = domains(part)
    for f in fields(part):
        domain = by_name[f.name]
        if domain.key not in query:
            continue
        text = query[domain.key]
        try:
            part = replace(part, **{f.name: domain.parse(text)})
        except SettingsError as error:
            problems.append(f"The link's {domain.key}={text} cannot be: {error}. {_default(part, f.name)}")
        except ValueError:
            problems.append(f"The link's {domain.key}={text} cannot be read. {_default(part, f.name)}")
    return part


def _differing(part: Any, default: Any) -> dict[str, str]:
    """Return the values of a part that are not its default's, by their names in links."""
    return {
        domain.key: domain.format(getattr(part, name))
        for name, domain in domains(part).items()
        if getattr(part, name) != getattr(default, name)
    }


def _unknown(query: Mapping[str, str], *parts: Any) -> list[str]:
    """Say which parameters no part has a place for."""
    known = {domain.key for part in parts for domain in domains(part).values()}
    return [f"The link's {key}={value} means nothing here and is ignored." for key, value in query.items()
            if key not in known]  # fmt: skip


def _default(part: Any, name: str) -> str:
    domain = domains(part)[name]
    return f"It is {domain.format(getattr(part, name))} instead."
