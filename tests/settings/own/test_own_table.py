"""A table as a value in settings, and the file that makes it."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from playground.datasets import DatasetError
from playground.settings.links import from_query, to_query
from playground.settings.own.own_table import TableFile
from playground.settings.own.table_settings import TableSettings
from playground.settings.run import DataSettings, Settings
from playground.training.data import load_data
from tests.ui.own.samples import SECRET, TABLE, WORD


def test_a_table_is_equal_by_content_and_treatment_and_not_by_the_name_of_its_file() -> None:
    one, other = TableFile("a.csv", TABLE).first(), TableFile("b.csv", TABLE).first()

    assert one == other
    assert hash(one) == hash(other)
    assert TableFile("a.csv", TABLE + b"1,2,Lauf,yes\n").first() != one
    assert TableFile("a.csv", TABLE).treated(replace(one.settings, gaps="drop")) != one


def test_a_table_that_was_pickled_gives_the_same_bits_and_shows_no_value() -> None:
    own = TableFile("a.csv", TABLE).first()
    copied = pickle.loads(pickle.dumps(own))

    assert copied == own
    np.testing.assert_array_equal(
        load_data(DataSettings(own=copied, seed=3)).X_train, load_data(DataSettings(own=own, seed=3)).X_train
    )
    shown = f"{own!r} {TableFile('a.csv', TABLE)!r} {own.query} {own.call}"
    assert [text for text in (SECRET, WORD) if text in shown] == []


def test_a_link_is_read_where_the_file_is_and_nowhere_else() -> None:
    file = TableFile("a.csv", TABLE)
    settings = Settings(DataSettings(own=file.first(), noise=0.2))

    assert from_query(to_query(settings), file).settings == settings
    assert from_query(to_query(settings), TableFile("a.csv", TABLE + b"1,2,Lauf,yes\n")).settings.data.own is None
    assert isinstance(from_query(to_query(settings)).needs, TableSettings)


def test_a_link_whose_treatment_cannot_be_says_why() -> None:
    file = TableFile("a.csv", TABLE)
    link = from_query(to_query(Settings(DataSettings(own=file.first()))) | {"target": "9"}, file)

    (problem,) = link.problems
    assert "there is no column 9" in problem
    assert link.settings.data.own is None


@pytest.mark.parametrize(
    "rows",
    ["1,a,x,USA\n2,b,x,USA\n3,a,x,USA\n4,b,x,Palau\n5,a,x,Guam\n", "1,a,x,note\n2,b,x,\n3,a,x,\n4,b,x,\n5,a,x,\n"],
)
def test_where_the_usual_target_cannot_be_the_last_column_that_can_is_taken(rows: str) -> None:
    own = TableFile("a.csv", f"number,kind,same,country\n{rows}".encode()).first()

    assert own.names[own.settings.target - 1] == "kind"


def test_a_file_of_which_no_column_can_be_a_target_says_why() -> None:
    with pytest.raises(DatasetError, match=r"no column|two different values"):
        TableFile("a.csv", b"a,b\n1,1\n1,1\n").first()
