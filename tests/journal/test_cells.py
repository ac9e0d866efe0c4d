"""The mapping of a sweep's finished cells."""

import math
from collections.abc import MutableMapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from playground.journal import Journal
from playground.journal.tables import CellRow

NUMBERS = st.dictionaries(st.text(max_size=9), st.floats(allow_nan=False), max_size=4)


def test_it_is_a_mapping(journal: Journal) -> None:
    cells = journal.cells
    assert isinstance(cells, MutableMapping)
    assert (len(cells), dict(cells), "a" in cells, cells.get("a")) == (0, {}, False, None)

    cells["b"], cells["a"] = {"test loss": 0.5}, {"test loss": 0.1 + 0.2}
    cells["b"] = {"test loss": math.pi, "zeros": 0}
    assert dict(cells) == {"a": {"test loss": 0.1 + 0.2}, "b": {"test loss": math.pi, "zeros": 0}}
    assert cells.pop("a") == {"test loss": 0.1 + 0.2}
    assert list(cells) == ["b"]
    for missing in ("a", "", "%"):
        with pytest.raises(KeyError):
            cells[missing]
        with pytest.raises(KeyError):
            del cells[missing]


def test_cells_are_there_for_the_next_process(journal: Journal) -> None:
    journal.cells["key"] = {"loss": math.nan, "other": -math.inf}

    again = Journal(journal.path.parent).cells["key"]
    assert math.isnan(again["loss"])
    assert again["other"] == -math.inf


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.text(st.characters(exclude_categories=["Cs"]), max_size=12), numbers=NUMBERS)
def test_any_numbers_come_back_under_any_key(journal: Journal, key: str, numbers: dict[str, float]) -> None:
    journal.cells[key] = numbers

    assert journal.cells[key] == numbers


@pytest.mark.parametrize("stored", ["", "{", "[1]", '{"loss": ["many"]}', "null", "x'00'"])
def test_a_cell_that_cannot_be_read_is_not_there_and_can_be_set_anew(journal: Journal, stored: str) -> None:
    journal.cells["key"] = {"loss": 1.0}
    with journal._database.writing() as session:
        session.execute(update(CellRow).values(numbers=stored))

    assert journal.cells.get("key") is None
    journal.cells["key"] = {"loss": 2.0}
    assert journal.cells["key"] == {"loss": 2.0}
