"""The race as a person works it: two settings, one of them edited at a time, and links that hold both."""

import pytest

from datasets import CATALOGUE
from playground.settings.run import Settings
from playground.words.numbers import number
from tests.ui.driver import AppDriver


def settings(app: AppDriver) -> tuple[Settings, Settings]:
    return app.state().race.a.settings, app.state().race.b.settings


def test_a_fresh_race_is_of_equals_and_says_so() -> None:
    app = AppDriver("race")

    assert settings(app) == (Settings(), Settings())
    assert app.link == {}
    assert "A and B are the same" in app.text
    assert len(app.charts) == 5
    assert not app.problems


def test_the_controls_edit_one_side_and_the_link_says_which() -> None:
    app = AppDriver("race")
    app.set("TrainingSettings.dropout", 0.5)

    assert settings(app)[0].training.dropout == 0.0
    assert settings(app)[1].training.dropout == 0.5
    assert app.link == {"v": "2", "b.dropout": "0.5"}
    assert "dropout 0 in A, 0.5 in B" in app.text
    app.set("side", "a")
    app.set("TrainingSettings.l2", 1.0)
    assert app.link == {"v": "2", "l2": "1", "b.dropout": "0.5", "b.l2": "0", "edit": "a"}
    app.set("side", "b")
    assert app.value("TrainingSettings.dropout") == 0.5
    assert app.value("TrainingSettings.l2") == 0.0


def test_data_belong_to_both_whoever_is_edited() -> None:
    app = AppDriver("race", **{"v": "2", "b.dropout": "0.5"})
    app.set("DataSettings.noise", 0.1)

    assert [one.data.noise for one in settings(app)] == [0.1, 0.1]
    assert app.link == {"v": "2", "noise": "0.1", "b.dropout": "0.5"}


def test_step_reset_new_weights_and_swap_move_both() -> None:
    app = AppDriver("race", **{"v": "2", "b.l2": "3"})
    for _ in range(3):
        app.press("step")
    assert [run.trainer.epoch for run in app.state().race.runs] == [3, 3]
    app.press("reset")
    assert app.state().race.epoch == 0
    app.press("renew")
    assert [one.network.seed for one in settings(app)] == [1, 1]
    app.press("swap")
    assert [one.training.l2 for one in settings(app)] == [3.0, 0.0]
    assert app.value("side") == "a"
    assert app.link == {"v": "2", "weightseed": "1", "l2": "3", "b.l2": "0", "edit": "a"}


def test_new_weights_leave_no_seed_behind_that_would_come_back() -> None:
    app = AppDriver("race")
    app.press("renew")
    app.set("side", "a")
    app.press("renew")
    app.set("side", "b")
    app.unfold("Network")

    assert app.value("NetworkSettings.seed") == 2
    assert [one.network.seed for one in settings(app)] == [2, 2]


def test_play_trains_both_and_the_sentence_tells_the_standing() -> None:
    app = AppDriver("race", epochs="20", **{"b.dropout": "0.5"})
    app.play_to_end()

    assert "Test loss after epoch 20" in app.text
    assert "A and B reached their limit, epoch 20." in app.text
    assert not app.can_press("race play")


@pytest.mark.long
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_data_set_can_be_raced_on(name: str) -> None:
    app = AppDriver("race", data=name, **{"b.l2": "1"})
    app.press("step")

    assert not app.problems
    assert len(app.charts) == 5


def test_what_a_link_cannot_have_is_said() -> None:
    app = AppDriver("race", **{"v": "2", "b.dropout": "7", "b.data": "moons", "hidden": "3"})

    text = " ".join(app.problems)
    assert "dropout=7" in text
    assert "data=moons" in text
    assert "hidden=3 means nothing" in text
    assert settings(app) == (Settings(), Settings())


def test_data_that_cannot_be_made_fall_back_with_a_message() -> None:
    app = AppDriver("race", data="digits", n="20", test="0.05")

    assert "cannot be made" in app.problems[0]
    assert settings(app)[0].data == Settings().data


