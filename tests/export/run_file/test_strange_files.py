"""A file from anybody is opened or refused with the name of what is wrong; nothing in it is executed or unfolds."""

import io
import json
import pickle
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from playground.export.run_file import archive
from playground.export.run_file.errors import RunFileError, Trouble
from playground.export.run_file.loaded import loaded
from playground.export.run_file.saved import saved
from playground.export.run_file.told import opened_text, problem_text
from playground.measurements.run import Run
from playground.settings.links import from_url

Members = dict[str, bytes]
executed: list[str] = []


class Wicked:
    """Executes something when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return executed.append, ("executed",)


@pytest.fixture(scope="module")
def content() -> bytes:
    """Return a file of a run."""
    run = Run(from_url("?v=2&n=40&layers=4&dropout=0.2").settings)
    run.trainer.advance(4)
    return saved(run)


def members_of(content: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_document(content: bytes, **changes: Any) -> bytes:
    members = members_of(content)
    document = json.loads(members["run.json"]) | changes
    return archive.zipped(members | {"run.json": json.dumps(document).encode()})


def with_array(content: bytes, member: str, name: str, array: bytes) -> bytes:
    members = members_of(content)
    inner = members_of(members[member]) | {f"{name}.npy": array}
    return archive.zipped(members | {member: archive.zipped(inner)})


def npy(array: Any, **options: bool) -> bytes:
    file = io.BytesIO()
    np.save(file, array, **options)
    return file.getvalue()


def refused(content: bytes, trouble: Trouble, words: str) -> None:
    with pytest.raises(RunFileError) as found:
        loaded(content)
    assert found.value.problem.trouble is trouble
    assert words in problem_text(found.value.problem)


@pytest.mark.parametrize("strange", [b"", b"PK", b"a,b\n1,2\n", archive.zipped({"a.txt": b"a"})])
def test_another_file_is_none_of_a_run(strange: bytes) -> None:
    refused(strange, Trouble.FOREIGN, "no file of a run")


def test_a_document_of_another_program_is_none_of_a_run(content: bytes) -> None:
    refused(with_document(content, format="something else"), Trouble.FOREIGN, "run.json")


def test_a_newer_version_is_named(content: bytes) -> None:
    refused(with_document(content, format_version=7), Trouble.NEWER, "7")


DOCUMENTS: dict[str, tuple[dict[str, Any], str]] = {
    "epoch of another history": ({"epoch": 9}, "history.npz: train_loss"),
    "negative epoch": ({"epoch": -1}, "epoch is -1"),
    "huge epoch": ({"epoch": 10**15}, "train_loss"),
    "epoch that is no number": ({"epoch": "4"}, "epoch is '4'"),
    "no link": ({"link": None}, "link"),
    "link that is not understood": ({"link": "?v=2&rate=fast"}, "rate=fast"),
    "link of another network": ({"link": "?v=2&n=40&layers=5&dropout=0.2"}, "theta"),
    "changes that begin late": ({"changes": [{"epoch": 2, "link": "?v=2"}]}, "changes"),
    "changes of what cannot change": (
        {"changes": [{"epoch": 0, "link": "?v=2&opt=sgd"}, {"epoch": 2, "link": "?v=2&n=40&layers=4&dropout=0.2"}]},
        "changes",
    ),
    "no states": ({"states": []}, "states"),
    "states that are no list": ({"states": 3}, "states is no list"),
    "by hand beyond the network": (
        {"by_hand": [{"layer": 9, "row": 1, "column": 1, "before": 0.0, "values": {"1": 1.0}}]}, "by_hand",
    ),
    "by hand too large": (
        {"by_hand": [{"layer": 1, "row": 1, "column": 1, "before": 0.0, "values": {"1": 1e9}}]}, "by_hand",
    ),
    "by hand in no epoch": (
        {"by_hand": [{"layer": 1, "unit": 1, "before": 0.0, "values": {"soon": 1.0}}]}, "epoch",
    ),
    "diverged in a way there is not": ({"diverged": {"infinite": "all"}}, "diverged"),
    "spacing of nothing": ({"spacing": 0}, "spacing is 0"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "words"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_damaged_document_is_named(content: bytes, changes: dict[str, Any], words: str) -> None:
    refused(with_document(content, **changes), Trouble.DAMAGED, words)


def test_a_random_stream_that_is_none_is_named(content: bytes) -> None:
    states = json.loads(members_of(content)["run.json"])["states"]
    for wrong in ({"bit_generator": "MT19937"}, {"bit_generator": "PCG64", "state": {"state": 2**200, "inc": 1}}, 3):
        refused(with_document(content, states=[{**states[0], "order": wrong}, *states[1:]]), Trouble.DAMAGED, "")


ARRAYS = {
    "text": (npy(np.array(["a"])), "test_loss is"),
    "other type": (npy(np.zeros(5, np.float32)), "float32"),
    "other shape": (npy(np.zeros((5, 2))), "(5, 2)"),
    "pickled": (npy(np.array([Wicked()], object), allow_pickle=True), "test_loss is object"),
    "bare pickle": (pickle.dumps(Wicked()), "test_loss is no array"),
    "nothing": (b"", "test_loss is no array"),
    "cut short": (npy(np.zeros(5))[:-8], "breaks off"),
    "too long": (npy(np.zeros(5)) + b"12345678", "breaks off"),
    "head that claims much": (npy(np.zeros(5)).replace(b"(5,)", b"(5000000000000,)"), "test_loss"),
}


@pytest.mark.parametrize(("array", "words"), ARRAYS.values(), ids=ARRAYS)
def test_an_array_that_is_none_is_named_and_nothing_is_executed(content: bytes, array: bytes, words: str) -> None:
    refused(with_array(content, "history.npz", "test_loss", array), Trouble.DAMAGED, words)
    assert executed == []


def test_infinite_weights_and_a_ledger_of_no_points_are_named(content: bytes) -> None:
    with np.load(io.BytesIO(members_of(content)["states.npz"])) as states:
        theta = states["theta"].copy()
    theta[0, 0] = np.inf
    refused(with_array(content, "states.npz", "theta", npy(theta)), Trouble.DAMAGED, "theta is not finite")
    for epochs, points in (([1], [999]), ([9], [1]), ([2, 1], [1, 1]), ([1, 1], [3, 3]), ([1], [1, 2])):
        wrong = with_array(content, "history.npz", "ledger_epoch", npy(np.array(epochs, np.int32)))
        wrong = with_array(wrong, "history.npz", "ledger_point", npy(np.array(points, np.int32)))
        refused(wrong, Trouble.DAMAGED, "ledger")


@pytest.mark.parametrize("member", ["history.npz", "states.npz"])
def test_a_part_that_is_missing_is_named(content: bytes, member: str) -> None:
    members = members_of(content)
    del members[member]
    refused(archive.zipped(members), Trouble.DAMAGED, f"{member} is missing")


def test_a_part_that_unfolds_beyond_measure_is_refused(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive.zipped(members_of(content) | {"history.npz": bytes(3_000_000)})
    assert len(bomb) < 100_000
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 1_000_000)
    monkeypatch.setattr(archive.Archive.read, "__kwdefaults__", {"most": 1_000_000})
    refused(bomb, Trouble.TOO_LARGE, "history.npz has more than 1,000,000 bytes")
    huge = with_array(content, "history.npz", "test_loss", npy(np.zeros(200_000)))
    refused(huge, Trouble.TOO_LARGE, "test_loss")


def test_a_file_beyond_the_limit_is_not_looked_into(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_FILE", len(content) - 1)
    refused(content, Trouble.TOO_LARGE, f"{len(content):,} bytes")


def test_many_parts_and_one_twice_are_refused(content: bytes) -> None:
    refused(archive.zipped(members_of(content) | {f"{i}": b"" for i in range(100)}), Trouble.DAMAGED, "parts")


@pytest.mark.long
@profile(max_examples=60)
@given(st.data())
def test_a_file_with_any_bytes_changed_is_opened_or_refused(content: bytes, data: st.DataObject) -> None:
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(changed[: data.draw(st.integers(0, len(changed)))] if data.draw(st.booleans()) else changed)
    with suppress(RunFileError):  # no other error
        assert loaded(cut).run.trainer.epoch >= 0


def test_a_file_of_other_versions_says_so(content: bytes) -> None:
    same = opened_text(loaded(content), "a.zip")
    other = opened_text(loaded(with_document(content, versions={"numpy": "9.9"})), "a.zip")

    assert same == "The run of a.zip is open, in epoch 4."
    assert "numpy 9.9" in other
