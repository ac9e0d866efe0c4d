"""The sweep's page as a person works it: start, cancel, go on, look, open the best, share the link."""

from pathlib import Path

import pytest

from playground.comparisons.sweep.cell import CellResult, train
from playground.comparisons.sweep.cell_key import cell_key
from playground.comparisons.sweep.dask_cluster import ADDRESS
from playground.comparisons.sweep.plan import plan
from playground.comparisons.sweep.sweep import State
from playground.journal import Journal
from playground.journal.database import FILE, VARIABLE
from playground.settings.links import from_query, from_sweep_query, to_sweep_query
from playground.settings.pages import SweepSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from tests.ui.driver import AppDriver

BASE = Settings(DataSettings(n_samples=40), NetworkSettings(hidden_layers=(4,)))
SMALL = SweepSettings(steps=3, n_seeds=2, epochs=4)


def open_sweep(base: Settings = BASE, asked: SweepSettings = SMALL, *, done: bool = False) -> AppDriver:
    """Open the page by the link of a sweep, with its cells already done if asked for."""
    app = AppDriver("sweep", **to_sweep_query(base, asked))
    if done:
        cells = plan(base, asked)
        app.state().store.update({cell_key(s): train(s) for s in map(cells.settings, cells.places)})
    return app


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a run log without cells."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def start(app: AppDriver) -> None:
    """Start the sweep and wait until it has ended."""
    app.press("sweep start")
    sweep = app.state().sweep
    assert sweep is not None
    assert sweep.wait(60)
    app.watch_to_end()


def test_a_fresh_page_shows_empty_charts_of_the_default_sweep() -> None:
    app = AppDriver("sweep")

    assert (app.state().base, app.state().view) == (Settings(), SweepSettings())
    assert app.link == {}
    assert len(app.charts) == 2
    assert app.progress == "45 runs; what was done before is not repeated."
    assert "No run is done yet." in app.text
    assert app.problems == []


@pytest.mark.long
def test_a_sweep_runs_in_the_background_and_says_what_it_found() -> None:
    app = open_sweep()
    start(app)

    sweep = app.state().sweep
    assert sweep.state is State.FINISHED
    sweep_plan = plan(BASE, SMALL)
    assert sweep.results == {place: CellResult(**train(sweep_plan.settings(place))) for place in sweep_plan.places}
    assert app.progress == "6 of 6 runs done."
    assert "Lowest test loss: " in app.text
    assert app.rows is None
    app.open_menu("sweep numbers")
    assert len(app.rows) == 6


def test_cells_that_are_done_are_not_trained_again_and_more_seeds_add_to_them() -> None:
    app = open_sweep(done=True)
    before = dict(app.state().store)
    start(app)
    assert dict(app.state().store) == before

    app.set("SweepSettings.n_seeds", 3)
    assert app.progress.endswith("The controls describe another sweep: Start trains it.")
    start(app)
    assert app.state().sweep.state is State.FINISHED
    assert len(app.state().store) == 9
    assert before.items() <= app.state().store.items()


def test_cells_outlive_the_tab_in_the_run_log(own_folder: Path) -> None:
    start(open_sweep())
    kept = Journal(own_folder).cells
    assert len(kept) == 6
    marked = {key: numbers | {"cause": "from the log"} for key, numbers in kept.items()}
    for key, numbers in marked.items():
        kept[key] = numbers

    app = open_sweep()
    start(app)
    assert {result.cause for result in app.state().sweep.results.values()} == {"from the log"}


def test_a_run_log_that_cannot_be_used_costs_a_message_and_no_sweep(own_folder: Path) -> None:
    (own_folder / FILE).write_bytes(b"this is no database, and it is longer than any header of one would be" * 20)
    app = open_sweep()
    start(app)

    assert app.state().sweep.state is State.FINISHED
    assert any("are kept in this tab alone" in warning for warning in app.problems)
    assert (own_folder / FILE).read_bytes().startswith(b"this is no database")


