"""Small studies to keep, and the columns of the table that has them."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from playground.comparisons.luck.seed_study import SeedStudy
from playground.journal import Journal
from playground.settings.links import from_pair_query, query_of
from playground.settings.pages import LuckSettings

QUERIES = {
    "one": "v=2&n=40&layers=4&seeds=5&upto=3",
    "pair": "v=2&n=40&layers=4&seeds=6&vary=weights&upto=4&pair=1&b.loss=mse",
    "validated": "v=2&n=40&valid=0.25&layers=4&seeds=5&upto=3&pair=1&b.loss=mse",
    "number": "v=2&data=sine&n=40&layers=4&seeds=5&upto=2",
    "no plane": "v=2&data=iris&layers=4&seeds=5&upto=2&vary=all",
    "diverges": "v=2&data=plane&act=linear&layers=4&opt=sgd&rate=100&n=40&seeds=5&upto=3",
}


def study_of(query: str) -> SeedStudy:
    """Return the study that a query of Luck asks for, untrained."""
    link = from_pair_query(query_of(f"?{query}"), LuckSettings())
    assert link.problems == ()
    view = link.view
    b = link.b if view.pair else None
    return SeedStudy(link.a, b, n_seeds=view.n_seeds, varied=view.varied, epochs=view.epochs)


def keep_cut_short(journal: Journal, query: str, *, at: int) -> int:
    """Keep a study as if it had been cancelled after so many epochs, and return its number."""
    upto = re.search(r"(?<=&upto=)\d+", query)
    assert upto is not None
    assert int(upto[0]) > at
    study = study_of(query.replace(f"upto={upto[0]}", f"upto={at}"))
    study.finish()
    id_ = journal.studies.keep(study, pinned=True)
    values = (query, int(upto[0]), f"{query} at {at}", id_)
    with closing(sqlite3.connect(journal.path)) as connection, connection:
        connection.execute("UPDATE studies SET query = ?, epochs = ?, identity = ? WHERE id = ?", values)
    return id_


def columns_in(path: Path, table: str) -> list[tuple[object, ...]]:
    """Return the columns of a table of the run log, in their order, with type and default."""
    with closing(sqlite3.connect(path)) as connection:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        return [column[1:] for column in columns]
