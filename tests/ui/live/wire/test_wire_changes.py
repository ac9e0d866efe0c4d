"""Frames on their way to a browser: what it has been told before is not told again."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from playground.charts.kit.figure import table, words
from playground.charts.kit.picture import Picture
from playground.ui.live.frame import Frame
from tests.ui.live.wire.frames import SPEC, Decode, arrived, figure, sent


def test_nothing_is_said_twice(decode: Decode) -> None:
    rows = {"points": table(x=np.arange(50.0), y=np.zeros(50)), "field": table(url=np.array(["a"], object))}
    shown = figure(rows, {"a": Picture(np.zeros((9, 9), np.uint8), np.zeros((2, 3), np.uint8))})
    again = figure({name: pa.table(part.to_pydict(), part.schema) for name, part in rows.items()}, shown.pictures)
    first, second = sent(
        Frame(1, {"place": shown}, {"text": "<b>1</b>"}), Frame(2, {"place": again}, {"text": "<b>1</b>"})
    )

    assert len(second) <= 24
    assert decode([first, second])[1] == {**decode([first])[0], "frame": 2, "texts": {}, "moved": {}}


def test_only_columns_that_move_are_sent() -> None:
    x, spec_of_its_own = np.arange(1000.0), dict(SPEC)
    frames = [
        Frame(i, {"place": replace(figure({"points": table(x=x, y=x * i)}), spec=spec_of_its_own)}) for i in (1, 2)
    ]
    first, second = sent(*frames)

    assert len(first) > 8000
    assert 4000 < len(second) < 4300
    assert "spec" not in second.decode("latin1")


def test_a_new_spec_comes_with_all_of_its_tables(decode: Decode) -> None:
    rows = {"points": table(x=np.arange(3.0))}
    other = {**SPEC, "mark": "bar"}
    known = decode(sent(Frame(1, {"place": figure(rows)}), Frame(2, {"place": figure(rows, spec=other)})))

    assert known[1]["figures"]["place"]["spec"] == other
    assert known[1]["moved"] == {"place": ["points"]}


def test_a_place_is_emptied_once_and_filled_anew(decode: Decode) -> None:
    shown = figure({"points": table(x=np.arange(3.0))})
    stages = [shown, None, None, shown]
    messages = sent(*[Frame(i, {"place": each}) for i, each in enumerate(stages, 1)])
    known = decode(messages)

    assert [state["figures"]["place"] is None for state in known] == [False, True, True, False]
    assert [list(state["moved"]) for state in known] == [["place"], ["place"], [], ["place"]]
    assert known[3]["figures"] == known[0]["figures"]


def test_texts_alt_signal_and_error_come_when_they_change(decode: Decode) -> None:
    rows = {"points": table(x=np.arange(3.0))}
    known = decode(
        sent(
            Frame(1, {"place": figure(rows, alt="one")}, {"a": "1", "b": "2"}),
            Frame(2, {"place": figure(rows, alt="two")}, {"a": "1", "b": "3"}, rerun=1, error="broken <b>"),
            Frame(3, {}, {"b": "3"}, rerun=1, error="broken <b>"),
            Frame(4, rerun=2),
        )
    )

    assert [state["figures"]["place"]["alt"] for state in known] == ["one", "two", "two", "two"]
    assert [state["texts"] for state in known] == [{"a": "1", "b": "2"}, {"b": "3"}, {}, {}]
    assert [state.get("signal") for state in known] == [None, {"rerun": 1}, None, {"rerun": 2}]
    assert [state.get("error") for state in known] == [None, "broken <b>", None, ""]


def test_many_words_arrive(decode: Decode) -> None:
    names = tuple(f"word {i}" for i in range(40_000))
    for n in (100, 128, 129, 20_000, 40_000):
        codes = pa.DictionaryArray.from_arrays(pa.array(np.arange(n, dtype=np.int32)), pa.array(names[:n]))
        (known,) = decode(sent(Frame(1, {"place": figure({"points": pa.table({"x": codes})})})))

        assert arrived(known, "place", "points") == [["x", list(names[:n])]]


def test_words_that_come_in_parts_with_other_dictionaries_arrive(decode: Decode) -> None:
    rows = pa.concat_tables([pa.table({"x": words([0, 1], ("a", "b"))}), pa.table({"x": words([0, 1], ("c", "a"))})])
    (known,) = decode(sent(Frame(1, {"place": figure({"points": rows})})))

    assert arrived(known, "place", "points") == [["x", ["a", "b", "c", "a"]]]


def test_a_column_of_another_type_is_refused_by_name() -> None:
    rows = pa.table({"when": pa.array([0], pa.timestamp("s"))})

    with pytest.raises(TypeError, match="'when' has values of type timestamp"):
        sent(Frame(1, {"place": figure({"points": rows})}))
