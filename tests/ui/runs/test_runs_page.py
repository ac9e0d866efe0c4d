"""The page of kept runs as a person works it."""

import json
import re
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from playground.charts.kit.figure import number
from playground.journal import Journal, Kept
from playground.journal.database import FILE, VARIABLE
from playground.measurements.run import Run
from playground.script import as_python
from playground.settings.links import from_url
from playground.ui.runs import actions as runs_actions
from playground.ui.runs.table import key_of, settings_in_words
from tests.ui.conftest import APP, go_to
from tests.ui.conftest import open_page as open_page_at

Open = Callable[[], AppTest]
LINKS = ("?epochs=3", "?data=circles&l2=1&epochs=4&layers=8,8", "?data=sine&epochs=2")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """Give the app an empty data folder, and return its run log."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return Journal(tmp_path)


@pytest.fixture
def filled(log: Journal) -> Journal:
    """Return the run log with three runs: 1 moons, 2 circles (pinned), 3 sine."""
    for link in LINKS:
        run = Run(from_url(link).settings)
        run.trainer.advance(4)
        log.keep(run, pinned="circles" in link)
    return log


@pytest.fixture
def open_page(log: Journal) -> Open:
    """Return a function that opens the page."""
    return partial(open_page_at, "runs")


def rows(at: AppTest) -> Any:
    """Return the table as a frame."""
    (table,) = at.dataframe
    return table.value


def choose(at: AppTest, log: Journal, *ids: int) -> None:
    """Tick runs of the whole list."""
    kept = log.runs()
    chosen = [i for i, one in enumerate(kept) if one.id in ids]
    at.session_state[key_of(kept)] = {"selection": {"rows": chosen, "columns": [], "cells": []}}
    run(at)


def run(at: AppTest) -> None:
    at.run()
    assert not at.exception


def press(at: AppTest, key: str) -> None:
    assert not at.button(key=key).disabled, key
    at.button(key=key).click().run()
    assert not at.exception


def said(at: AppTest) -> str:
    """Return all words of the page's own HTML, those for screen readers too."""
    return re.sub(r"<[^>]+>", " ", " ".join(one.value for one in at.get("html") if "<style>" not in one.value))


def drawn(at: AppTest) -> dict[str, list[Any]]:
    """Return the rows of the curves."""
    (chart,) = at.get("vega_lite_chart")
    (curves,) = [one for one in chart.proto.datasets if one.name == "curves"]
    return pa.ipc.open_stream(curves.data.data).read_all().to_pydict()


def test_before_there_are_runs_the_page_says_how_to_come_by_one(open_page: Open, log: Journal) -> None:
    at = open_page()

    assert "No runs yet" in said(at)
    assert "epoch limit" in said(at)
    assert f"kept in {log.path}." in said(at)
    assert not at.dataframe
    assert not at.get("vega_lite_chart")


def test_kept_runs_are_listed_newest_first_with_their_numbers(open_page: Open, filled: Journal) -> None:
    frame = rows(open_page())
    kept = filled.runs()

    assert frame["run"].tolist() == ["#3", "#2", "#1"]
    assert frame["data"].tolist() == ["Sine", "Circles", "Moons"]
    assert frame["settings"].tolist() == ["epochs=2", "layers=8,8 l2=1 epochs=4", "epochs=3"]
    assert frame["pinned"].tolist() == [False, True, False]
    assert frame["epochs"].tolist() == [2, 4, 3]
    for column in ("train_loss", "test_loss", "gap", "train_score", "test_score", "zeros"):
        assert frame[column].tolist() == [getattr(one, column) for one in kept]
    assert frame["ended"].tolist() == ["epoch limit reached"] * 3


def test_without_a_choice_only_the_list_can_be_exported(open_page: Open, filled: Journal) -> None:
    at = open_page()

    assert at.button(key="open run").disabled
    assert at.button(key="pin runs").disabled
    assert not [button for button in at.button if button.key == "delete runs"]
    assert "3 runs. Tick runs" in said(at)
    assert any("3 runs listed" in caption.value for caption in at.caption)


