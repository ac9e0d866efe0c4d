"""The page of many seeds as a person works it."""

import os
import re
import signal
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, wait

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from playground.charts.kit.figure import number
from playground.comparisons.luck.paired import compare
from playground.settings.links import from_pair_query
from playground.settings.pages import LuckSettings
from playground.settings.run import Settings
from playground.ui.luck.state import LuckState
from playground.words.luck import paired_text
from tests.ui.conftest import open_page

Factory = Callable[..., AppTest]
SMALL = {"n": "60", "layers": "4", "seeds": "6", "upto": "5"}


@pytest.fixture
def open_luck() -> Factory:
    """Return a function that opens the page by a link."""
    return lambda **query: open_page("luck", **{key.replace("__", "."): value for key, value in query.items()})


def here(at: AppTest) -> LuckState:
    return at.session_state["luck"]


def query(at: AppTest) -> dict[str, str]:
    return {key: values[0] if isinstance(values, list) else values for key, values in at.query_params.items()}


def text(at: AppTest) -> str:
    return re.sub(r"<[^>]+>", " ", " ".join(one.value for one in at.get("html")))


def shown(at: AppTest) -> dict[str, str]:
    """Return the key numbers."""
    (html,) = [one.value for one in at.get("html") if 'class="numbers"' in one.value]
    return dict(re.findall(r'data-number="([^"]+)">([^<]*)<', html))


def finish(at: AppTest) -> None:
    """Press Start, and look again until the study is done."""
    at.button(key="start").click().run()
    assert not at.exception
    study = here(at).study
    assert study is not None
    while study.is_running:
        wait([part.future for part in study._all() if part.future is not None], timeout=60)
        at.run()
        assert not at.exception
    at.run()


def test_before_the_start_the_page_says_what_it_does(open_luck: Factory) -> None:
    at = open_luck()

    assert "Was it luck?" in text(at)
    assert len(at.get("vega_lite_chart")) == 0
    assert query(at) == {}


def test_a_study_ends_with_its_numbers_and_charts(open_luck: Factory) -> None:
    at = open_luck(**SMALL)
    finish(at)

    (of,) = here(at).study.results()
    assert shown(at)["epoch"] == "5"
    assert shown(at)["median test loss"] == number(float(np.median(of.final_test_loss)))
    assert "6 networks trained for 5 epochs." in text(at)
    assert len(at.get("vega_lite_chart")) == 3
    assert not at.button(key="start").disabled


def test_a_pair_is_compared_seed_by_seed(open_luck: Factory) -> None:
    at = open_luck(**SMALL, pair="1", b__dropout="0.5")
    finish(at)

    a, b = here(at).study.results()
    expected = compare(a.final_test_loss, b.final_test_loss)
    assert paired_text(expected) in text(at)
    assert "dropout 0 in A, 0.5 in B" in text(at)
    assert shown(at)["B lower"] == f"{expected.wins_b} of 6"
    assert len(at.get("vega_lite_chart")) == 4


def test_the_controls_of_b_change_b_alone_and_the_link_tells_both(open_luck: Factory) -> None:
    at = open_luck()
    at.toggle(key="LuckSettings.pair").set_value(True).run()
    at.button_group(key="LuckSettings.edited").set_value("b").run()
    at.slider(key="luck 0 b TrainingSettings.dropout").set_value(0.5).run()
    assert not at.exception
    assert query(at) == {"pair": "1", "edit": "b", "b.dropout": "0.5"}

    at.slider(key="luck 0 b DataSettings.noise").set_value(0.1).run()
    at.number_input(key="LuckSettings.n_seeds").set_value(7).run()

    link = from_pair_query(query(at), LuckSettings())
    assert link.problems == ()
    assert (link.a, link.b, link.view) == (here(at).a, here(at).b, here(at).view)
    assert (link.a.training.dropout, link.b.training.dropout) == (0.0, 0.5)
    assert link.a.data == link.b.data
    assert link.a.data.noise == 0.1


def test_what_was_set_on_the_other_side_is_still_there_when_its_controls_come_back(open_luck: Factory) -> None:
    at = open_luck(pair="1", l2="1", b__l2="3")
    assert at.select_slider(key="luck 0 a TrainingSettings.l2").value == 1.0
    at.button_group(key="LuckSettings.edited").set_value("b").run()
    assert at.select_slider(key="luck 0 b TrainingSettings.l2").value == 3.0
    at.button_group(key="LuckSettings.edited").set_value("a").run()
    assert at.select_slider(key="luck 0 a TrainingSettings.l2").value == 1.0


def test_other_settings_leave_the_study_and_say_that_it_is_not_theirs(open_luck: Factory) -> None:
    at = open_luck(**SMALL)
    finish(at)
    at.slider(key="luck 0 a TrainingSettings.dropout").set_value(0.5).run()

    assert "The settings have changed since" in text(at)
    assert here(at).study.sides[0].training.dropout == 0.0


def test_a_study_can_be_cancelled(open_luck: Factory) -> None:
    at = open_luck(**SMALL | {"upto": "5000", "seeds": "50", "layers": "64,64"})
    at.button(key="start").click().run()
    at.button(key="cancel").click().run()
    assert not at.exception

    assert not here(at).is_running
    assert "Stopped at " in text(at)
    assert not at.button(key="start").disabled


def test_what_is_wrong_with_a_link_is_said_and_the_rest_counts(open_luck: Factory) -> None:
    at = open_luck(seeds="4", vary="moods", b__noise="0.1", l2="1", edit="c")

    said = " ".join(warning.value for warning in at.warning)
    assert "n_seeds must be between 5 and 50, got 4" in said
    assert "vary=moods" in said
    assert "Of B: The link's noise=0.1" in said
    assert here(at).view == LuckSettings()
    assert here(at).a.training.l2 == 1.0


def test_data_that_cannot_be_made_are_said_at_the_start(open_luck: Factory) -> None:
    at = open_luck(data="digits", n="20", test="0.05")
    at.button(key="start").click().run()

    assert not at.exception
    assert "These data cannot be made" in at.warning[0].value
    assert here(at).study is None


def test_the_page_begins_with_the_settings_of_the_dashboard_and_can_take_them_again(open_luck: Factory) -> None:
    at = open_luck(l2="2")
    at.button(key="take").click().run()

    assert not at.exception
    assert here(at).a == Settings()
    assert at.select_slider(key="luck 1 a TrainingSettings.l2").value == 0.0


def test_after_a_worker_was_killed_the_study_can_go_on(open_luck: Factory) -> None:
    at = open_luck(**SMALL | {"upto": "5000", "layers": "16,16"})
    at.button(key="start").click().run()
    study = here(at).study
    assert study is not None
    wait([part.future for part in study._all() if part.future is not None], timeout=60, return_when=FIRST_COMPLETED)
    for pid in list(study._executor._processes):
        os.kill(pid, signal.SIGKILL)
    while study.is_running:
        wait([part.future for part in study._all() if part.future is not None], timeout=1)
        at.run()
        assert not at.exception
    at.run()  # the workers may have been missed after the last look

    assert "A worker process ended before its time" in at.error[0].value
    at.button(key="resume").click().run()
    assert not at.exception
    assert len(at.error) == 0
    assert study.is_running
    at.button(key="cancel").click().run()
