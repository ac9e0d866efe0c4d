"""The sweep's page as a person works it: start, cancel, go on, look, open the best, share the link."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from playground.comparisons.sweep.cell import CellResult, train
from playground.comparisons.sweep.cell_key import cell_key
from playground.comparisons.sweep.plan import plan
from playground.comparisons.sweep.sweep import State
from playground.journal import Journal
from playground.journal.database import FILE, VARIABLE
from playground.measurements.run import Run
from playground.settings.links import from_query, from_sweep_query, to_sweep_query
from playground.settings.pages import SweepSettings, ViewSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from playground.ui.live.pace import Pace
from playground.ui.sweep.state import SweepState
from playground.ui.train.state import TrainState
from tests.ui.conftest import open_page

Factory = Callable[..., AppTest]
BASE = Settings(DataSettings(n_samples=40), NetworkSettings(hidden_layers=(4,)))
SMALL = SweepSettings(steps=3, n_seeds=2, epochs=4)


@pytest.fixture
def make_page() -> Factory:
    """Return a function that opens the page by a link, with the cells of a sweep already done if asked for."""

    def make(*, done: bool = False, **query: Any) -> AppTest:
        at = open_page("sweep", **{key.rstrip("_"): value for key, value in query.items()})
        if done:
            of = plan(here(at).base, here(at).view)
            here(at).store.update({cell_key(of.settings(p)): train(of.settings(p)) for p in of.places})
        return at

    return make


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a run log without cells."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def here(at: AppTest) -> SweepState:
    return at.session_state["sweep"]


def query_of(base: Settings = BASE, sweep: SweepSettings = SMALL) -> dict[str, str]:
    return {"from_" if key == "from" else key: value for key, value in to_sweep_query(base, sweep).items()}


def press(at: AppTest, key: str) -> None:
    assert not at.button(key=key).disabled, key
    at.button(key=key).click().run()
    assert not at.exception


def start(at: AppTest) -> None:
    """Start the sweep and wait until it has ended."""
    press(at, "sweep start")
    sweep = here(at).sweep
    assert sweep is not None
    assert sweep.wait(60)
    at.run()
    assert not at.exception


def text(at: AppTest) -> str:
    html = " ".join(one.value for one in at.get("html") if "<style" not in one.value)
    return re.sub(r"<[^>]+>", " ", html)


def progress(at: AppTest) -> str:
    (bar,) = at.get("progress")
    return bar.proto.text


def charts(at: AppTest) -> int:
    return len(at.get("vega_lite_chart"))


def warnings(at: AppTest) -> list[str]:
    return [one.value for one in at.warning]


def test_a_fresh_page_shows_empty_charts_of_the_default_sweep(make_page: Factory) -> None:
    at = make_page()

    assert (here(at).base, here(at).view) == (Settings(), SweepSettings())
    assert dict(at.query_params) == {}
    assert charts(at) == 2
    assert progress(at) == "45 runs; what was done before is not repeated."
    assert "No run is done yet." in text(at)
    assert at.button(key="sweep open").disabled
    assert warnings(at) == []


def test_a_sweep_runs_in_the_background_and_says_what_it_found(make_page: Factory) -> None:
    at = make_page(**query_of())
    start(at)

    sweep = here(at).sweep
    assert sweep.state is State.FINISHED
    of = plan(BASE, SMALL)
    assert sweep.results == {place: CellResult(**train(of.settings(place))) for place in of.places}
    assert progress(at) == "6 of 6 runs done."
    assert "Lowest test loss: " in text(at)
    assert at.get("arrow_data_frame") or at.dataframe


def test_cells_that_are_done_are_not_trained_again_and_more_seeds_add_to_them(make_page: Factory) -> None:
    at = make_page(done=True, **query_of())
    before = dict(here(at).store)
    start(at)
    assert dict(here(at).store) == before

    at.number_input(key="SweepSettings.n_seeds").set_value(3).run()
    assert progress(at).endswith("The controls describe another sweep: Start trains it.")
    start(at)
    assert here(at).sweep.state is State.FINISHED
    assert len(here(at).store) == 9
    assert before.items() <= here(at).store.items()


def test_cells_outlive_the_tab_in_the_run_log(make_page: Factory, own_folder: Path) -> None:
    start(make_page(**query_of()))
    kept = Journal(own_folder).cells
    assert len(kept) == 6
    marked = {key: numbers | {"cause": "from the log"} for key, numbers in kept.items()}
    for key, numbers in marked.items():
        kept[key] = numbers

    at = make_page(**query_of())
    start(at)
    assert {result.cause for result in here(at).sweep.results.values()} == {"from the log"}


def test_a_run_log_that_cannot_be_used_costs_a_message_and_no_sweep(make_page: Factory, own_folder: Path) -> None:
    (own_folder / FILE).write_bytes(b"this is no database, and it is longer than any header of one would be" * 20)
    at = make_page(**query_of())
    start(at)

    assert here(at).sweep.state is State.FINISHED
    assert any("are kept in this tab alone" in warning for warning in warnings(at))
    assert (own_folder / FILE).read_bytes().startswith(b"this is no database")


def test_cancel_ends_the_sweep_and_start_goes_on(make_page: Factory) -> None:
    at = make_page(**query_of(sweep=SweepSettings(steps=25, n_seeds=20, epochs=300)))
    press(at, "sweep start")
    assert here(at).sweep.running
    assert not [one for one in at.button if one.key == "sweep start"]
    press(at, "sweep cancel")
    assert here(at).sweep.wait(60)
    at.run()

    assert here(at).sweep.state is State.CANCELLED
    assert progress(at).endswith("Start goes on with the others.")
    assert not at.button(key="sweep start").disabled


def test_the_best_is_opened_in_the_dashboard_with_the_same_numbers(make_page: Factory) -> None:
    at = make_page(done=True, **query_of())
    start(at)
    sweep = here(at).sweep
    column = min(range(3), key=lambda c: sum(sweep.results[0, c, s].test_loss for s in range(2)))
    press(at, "sweep open")

    settings = from_query(dict_of(at)).settings
    assert settings == sweep.plan.settings((0, column, 0))
    run = at.session_state["train"].run
    run.trainer.advance(4)
    assert run.trainer.evaluation.test_loss == sweep.results[0, column, 0].test_loss


def test_the_best_begins_anew_in_a_dashboard_that_is_in_the_middle_of_nearly_the_same_run(make_page: Factory) -> None:
    at = make_page(done=True, **query_of())
    start(at)
    run = Run(here(at).base)
    run.trainer.advance(3)
    at.session_state["train"] = TrainState(run, ViewSettings(), Pace(), (), run.settings)
    press(at, "sweep open")

    assert (run.trainer.epoch, run.changed_at) == (0, None)


def dict_of(at: AppTest) -> dict[str, str]:
    return {key: value[0] if isinstance(value, list) else value for key, value in at.query_params.items()}


def test_two_knobs_make_a_map(make_page: Factory) -> None:
    two = SweepSettings(steps=2, second_knob="dropout", second_steps=2, n_seeds=1, epochs=2)
    at = make_page(done=True, **query_of(sweep=two))
    start(at)

    assert charts(at) == 1
    assert "; the highest, " in text(at)


def test_choosing_a_knob_gives_it_its_usual_range_and_the_link_says_all(make_page: Factory) -> None:
    at = make_page()
    at.selectbox(key="SweepSettings.knob").set_value("width").run()
    at.selectbox(key="SweepSettings.second_knob").set_value("n_samples").run()
    at.slider(key="sweep TrainingSettings.dropout").set_value(0.5).run()
    assert not at.exception

    base, asked, problems = from_sweep_query(dict_of(at))
    assert problems == ()
    assert base == Settings(training=TrainingSettings(dropout=0.5))
    assert (asked.knob, asked.low, asked.high, asked.spacing) == ("width", 1.0, 256.0, "log")
    assert (asked.second_knob, asked.second_low, asked.second_high) == ("n_samples", 20.0, 2000.0)
    assert (here(at).base, here(at).view) == (base, asked)


def test_the_link_opens_the_same_page(make_page: Factory) -> None:
    sweep = SweepSettings(knob="depth", low=0.0, high=4.0, steps=5, spacing="linear", n_seeds=3, log_loss=True)
    base = Settings(DataSettings("circles", noise=0.2), NetworkSettings(activation="tanh"))
    at = make_page(**query_of(base, sweep))

    assert (here(at).base, here(at).view, here(at).problems) == (base, sweep, ())
    assert dict_of(at) == to_sweep_query(base, sweep)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"from_": "10", "to": "1"}, "From must be below To"),
        ({"knob": "dropout", "to": "7"}, "To 7 cannot be: Dropout must be between 0 and 0.95, got 7"),
        ({"data": "sine", "knob": "flipped", "from_": "0", "to": "0.4"}, "needs a data set with classes"),
        ({"knob2": "l2"}, "choose another second knob"),
        ({"steps": "1"}, "The link's steps=1 cannot be"),
        ({"knob": "colour"}, "The link's knob=colour cannot be"),
        ({"speed": "fast"}, "The link's speed=fast means nothing here"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_crashes(make_page: Factory, query: dict[str, str], words: str) -> None:
    at = make_page(**query)

    assert any(words in warning for warning in warnings(at)), warnings(at)
    if "link" not in words:
        assert at.button(key="sweep start").disabled


def test_a_scheduler_where_nobody_is_fails_with_the_remedy(make_page: Factory) -> None:
    at = make_page(**query_of())
    at.text_input(key="sweep scheduler box").set_value("nonsense://x").run()
    assert dict_of(at) == to_sweep_query(BASE, SMALL)
    start(at)

    assert here(at).sweep.state is State.FAILED
    assert ["No Dask scheduler answers at nonsense://x" in one.value for one in at.error] == [True]
    assert not at.button(key="sweep start").disabled