def test_a_race_begins_with_the_settings_of_the_dashboard() -> None:
    app = AppDriver(l2="3")
    app.go_to("race")

    assert [one.training.l2 for one in settings(app)] == [3.0, 3.0]


def test_a_link_holds_how_the_race_is_shown() -> None:
    shown = {"curve": "score", "logepochs": "1", "showtest": "0", "discrete": "1", "speed": "slow", "edit": "a"}
    app = AppDriver("race", v="2", **shown, presenter="1")

    assert app.link == {"v": "2"} | shown | {"presenter": "1"}
    assert app.value("side") == "a"
    assert not app.problems


def test_the_rates_of_a_scheduled_race_stand_in_its_table() -> None:
    assert "A learning rate" not in AppDriver("race").numbers

    app = AppDriver("race", rate="0.02", **{"b.schedule": "step", "b.scheduleepochs": "1", "b.schedulefactor": "0.5"})
    for _ in range(3):
        app.press("step")

    assert app.numbers["A learning rate"] == "0.0200"
    assert app.numbers["B learning rate"] == "0.00500"


@pytest.mark.parametrize("other", [{"b.loss": "mse"}, {"b.weights": "balanced"}])
def test_sides_with_other_losses_are_measured_by_one_that_can_be_chosen(other: dict[str, str]) -> None:
    app = AppDriver("race", n="60", balance="0.2", **other)
    app.press("step")
    assert "both are measured by that of A, binary cross-entropy, without class weights." in app.text
    by_a = app.numbers["B test loss"]

    app.set("RaceSettings.measured_by", "b")
    assert app.link["by"] == "b"
    assert "both are measured by that of B" in app.text
    assert (app.numbers["B test loss"] == by_a) == ("b.weights" in other)
    app.press("swap")
    assert app.state().view.measured_by == "a"
    assert "both are measured by that of A" in app.text


def test_where_no_loss_measures_both_none_is_called_lower() -> None:
    app = AppDriver("race", data="blobs", n="60", classes="3", **{"b.loss": "bce"})
    app.press("step")

    assert "No loss measures both" in app.text
    assert "lower" not in app.text
    assert "They name different classes" in app.text


def test_a_link_without_a_choice_of_the_loss_means_that_of_a_and_equal_losses_offer_none() -> None:
    app = AppDriver("race", v="2", loss="mse", **{"b.dropout": "0.5"})

    assert app.state().view.measured_by == "a"
    assert "are measured by" not in app.text
    assert app.link == {"v": "2", "loss": "mse", "b.dropout": "0.5"}


def test_sides_that_end_at_other_epochs_are_compared_at_the_last_common_one() -> None:
    app = AppDriver("race", n="60", epochs="3", **{"b.epochs": "6"})
    app.play_to_end()

    assert "A reached its limit, epoch 3; B reached its limit, epoch 6" in app.text
    assert "A is at epoch 3, B at epoch 6: they are compared after the last that both have." in app.text
    assert "Test loss after epoch 3" in app.text
    assert "Their answers are those of A after epoch 3 and of B after epoch 6." in app.text


def test_a_part_for_validation_is_that_of_both_sides_in_table_and_sentence() -> None:
    app = AppDriver("race", n="80", valid="0.25", **{"b.loss": "mse"})
    app.press("step")

    assert not app.problems
    assert [run.dataset.n_valid for run in app.state().race.runs] == [10, 10]
    (_, _, valid_a), (_, _, valid_b) = (losses[-1] for losses in app.state().race.losses("a"))
    assert app.numbers["A validation loss"] == number(valid_a)
    assert app.numbers["B validation loss"] == number(valid_b) != number(app.state().race.b.history["valid_loss"][-1])
    assert "at the lowest validation loss so far" in app.text


def test_a_link_cannot_give_one_side_alone_a_part_for_validation() -> None:
    app = AppDriver("race", **{"v": "2", "b.valid": "0.25"})

    assert "valid=0.25" in " ".join(app.problems)
    assert "A validation loss" not in app.numbers
    assert "alidation" not in app.text
