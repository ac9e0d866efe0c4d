"""At the end of a run the button that plays says what lets it go on, and does it."""

from __future__ import annotations

from tests.ui.driver import AppDriver


def test_at_the_epoch_limit_it_raises_the_limit_and_plays_on_with_the_same_run() -> None:
    app = AppDriver(epochs=3)
    app.play_to_end()
    history = app.run.history["train_loss"].tolist()
    assert app.control("play", "button").label == "Play to 6"

    app.play_to_end()

    assert app.epoch == 6
    assert app.settings.training.max_epochs == 6
    assert app.run.history["train_loss"][:4].tolist() == history


def test_after_early_stopping_it_plays_past_the_stop() -> None:
    app = AppDriver(stop="stop", patience=2, noise=0.9, epochs=300, layers="32")
    app.play_to_end()
    stopped = app.epoch
    assert app.control("play", "button").label == "Play on"
    assert stopped < 300

    app.press("play")
    app.paint()

    assert app.epoch > stopped
    assert app.settings.training.early_stopping == "mark"


def test_after_diverging_it_begins_again_with_a_hundredth_of_the_rate() -> None:
    app = AppDriver(rate=100, opt="sgd", loss="mse", data="diabetes", act="linear", n=60)
    app.play_to_end()
    assert app.control("play", "button").label == "Try rate 1"

    app.press("play")

    assert app.settings.training.learning_rate == 1
    assert app.run.changed_at is None


def test_the_highest_limit_cannot_be_raised() -> None:
    app = AppDriver(epochs=100_000, n=20, layers="none")
    app.train_unseen(100_000)
    app.rerun()

    assert not app.can_press("play")
