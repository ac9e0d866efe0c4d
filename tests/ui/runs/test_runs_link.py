"""Which runs are ticked stands in the page's link."""

from playground.journal import Journal
from playground.measurements.run import Run
from playground.settings.links import from_url
from playground.settings.pages.runs import MOST_IN_LINK
from tests.ui.driver import AppDriver
from tests.ui.runs.runs_table import choose, chosen


def test_the_ticked_runs_stand_in_the_link_which_ticks_them_again(filled: Journal) -> None:
    app = AppDriver("runs")
    assert app.link == {}
    choose(app, filled, 1, 3)
    assert app.link == {"v": "2", "runs": "3,1"}

    other = AppDriver("runs", **app.link)

    assert chosen(other) == [3, 1]
    assert set(other.charts[0].columns("curves")["run"]) == {"#3 sine", "#1 moons"}
    assert other.link == app.link
    assert other.problems == []


def test_runs_that_the_log_does_not_have_are_named_until_others_are_ticked(filled: Journal) -> None:
    app = AppDriver("runs", runs="2,77,88")

    assert chosen(app) == [2]
    (problem,) = app.problems
    assert "The link's runs #77, #88 are not in this run log and are ignored" in problem
    assert app.link == {"v": "2", "runs": "2"}
    app.rerun()
    assert len(app.problems) == 1
    choose(app, filled, 1)
    assert app.problems == []


def test_a_link_to_a_run_is_answered_where_there_are_none(log: Journal) -> None:
    app = AppDriver("runs", runs="5")

    assert any("The link's run #5 is not in this run log" in problem for problem in app.problems)
    assert "No runs yet" in app.text


def test_what_cannot_be_read_in_a_link_is_named(filled: Journal) -> None:
    app = AppDriver("runs", runs="1,two", warmth="7")

    assert chosen(app) == []
    said = " ".join(app.problems)
    assert "runs=1,two cannot be read" in said
    assert "warmth=7 means nothing here" in said


def test_a_link_holds_the_first_of_very_many(log: Journal) -> None:
    run = Run(from_url("?v=2&n=20&layers=2").settings)
    for _ in range(MOST_IN_LINK + 1):
        run.trainer.advance(1)
        log.keep(run, pinned=False)
    app = AppDriver("runs")
    choose(app, log, *range(1, MOST_IN_LINK + 2))

    assert app.link["runs"].split(",") == [str(id_) for id_ in range(MOST_IN_LINK + 1, 1, -1)]
    assert f"The link of this page holds the first {MOST_IN_LINK} of them." in app.text
