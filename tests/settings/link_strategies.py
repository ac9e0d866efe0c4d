"""Settings, views and bad words that links are made of."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from playground.settings.fields import Choice, Domain, Flag, Number, Word, domains
from playground.settings.pages import ViewSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings

PARTS = (DataSettings, NetworkSettings, TrainingSettings, ViewSettings)

KEYS = {domain.key: (part, name) for part in PARTS for name, domain in domains(part).items()}


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