def test_chosen_runs_lay_their_curves_over_each_other(open_page: Open, filled: Journal) -> None:
    at = open_page()
    choose(at, filled, 1, 2)

    curves = drawn(at)
    assert list(dict.fromkeys(curves["run"])) == ["#2 circles", "#1 moons"]
    history = filled.load(1).history
    of_moons = [value for value, name in zip(curves["test"], curves["run"], strict=True) if name == "#1 moons"]
    assert of_moons == pytest.approx(history["test_loss"], rel=1e-6)
    assert "2 runs of 3 chosen" in said(at)
    assert f"test {number(history['test_loss'][-1])} after epoch 3" in said(at)


@pytest.mark.parametrize(("ids", "title"), [((1, 2), "accuracy"), ((3,), "R²"), ((1, 3), "accuracy or R²")])
def test_scores_are_named_for_what_they_are(open_page: Open, filled: Journal, ids: tuple[int, ...], title: str) -> None:
    at = open_page()
    choose(at, filled, *ids)
    at.segmented_control(key="runs curve").set_value("score").run()

    (chart,) = at.get("vega_lite_chart")
    spec = json.loads(chart.proto.spec)
    assert {layer["encoding"]["y"]["title"] for layer in spec["layer"] if "y" in layer["encoding"]} <= {title}
    assert f"{title[0].upper()}{title[1:]} by epoch." in said(at)


def test_a_single_run_says_what_the_table_has_no_column_for(open_page: Open, filled: Journal) -> None:
    filled.describe(2, title="decay", note="calmer <b>")
    at = open_page()
    choose(at, filled, 2)
    kept = filled.load(2).kept

    assert f"#2 decay: calmer &lt;b&gt;; lowest test loss {number(kept.best_test_loss)} in epoch" in said(at)
    assert "seeds: data 0, weights 0, training 0" in said(at)
    assert f"NumPy {kept.numpy}" in said(at)


def test_filters_list_what_is_asked_for(open_page: Open, filled: Journal) -> None:
    at = open_page()
    at.selectbox(key="runs dataset").set_value("sine").run()
    assert rows(at)["run"].tolist() == ["#3"]
    at.selectbox(key="runs dataset").set_value("all").run()
    at.toggle(key="runs pinned_only").set_value(True).run()
    assert rows(at)["run"].tolist() == ["#2"]
    at.text_input(key="runs text").set_value("sine").run()
    assert not at.dataframe
    assert "No kept run fits the filters" in at.info[0].value
    at.toggle(key="runs pinned_only").set_value(False).run()
    assert rows(at)["run"].tolist() == ["#3"]
    assert not at.exception


def test_a_choice_outlives_a_filter_that_lets_it_through(open_page: Open, filled: Journal) -> None:
    at = open_page()
    choose(at, filled, 2, 3)
    at.text_input(key="runs text").set_value("circles").run()

    assert at.session_state["runs"].chosen == [2]
    assert "lowest test loss" in said(at)


def test_open_restores_the_settings_and_goes_to_the_dashboard(open_page: Open, filled: Journal) -> None:
    at = open_page()
    choose(at, filled, 2)
    press(at, "open run")

    here = at.session_state["train"]
    assert here.run.settings == from_url(LINKS[1]).settings
    assert here.run.trainer.epoch == 0
    assert [button.key for button in at.button if button.key == "play"] == ["play"]
    assert dict(at.query_params) == {"data": "circles", "layers": "8,8", "l2": "1", "epochs": "4"}


def test_open_begins_anew_when_the_dashboard_has_nearly_the_same_run(open_page: Open, filled: Journal) -> None:
    at = AppTest.from_file(str(APP), default_timeout=30)
    at.query_params["epochs"] = "200"
    at.run()
    at.session_state["train"].run.trainer.advance(7)
    go_to(at, "runs")
    choose(at, filled, 1)
    press(at, "open run")

    here = at.session_state["train"]
    assert (here.run.settings, here.run.trainer.epoch) == (from_url(LINKS[0]).settings, 0)
    assert here.run.changed_at is None


def test_pins_are_set_and_taken(open_page: Open, filled: Journal) -> None:
    at = open_page()
    choose(at, filled, 1, 2)
    assert at.button(key="pin runs").label == "Pin"
    press(at, "pin runs")
    assert rows(at)["pinned"].tolist() == [False, True, True]
    assert at.button(key="pin runs").label == "Unpin"
    press(at, "pin runs")
    assert rows(at)["pinned"].tolist() == [False, False, False]
    assert at.session_state["runs"].chosen == [2, 1]


