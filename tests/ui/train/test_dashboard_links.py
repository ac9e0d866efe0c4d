"""Links to the dashboard, good and bad, and data that cannot be made."""

import pytest

from playground.settings.links import to_query
from playground.settings.run import Settings
from tests.ui.driver import AppDriver


def test_a_link_sets_run_and_view() -> None:
    app = AppDriver(data="circles", noise="0.25", layers="8,8,8", act="tanh", l2="0.7", curve="score", tab="units")

    assert app.settings.data.name == "circles"
    assert app.settings.network.hidden_layers == (8, 8, 8)
    assert app.value("DataSettings.noise") == 0.25
    assert app.value("TrainingSettings.l2") == 0.7
    assert (app.view.curve, app.view.tab) == ("score", "units")
    assert not app.problems


def test_a_number_of_a_link_that_is_on_no_scale_joins_the_scale() -> None:
    app = AppDriver(n=123, rate=0.0123, l1=0.37, batch=17)

    for key, value in (("DataSettings.n_samples", 123), ("TrainingSettings.learning_rate", 0.0123),
                       ("TrainingSettings.l1", 0.37), ("TrainingSettings.batch_size", 17)):  # fmt: skip
        assert app.value(key) == value
    assert app.settings.data.n_samples == 123


def test_the_address_follows_the_controls() -> None:
    app = AppDriver()
    app.set("DataSettings.noise", 0.5)
    app.set("TrainingSettings.dropout", 0.25)
    app.set("TrainingSettings.optimiser", "sgd")
    app.set("ViewSettings.discretise", True)

    query = app.link
    assert query == {"v": "2", "noise": "0.5", "dropout": "0.25", "opt": "sgd", "discrete": "1"}
    assert query == to_query(app.settings, app.view)

    again = AppDriver(**query)
    assert again.settings == app.settings
    app.set("DataSettings.noise", 0.3)
    assert "noise" not in app.link


@pytest.mark.parametrize(
    "query",
    [
        {"noise": "7"}, {"n": "many"}, {"data": "suns"}, {"layers": "8,x"}, {"n": "9" * 500}, {"rate": "nan"},
        {"tab": "none"}, {"nonsense": "1"},
    ],
    ids=lambda query: str(query)[:30],
)  # fmt: skip
def test_a_bad_value_in_a_link_is_named_in_a_warning_and_the_rest_is_taken(query: dict[str, str]) -> None:
    app = AppDriver(**query, l2="0.7")
    ((key, value),) = query.items()

    assert [f"{key}={value}" in warning for warning in app.problems] == [True]
    assert app.settings.training.l2 == 0.7
    app.press("step")
    assert app.epoch == 1


def test_a_link_without_a_version_is_told_anew_as_what_it_meant() -> None:
    app = AppDriver(l2="0.7")

    assert app.link == {
        "v": "2", "layers": "64,64", "l2": "0.7", "rate": "0.01", "batch": "16", "epochs": "10000", "speed": "fast",
    }  # fmt: skip
    assert not app.problems


def test_a_link_of_a_later_version_is_told_and_read_by_the_present_defaults() -> None:
    app = AppDriver(v="3", l2="0.7")

    (problem,) = app.problems
    assert problem.startswith("The link's v=3 is of a later version of the playground")
    assert app.link == {"v": "2", "l2": "0.7"}


def test_a_link_to_data_that_cannot_be_made_says_so_and_takes_the_default_data() -> None:
    app = AppDriver(data="digits", n="20", test="0.05", act="tanh")

    assert "The link's data cannot be made: " in app.problems[0]
    assert "ask for more samples" in app.problems[0]
    assert app.settings.data == Settings().data
    assert app.settings.network.activation == "tanh"


def impossible(app: AppDriver) -> None:
    """Ask for ten classes in three test samples."""
    app.set("DataSettings.n_samples", 30)
    app.set("DataSettings.test_share", 0.1)
    app.set("DataSettings.name", "digits")


def test_data_that_cannot_be_made_keep_the_run_with_a_message() -> None:
    app = AppDriver()
    app.set("DataSettings.n_samples", 30)
    app.set("DataSettings.test_share", 0.1)
    app.press("step")
    dataset = app.run.dataset

    app.set("DataSettings.name", "digits")

    assert "These data cannot be made: a test share of 0.1 with 30 samples" in app.problems[0]
    assert app.run.dataset is dataset
    assert app.epoch == 1
    assert len(app.charts) == 3
    app.press("step")
    assert app.epoch == 2


def test_other_controls_still_work_while_data_cannot_be_made() -> None:
    app = AppDriver()
    impossible(app)
    app.set("TrainingSettings.learning_rate", 0.1)

    assert app.problems
    assert app.settings.training.learning_rate == 0.1
    assert app.run.dataset.name == "moons"


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [("selectbox", "DataSettings.name", "moons"), ("slider", "DataSettings.test_share", 0.5)],
    ids=["back to what was", "on to what can be"],
)
def test_the_message_goes_as_soon_as_the_data_can_be_made(kind: str, key: str, value: object) -> None:
    app = AppDriver()
    impossible(app)
    assert app.problems

    app.set(key, value)

    assert not app.problems
    assert app.settings.data.name == app.value("DataSettings.name")
