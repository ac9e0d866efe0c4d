"""The run as a person works it: Play, Step, Reset and new weights, and what ends a run."""

import numpy as np
import pytest

from datasets import CATALOGUE
from playground.settings.run import Settings
from tests.ui.driver import AppDriver


@pytest.mark.long
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_data_set_is_drawn_in_three_charts_and_trains(name: str) -> None:
    app = AppDriver(data=name, n=60 if name != "digits" else 200)
    assert len(app.charts) == 3
    assert app.epoch == 0
    before = [chart.tables for chart in app.charts]

    app.press("step")

    assert app.settings.data.name == name
    assert app.epoch == 1
    assert len(app.charts) == 3
    assert not app.problems
    assert [chart.tables for chart in app.charts] != before


@pytest.mark.long
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_data_set_can_be_chosen(name: str) -> None:
    app = AppDriver(unfolded=())
    app.set("DataSettings.name", name)

    assert app.settings.data.name == app.run.dataset.name == name
    assert app.settings.data.noise == CATALOGUE[name].default_noise
    assert len(app.charts) == 3


def test_a_fresh_page_waits_untrained_with_nothing_in_its_address() -> None:
    app = AppDriver(unfolded=())

    assert app.settings == Settings()
    assert not app.is_playing
    assert "Untrained" in app.text
    assert app.link == {}


def test_play_trains_and_becomes_pause_and_pause_stops() -> None:
    app = AppDriver()
    app.press("play")
    app.paint()
    assert app.is_playing
    assert app.epoch > 0

    before = app.epoch
    app.paint()
    assert app.epoch > before

    app.press("play")
    assert not app.is_playing
    stopped = app.epoch
    assert stopped == app.run.trainer.epoch
    app.paint()
    app.rerun()
    assert app.epoch == app.run.trainer.epoch == stopped


def test_step_trains_exactly_one_epoch_and_pauses() -> None:
    app = AppDriver()
    for expected in (1, 2, 3):
        app.press("step")
        assert app.epoch == expected == len(app.run.history) - 1

    app = AppDriver(speed="medium")
    app.press("play")
    app.paint()
    playing = app.run.trainer.epoch
    app.press("step")
    assert app.epoch == app.run.trainer.epoch == playing + 1
    assert not app.is_playing


def test_reset_goes_back_to_epoch_0_and_the_same_run_follows() -> None:
    app = AppDriver(dropout=0.3, bn="before")
    numbers = []
    for _ in range(2):
        for _ in range(5):
            app.press("step")
        numbers.append((app.run.history["test_loss"].copy(), app.text))
        app.press("reset")
        assert app.epoch == 0
        assert len(app.run.history) == 1

    np.testing.assert_array_equal(numbers[0][0], numbers[1][0])
    assert numbers[0][1] == numbers[1][1]


def test_reset_pauses_a_run_that_plays() -> None:
    app = AppDriver()
    app.press("play")
    app.press("reset")

    assert not app.is_playing
    assert app.epoch == 0


@pytest.mark.parametrize("unfolded", [(), ("Network",)], ids=["folded", "unfolded"])
def test_new_weights_take_the_next_seed_and_say_so(unfolded: tuple[str, ...]) -> None:
    app = AppDriver(unfolded=unfolded)
    app.press("step")
    first = app.run.trainer.network.theta.copy()

    app.press("renew")

    assert app.settings.network.seed == 1
    assert app.link["weightseed"] == "1"
    assert app.epoch == 0
    assert not np.array_equal(app.run.trainer.network.theta, first)
    if unfolded:
        assert app.value("NetworkSettings.seed") == 1
    app.press("renew")
    assert app.settings.network.seed == 2


def test_after_the_largest_seed_new_weights_begin_again_at_0() -> None:
    app = AppDriver(weightseed=2**32 - 1)
    app.press("renew")

    assert app.settings.network.seed == 0


def test_a_run_that_reaches_its_limit_pauses_and_says_so() -> None:
    app = AppDriver(epochs=3, speed="medium")
    app.play_to_end()

    assert app.epoch == 3
    assert not app.is_playing
    assert not app.can_press("step")
    assert "Epoch limit reached: 3." in app.text

    app.press("reset")
    assert app.can_press("play")


def test_a_run_that_diverges_pauses_says_so_and_shows_the_last_finite_numbers() -> None:
    app = AppDriver(rate=100, opt="sgd", loss="mse", data="diabetes", act="linear", n=60)
    app.press("play")

    assert not app.is_playing
    assert "Diverged: " in app.text
    assert "Try a learning rate below 100" in app.text
    assert len(app.charts) == 3


def test_the_learning_rate_changes_while_it_plays_and_the_run_goes_on() -> None:
    app = AppDriver()
    app.press("play")
    trainer, before = app.run.trainer, app.epoch

    app.set("TrainingSettings.learning_rate", 0.001)

    assert app.run.trainer is trainer
    assert trainer.optimiser.learning_rate == 0.001
    assert app.epoch >= before
    assert app.is_playing
    assert app.link["rate"] == "0.001"
    app.paint()
    assert app.epoch > before
    app.press("play")
    assert f"Settings were changed in epoch {app.run.changed_at}" in app.text


def test_another_network_starts_anew_and_plays_on() -> None:
    app = AppDriver()
    app.press("play")
    dataset = app.run.dataset

    app.set("NetworkSettings.activation", "tanh")

    assert app.run.dataset is dataset
    assert app.run.trainer.shape.activation == "tanh"
    assert app.is_playing
