"""The page of many seeds as a person works it."""

import os
import signal

import numpy as np
import pytest

from playground.charts.kit.figure import number
from playground.comparisons.common_loss import CommonLoss
from playground.comparisons.luck.compared import CHOICES, Compared, compared_values
from playground.comparisons.luck.paired import compare
from playground.comparisons.luck.processes import processes_of, workers
from playground.settings.links import from_pair_query
from playground.settings.pages import LuckSettings
from playground.settings.run import Settings
from playground.words.compared import named
from playground.words.luck import paired_text
from tests.ui.driver import AppDriver

SMALL = {"n": "60", "layers": "4", "seeds": "6", "upto": "5"}
LARGE = {"n": "60", "layers": "64,64", "seeds": "50", "upto": "5000"}  # no machine comes to its end within a look


def finish(app: AppDriver) -> None:
    """Press Start, and watch until the study is done."""
    app.press("start")
    app.watch_to_end()


def test_before_the_start_the_page_says_what_it_does() -> None:
    app = AppDriver("luck")

    assert "Was it luck?" in app.text
    assert len(app.charts) == 0
    assert app.link == {}


@pytest.mark.long
def test_a_study_ends_with_its_numbers_and_charts() -> None:
    app = AppDriver("luck", **SMALL)
    finish(app)

    (result,) = app.state().study.results()
    assert app.numbers["epoch"] == "5"
    assert app.numbers["median compared"] == number(float(np.median(result["test_loss"][-1])))
    assert "6 networks trained for 5 epochs." in app.text
    assert len(app.charts) == 3
    assert app.can_press("start")


@pytest.mark.long
def test_a_pair_is_compared_seed_by_seed() -> None:
    app = AppDriver("luck", **SMALL, pair="1", **{"b.dropout": "0.5"})
    finish(app)

    a, b = app.state().study.results()
    expected = compare(a["test_loss"][-1], b["test_loss"][-1])
    assert paired_text(expected, named(Compared([a, b]))) in app.text
    assert "dropout 0 in A, 0.5 in B" in app.text
    assert app.numbers["B better"] == f"{expected.wins_b} of 6"
    assert len(app.charts) == 4


@pytest.mark.long
def test_a_pair_of_the_same_settings_is_not_compared() -> None:
    app = AppDriver("luck", **SMALL, pair="1")
    finish(app)

    assert "A and B are the same" in app.text
    assert "more seeds" not in app.text


@pytest.mark.long
def test_what_is_compared_can_be_chosen_and_is_in_the_link() -> None:
    app = AppDriver("luck", **SMALL, pair="1", **{"b.dropout": "0.5", "b.patience": "1"}, patience="2")
    finish(app)
    a, b = app.state().study.results()

    for choice in CHOICES:
        app.set("LuckSettings.compared", choice)
        compared = Compared([a, b], choice)
        expected = compare(
            compared_values(a, choice), compared_values(b, choice), higher_is_better=choice.startswith("score")
        )
        assert app.link.get("compare", "last") == choice
        assert paired_text(expected, named(compared)) in app.text
        assert app.numbers["B better"] == f"{expected.wins_b} of 6"
    assert "The settings have changed since" not in app.text


@pytest.mark.long
@pytest.mark.parametrize("other", [{"b.loss": "mse"}, {"b.weights": "balanced"}])
def test_sides_with_other_losses_are_measured_by_one_of_the_two(other: dict[str, str]) -> None:
    app = AppDriver("luck", **SMALL, pair="1", **other)
    finish(app)
    a, b = app.state().study.results()

    for by, name in (("a", "bce"), ("b", "mse" if "b.loss" in other else "bce")):
        app.set("LuckSettings.measured_by", by)
        expected = Compared([a, b], "last", CommonLoss(own=False, name=name))
        assert app.link.get("by", "a") == by
        assert paired_text(expected.pairs, named(expected)) in app.text
        assert f"both are measured by that of {by.swapcase()}" in app.text


