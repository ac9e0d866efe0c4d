"""Versions of links that there are none of are named."""

import pytest

from playground.settings.links import (
    from_page_query,
    from_pair_query,
    from_query,
    from_sweep_query,
)
from playground.settings.pages import InspectorSettings, RaceSettings
from tests.settings.test_versions import LATER, NONE

# Every default of the first version as its links had it, written out: noise is that of the data set.


@pytest.mark.parametrize(
    ("text", "problem"),
    [("3", LATER), ("9" * 5000, LATER), *((text, NONE) for text in ("0", "-1", "02", "2.0", "two", "", " 2", "٢"))],
    ids=lambda value: str(value)[:20],
)
def test_a_version_that_there_is_none_of_is_named_and_the_rest_is_read_by_the_present_one(
    text: str, problem: str
) -> None:
    query = {"v": text, "l2": "1"}
    present = from_query({"v": "2", "l2": "1"})

    link = from_query(query)
    pair = from_pair_query(query, RaceSettings())
    base, _, of_sweep = from_sweep_query(query)
    _, of_inspector = from_page_query({"v": text}, InspectorSettings())

    assert link.settings == pair.a == base == present.settings
    assert link.view == present.view
    assert link.problems == pair.problems == of_sweep == of_inspector == (problem.format(text),)


def test_b_has_no_version_of_its_own() -> None:
    pair = from_pair_query({"v": "1", "b.v": "2"}, RaceSettings())

    assert pair.a == pair.b == from_query({"v": "1"}).settings
    assert pair.problems == ("Of B: The link's v=2 means nothing here and is ignored.",)
