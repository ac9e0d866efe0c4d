"""The curves of the run before the last change stay, and only where the two can be compared."""

from __future__ import annotations

from tests.ui.driver import AppDriver


def played(**link: object) -> AppDriver:
    """Return a run of 20 epochs."""
    app = AppDriver(**link)
    app.train_unseen(20)
    app.rerun()
    return app


def test_a_change_that_begins_the_run_again_leaves_its_curves() -> None:
    app = played()
    before = app.run.history
    app.set("NetworkSettings.activation", "tanh")

    assert app.state().ghost.history is before


def test_a_change_in_mid_run_leaves_none_until_the_run_begins_again() -> None:
    app = played()
    app.set("TrainingSettings.dropout", 0.5)
    assert app.state().ghost.history is None
    before = app.run.history
    app.press("reset")

    assert app.state().ghost.history is before


def test_the_same_run_again_is_no_ghost_of_itself() -> None:
    app = played()
    app.press("reset")

    assert app.state().ghost.history is None


def test_another_loss_cannot_be_compared_with() -> None:
    app = played()
    app.set("NetworkSettings.activation", "tanh")
    app.set("TrainingSettings.loss", "mse")

    assert app.state().ghost.history is None


def test_a_run_that_has_hardly_begun_is_not_worth_keeping() -> None:
    app = AppDriver()
    app.press("step")
    app.set("NetworkSettings.activation", "tanh")

    assert app.state().ghost.history is None
