"""The page of kept runs: what it lists, what of chosen runs it draws, and what it says of them."""

import pytest

from playground.charts.kit.figure import number
from playground.journal import Journal, Kept
from playground.measurements.run import Run
from playground.settings.links import from_url
from playground.ui.runs.table import settings_in_words
from tests.ui.driver import AppDriver
from tests.ui.runs.runs_table import choose, chosen


def test_before_there_are_runs_the_page_says_how_to_come_by_one(log: Journal) -> None:
    app = AppDriver("runs")

    assert "No runs yet" in app.text
    assert "epoch limit" in app.text
    assert f"kept in {log.path}." in app.text
    assert app.rows is None
    assert not app.charts


def test_kept_runs_are_listed_newest_first_with_their_numbers(filled: Journal) -> None:
    frame = AppDriver("runs").rows
    kept = filled.runs()

    assert frame["run"].tolist() == ["#3", "#2", "#1"]
    assert frame["data"].tolist() == ["Sine", "Circles", "Moons"]
    assert frame["settings"].tolist() == ["epochs=2", "layers=8,8 l2=1 epochs=4", "epochs=3"]
    assert frame["pinned"].tolist() == [False, True, False]
    assert frame["epochs"].tolist() == [2, 4, 3]
    for column in ("train_loss", "test_loss", "gap", "train_score", "test_score", "zeros"):
        assert frame[column].tolist() == [getattr(one, column) for one in kept]
    assert frame["ended"].tolist() == ["epoch limit reached"] * 3


def test_without_a_choice_only_the_list_can_be_exported(filled: Journal) -> None:
    app = AppDriver("runs")

    assert not app.can_press("open run")
    assert not app.can_press("pin runs")
    assert not app.has("delete runs")
    assert "3 runs. Tick runs" in app.text
    assert "3 runs listed" in app.text


def test_chosen_runs_lay_their_curves_over_each_other(filled: Journal) -> None:
    app = AppDriver("runs")
    choose(app, filled, 1, 2)

    curves = app.charts[0].columns("curves")
    assert list(dict.fromkeys(curves["run"])) == ["#2 circles", "#1 moons"]
    history = filled.load(1).history
    of_moons = [value for value, name in zip(curves["test"], curves["run"], strict=True) if name == "#1 moons"]
    assert of_moons == pytest.approx(history["test_loss"], rel=1e-6)
    assert "2 runs of 3 chosen" in app.text
    assert f"test {number(history['test_loss'][-1])} after epoch 3" in app.text


@pytest.mark.parametrize(("ids", "title"), [((1, 2), "accuracy"), ((3,), "R²"), ((1, 3), "accuracy or R²")])
def test_scores_are_named_for_what_they_are(filled: Journal, ids: tuple[int, ...], title: str) -> None:
    app = AppDriver("runs")
    choose(app, filled, *ids)
    app.set("runs curve", "score")

    (chart,) = app.charts
    spec = chart.spec
    assert {layer["encoding"]["y"]["title"] for layer in spec["layer"] if "y" in layer["encoding"]} <= {title}
    assert f"{title[0].upper()}{title[1:]} by epoch." in app.text


def test_a_single_run_says_what_the_table_has_no_column_for(filled: Journal) -> None:
    filled.describe(2, title="decay", note="calmer <b>")
    app = AppDriver("runs")
    choose(app, filled, 2)
    kept = filled.load(2).kept

    assert f"#2 decay: calmer <b>; lowest test loss {number(kept.best_test_loss)} in epoch" in app.text
    assert "seeds: data 0, weights 0, training 0" in app.text
    assert f"NumPy {kept.numpy}" in app.text


def test_filters_list_what_is_asked_for(filled: Journal) -> None:
    app = AppDriver("runs")
    app.set("runs dataset", "sine")
    assert app.rows["run"].tolist() == ["#3"]
    app.set("runs dataset", "all")
    app.set("runs pinned_only", True)
    assert app.rows["run"].tolist() == ["#2"]
    app.set("runs text", "sine")
    assert app.rows is None
    assert "No kept run fits the filters" in app.text
    app.set("runs pinned_only", False)
    assert app.rows["run"].tolist() == ["#3"]


def test_a_choice_outlives_a_filter_that_lets_it_through(filled: Journal) -> None:
    app = AppDriver("runs")
    choose(app, filled, 2, 3)
    app.set("runs text", "circles")

    assert chosen(app) == [2]
    assert "lowest test loss" in app.text


def test_more_runs_than_colours_are_said_and_the_first_are_drawn(log: Journal) -> None:
    for seed in range(10):
        kept = Run(from_url(f"?n=20&layers=2&seed={seed}").settings)
        kept.trainer.advance(1)
        log.keep(kept, pinned=False)
    app = AppDriver("runs")
    choose(app, log, *range(1, 11))

    assert "10 runs of 10 chosen; the chart has room for the first 8." in app.text
    assert set(app.charts[0].columns("curves")["run"]) == {f"#{i} moons" for i in range(3, 11)}


def test_what_differs_from_the_defaults_is_said_as_in_links(filled: Journal) -> None:
    def words(query: str) -> str:
        (first, *_) = filled.runs()
        values = {name: getattr(first, name) for name in Kept.__slots__}
        return settings_in_words(Kept(**values | {"query": query}))

    assert words("v=2") == words("v=2&data=circles") == "the defaults"
    assert words("v=2&data=circles&inputs=x,x2&layers=8,8") == "inputs=x,x2 layers=8,8"
    assert words("") == words("data=circles") == "layers=64,64 rate=0.01 batch=16 epochs=10000"
    assert words("layers=16,16&epochs=5") == "rate=0.01 batch=16 epochs=5"