@pytest.mark.long
def test_cancel_ends_the_sweep_and_start_goes_on() -> None:
    app = open_sweep(asked=SweepSettings(steps=25, n_seeds=20, epochs=5000))
    app.press("sweep start")
    assert app.state().sweep.running
    assert not app.has("sweep start")
    app.press("sweep cancel")
    assert app.state().sweep.wait(60)
    app.watch_to_end()

    assert app.state().sweep.state is State.CANCELLED
    assert app.progress.endswith("Start goes on with the others.")
    assert app.can_press("sweep start")


def test_the_best_is_opened_in_the_dashboard_with_the_same_numbers() -> None:
    app = open_sweep(done=True)
    start(app)
    sweep = app.state().sweep
    column = min(range(3), key=lambda c: sum(sweep.results[0, c, s].test_loss for s in range(2)))
    app.press("sweep open")

    settings = from_query(app.link).settings
    assert settings == sweep.plan.settings((0, column, 0))
    app.train_unseen(4)
    assert app.run.trainer.evaluation.test_loss == sweep.results[0, column, 0].test_loss


def test_the_best_begins_anew_in_a_dashboard_that_is_in_the_middle_of_nearly_the_same_run() -> None:
    app = AppDriver(n="40", layers="4")
    app.train_unseen(3)
    run = app.run
    app.go_to("sweep", **to_sweep_query(BASE, SMALL))
    start(app)
    app.press("sweep open")

    assert app.run is run
    assert (run.trainer.epoch, run.changed_at) == (0, None)


def test_two_knobs_make_a_map() -> None:
    two = SweepSettings(steps=2, second_knob="dropout", second_steps=2, n_seeds=1, epochs=2)
    app = open_sweep(asked=two, done=True)
    start(app)

    assert len(app.charts) == 1
    assert "; the highest, " in app.text


def test_choosing_a_knob_gives_it_its_usual_range_and_the_link_says_all() -> None:
    app = AppDriver("sweep")
    app.set("SweepSettings.knob", "width")
    app.set("SweepSettings.second_knob", "n_samples")
    app.set("TrainingSettings.dropout", 0.5)

    base, asked, problems = from_sweep_query(app.link)
    assert problems == ()
    assert base == Settings(training=TrainingSettings(dropout=0.5))
    assert (asked.knob, asked.low, asked.high, asked.spacing) == ("width", 1.0, 256.0, "log")
    assert (asked.second_knob, asked.second_low, asked.second_high) == ("n_samples", 20.0, 2000.0)
    assert (app.state().base, app.state().view) == (base, asked)


def test_the_link_opens_the_same_page() -> None:
    sweep = SweepSettings(knob="depth", low=0.0, high=4.0, steps=5, spacing="linear", n_seeds=3, log_loss=True)
    base = Settings(DataSettings("circles", noise=0.2), NetworkSettings(activation="tanh"))
    app = open_sweep(base, sweep)

    assert (app.state().base, app.state().view, app.state().problems) == (base, sweep, ())
    assert app.link == to_sweep_query(base, sweep)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"from": "10", "to": "1"}, "From must be below To"),
        ({"knob": "dropout", "to": "7"}, "To 7 cannot be: Dropout must be between 0 and 0.95, got 7; the nearest"),
        ({"knob": "n_samples", "from": "20.5", "to": "50"}, "From 20.5 cannot be"),
        ({"data": "sine", "knob": "flipped", "from": "0", "to": "0.4"}, "needs a data set with classes"),
        ({"knob2": "l2"}, "choose another second knob"),
        ({"steps": "1"}, "The link's steps=1 cannot be"),
        ({"knob": "colour"}, "The link's knob=colour cannot be"),
        ({"speed": "fast"}, "The link's speed=fast means nothing here"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_crashes(query: dict[str, str], words: str) -> None:
    app = AppDriver("sweep", **query)

    assert any(words in warning for warning in app.problems), app.problems
    if "link" not in words:
        assert not app.can_press("sweep start")


def test_a_scheduler_where_nobody_is_fails_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS, "nonsense://x")
    app = open_sweep()
    assert app.link == to_sweep_query(BASE, SMALL)
    start(app)

    assert app.state().sweep.state is State.FAILED
    assert ["No Dask scheduler answers at nonsense://x" in error for error in app.errors] == [True]
    assert app.can_press("sweep start")

    app.set("sweep on cluster", False)
    start(app)
    assert app.state().sweep.state is State.FINISHED
    assert app.errors == []
