"""Data of a person's own as a value in the settings of a run."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from datasets import OWN, Dataset, Entry, load
from playground.comparisons.sweep.cell import train
from playground.comparisons.sweep.cell_key import cell_key
from playground.journal.entry import entry_of
from playground.measurements.run import Run
from playground.settings.fields import differing
from playground.settings.links import (
    from_pair_query,
    from_query,
    from_sweep_query,
    to_kept_query,
    to_pair_query,
    to_query,
    to_sweep_query,
)
from playground.settings.own.kinds import KINDS
from playground.settings.own.own_data import Call
from playground.settings.own.table_settings import TableSettings
from playground.settings.pages import LuckSettings, SweepSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings, with_field
from playground.settings.seeding import reseeded
from playground.training.changes import starts_anew
from playground.training.data import load_data

SECRET = "31.25"  # a number of the data, which stands nowhere but in them


@dataclass(frozen=True, eq=False, slots=True)
class Toy:
    """Moons, as if somebody had brought them."""

    content: str = "ab" * 32
    secret: str = SECRET

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Toy) and self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __repr__(self) -> str:
        return f"Toy({self.fingerprint})"

    @property
    def entry(self) -> Entry:
        return replace(OWN["table"], max_samples=90)

    @property
    def fingerprint(self) -> str:
        return self.content

    @property
    def query(self) -> Mapping[str, str]:
        return {"file": "moons.csv", "content": self.content}

    def load(self, **choices: Any) -> Dataset:
        return load("moons", **choices | {"n_samples": min(choices["n_samples"], 90)})

    @property
    def call(self) -> Call:
        return Call("datasets", "load", ("moons",), {})


def toys(wanted: TableSettings) -> Toy | None:
    return Toy() if wanted.content == Toy().content else None


SETTINGS = Settings(
    DataSettings(noise=0.1, flipped=0.1, own=Toy()),
    NetworkSettings(hidden_layers=(4,)),
    TrainingSettings(max_epochs=3, l2=1.0),
)


def test_there_are_settings_for_every_kind_of_own_data() -> None:
    assert set(KINDS) == set(OWN)


def test_settings_are_equal_if_their_data_have_one_fingerprint() -> None:
    other = replace(SETTINGS, data=replace(SETTINGS.data, own=Toy(secret="0")))

    assert other == SETTINGS
    assert hash(other) == hash(SETTINGS)
    assert replace(SETTINGS, data=replace(SETTINGS.data, own=Toy("cd" * 32))) != SETTINGS
    assert differing(SETTINGS.data, replace(SETTINGS.data, own=None)) == ["own"]


def test_the_name_of_a_catalogues_data_set_says_nothing_beside_own_data() -> None:
    assert DataSettings(name="circles", own=Toy()) == DataSettings(own=Toy())
    assert DataSettings(own=Toy()).entry.name == "table"
    assert DataSettings(name="circles").entry.name == "circles"


def test_a_run_is_trained_on_own_data_and_copies_keep_them() -> None:
    run = Run(pickle.loads(pickle.dumps(SETTINGS)))
    run.trainer.advance(2)

    assert (run.dataset.n_train + run.dataset.n_test, run.trainer.epoch) == (90, 2)
    assert reseeded(SETTINGS, "all", 3).data.own == Toy()
    assert with_field(SETTINGS, "data", "flipped", 0.2).data.own == Toy()
    assert starts_anew(SETTINGS, with_field(SETTINGS, "data", "own", None))
    np.testing.assert_array_equal(load_data(SETTINGS.data).X_train, run.dataset.X_train)


def test_a_cell_is_trained_on_own_data_under_a_key_of_their_own() -> None:
    assert train(SETTINGS)["epochs"] == 3
    keys = {cell_key(with_field(SETTINGS, "data", "own", own)) for own in (None, Toy(), Toy("cd" * 32))}
    assert len(keys) == 3


def test_a_link_holds_name_and_fingerprint_and_is_read_where_the_data_are() -> None:
    query = to_query(SETTINGS)
    pair, sweep = to_pair_query(SETTINGS, SETTINGS, LuckSettings()), to_sweep_query(SETTINGS, SweepSettings())

    assert query["data"] == "table"
    assert (query["file"], query["content"]) == ("moons.csv", Toy().content)
    assert from_query(query, toys).settings == SETTINGS
    assert from_query(query, toys).problems == ()
    assert from_pair_query(pair, LuckSettings(), toys).a == SETTINGS
    assert from_sweep_query(sweep, toys)[0] == SETTINGS


@pytest.mark.parametrize("query", [to_query(SETTINGS), to_kept_query(SETTINGS)])
def test_a_link_says_which_file_it_needs_where_the_data_are_not(query: dict[str, str]) -> None:
    link = from_query(query)

    assert link.needs == TableSettings(file="moons.csv", content=Toy().content)
    (problem,) = link.problems
    assert "moons.csv" in problem
    assert "abababababab" in problem
    assert link.settings.data == replace(SETTINGS.data, own=None)
    assert (link.settings.network, link.settings.training) == (SETTINGS.network, SETTINGS.training)


def test_nothing_that_is_written_down_holds_the_data() -> None:
    run = Run(SETTINGS)
    run.trainer.advance(1)
    written = (to_query(SETTINGS), repr(SETTINGS), entry_of(run, pinned=False) | {"history": b""})

    assert [text for text in written if SECRET in str(text)] == []
    assert entry_of(run, pinned=False)["dataset"] == "table"