@pytest.mark.long
def test_where_no_loss_measures_both_only_accuracies_are_compared() -> None:
    app = AppDriver("luck", data="blobs", classes="3", **SMALL, pair="1", **{"b.loss": "bce"})
    finish(app)

    assert "No loss measures both" in app.text
    assert "B better" not in app.numbers
    app.set("LuckSettings.compared", "score")
    assert "B better" in app.numbers


def test_the_controls_of_b_change_b_alone_and_the_link_tells_both() -> None:
    app = AppDriver("luck")
    app.set("LuckSettings.pair", True)
    app.set("LuckSettings.edited", "b")
    app.set("TrainingSettings.dropout", 0.5)
    assert app.link == {"v": "2", "pair": "1", "edit": "b", "b.dropout": "0.5"}

    app.set("DataSettings.noise", 0.1)
    app.set("LuckSettings.n_seeds", 7)

    link = from_pair_query(app.link, LuckSettings())
    assert link.problems == ()
    assert (link.a, link.b, link.view) == (app.state().a, app.state().b, app.state().view)
    assert (link.a.training.dropout, link.b.training.dropout) == (0.0, 0.5)
    assert link.a.data == link.b.data
    assert link.a.data.noise == 0.1


def test_what_was_set_on_the_other_side_is_still_there_when_its_controls_come_back() -> None:
    app = AppDriver("luck", pair="1", l2="1", **{"b.l2": "3"})
    assert app.value("TrainingSettings.l2") == 1.0
    app.set("LuckSettings.edited", "b")
    assert app.value("TrainingSettings.l2") == 3.0
    app.set("LuckSettings.edited", "a")
    assert app.value("TrainingSettings.l2") == 1.0


@pytest.mark.long
def test_other_settings_leave_the_study_and_say_that_it_is_not_theirs() -> None:
    app = AppDriver("luck", **SMALL)
    finish(app)
    app.set("TrainingSettings.dropout", 0.5)

    assert "The settings have changed since" in app.text
    assert app.state().study.sides[0].training.dropout == 0.0


def test_a_study_can_be_cancelled() -> None:
    app = AppDriver("luck", **LARGE)
    app.press("start")
    app.press("cancel")

    assert not app.state().is_running
    assert "Stopped at " in app.text
    assert app.can_press("start")
    study = app.state().study
    app.press("resume")
    assert app.state().study is study
    assert study.is_running
    app.press("cancel")


def test_what_is_wrong_with_a_link_is_said_and_the_rest_counts() -> None:
    app = AppDriver("luck", seeds="4", vary="moods", **{"b.noise": "0.1"}, l2="1", edit="c")

    text = " ".join(app.problems)
    assert "Seeds must be between 5 and 50, got 4" in text
    assert "vary=moods" in text
    assert "Of B: The link's noise=0.1" in text
    assert app.state().view == LuckSettings()
    assert app.state().a.training.l2 == 1.0


def test_data_that_cannot_be_made_are_said_at_the_start() -> None:
    app = AppDriver("luck", data="digits", n="20", test="0.05")
    app.press("start")

    assert "These data cannot be made" in app.problems[0]
    assert app.state().study is None


def test_the_page_begins_with_the_settings_of_the_dashboard_and_can_take_them_again() -> None:
    app = AppDriver("luck", l2="2")
    app.press("take")

    assert app.state().a == Settings()
    assert app.value("TrainingSettings.l2") == 0.0


@pytest.mark.long
def test_after_a_worker_was_killed_the_study_can_go_on() -> None:
    app = AppDriver("luck", **LARGE)
    app.press("start")
    study = app.state().study
    while study.progress == 0.0:
        app.rerun()
    for process in processes_of(workers()):
        os.kill(process.pid, signal.SIGKILL)
    app.watch_to_end()

    assert "A worker process ended before its time" in app.errors[0]
    app.press("resume")
    assert len(app.errors) == 0
    assert study.is_running
    app.press("cancel")