def test_a_run_is_given_a_title_and_a_note(open_page: Open, filled: Journal) -> None:
    at = open_page()
    choose(at, filled, 3)
    at.text_input(key="title of run 3").set_value("wave")
    at.text_area(key="note of run 3").set_value("too few epochs")
    press(at, "save words")

    assert rows(at)["run"].tolist() == ["#3 wave", "#2", "#1"]
    assert "#3 wave: too few epochs" in said(at)


def test_deletion_takes_the_chosen_runs_after_a_second_word(open_page: Open, filled: Journal) -> None:
    at = open_page()
    choose(at, filled, 1, 2)
    assert any("Delete 2 runs (1 pinned)? This cannot be undone." in words.value for words in at.markdown)
    press(at, "delete runs")

    assert rows(at)["run"].tolist() == ["#3"]
    assert [kept.id for kept in filled.runs()] == [3]
    assert at.session_state["runs"].chosen == []


def test_a_run_that_another_tab_deleted_is_gone_from_the_list(open_page: Open, filled: Journal) -> None:
    at = open_page()
    choose(at, filled, 1, 2)
    filled.delete([2])
    run(at)

    assert rows(at)["run"].tolist() == ["#3", "#1"]
    assert at.session_state["runs"].chosen == [1]


def test_exports_hold_the_chosen_runs_or_all(open_page: Open, filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, Callable[[], bytes]] = {}

    def note(label: str, data: Callable[[], bytes], file_name: str, *_: Any, **__: Any) -> bool:
        files[file_name] = data
        return False

    monkeypatch.setattr(runs_actions.st, "download_button", note)
    at = open_page()
    assert pq.read_table(BytesIO(files["runs.parquet"]())).column("id").to_pylist() == [3, 2, 1]
    choose(at, filled, 2)

    assert list(files) == ["runs.csv", "runs.parquet", "histories.csv", "histories.parquet"]
    assert pq.read_table(BytesIO(files["runs.parquet"]())).column("id").to_pylist() == [2]
    histories = pq.read_table(BytesIO(files["histories.parquet"]()))
    assert histories.column("epoch").to_pylist() == [0, 1, 2, 3, 4]
    assert histories.column("test_loss").to_pylist() == filled.load(2).history["test_loss"].tolist()
    assert files["histories.csv"]().count(b"\n") == 6
    assert files["runs.csv"]().startswith(b'"id","kept_at"')


def test_more_runs_than_colours_are_said_and_the_first_are_drawn(open_page: Open, log: Journal) -> None:
    for seed in range(10):
        kept = Run(from_url(f"?n=20&layers=2&seed={seed}").settings)
        kept.trainer.advance(1)
        log.keep(kept, pinned=False)
    at = open_page()
    choose(at, log, *range(1, 11))

    assert "10 runs of 10 chosen; the chart has room for the first 8." in said(at)
    assert set(drawn(at)["run"]) == {f"#{i} moons" for i in range(3, 11)}


def test_a_log_that_cannot_be_used_is_named(open_page: Open, log: Journal) -> None:
    log.path.write_bytes(b"no database" * 99)
    at = open_page()

    (error,) = at.error
    assert str(log.path) in error.value
    assert FILE in error.value
    assert not at.dataframe


def test_what_differs_from_the_defaults_is_said_as_in_links(filled: Journal) -> None:
    def words(query: str) -> str:
        (first, *_) = filled.runs()
        values = {name: getattr(first, name) for name in Kept.__slots__}
        return settings_in_words(Kept(**values | {"query": query}))

    assert words("") == words("data=circles") == "the defaults"
    assert words("data=circles&layers=8,8&inputs=x,x%C2%B2") == "layers=8,8 inputs=x,x²"


def test_a_kept_run_can_be_copied_as_python(open_page: Open, filled: Journal) -> None:
    at = open_page()
    choose(at, filled, 2)
    at.session_state["program"] = True
    choose(at, filled, 2)

    settings = from_url(LINKS[1]).settings
    assert [one.value for one in at.code] == [as_python(settings, 4).strip()]
    choose(at, filled, 1, 2)
    assert not at.code
