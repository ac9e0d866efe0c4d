"""The menu Use makes a film of the run, of as many epochs as there are."""

import pytest

from playground.ui.train.drive import film
from tests.ui.driver import AppDriver


def test_an_untrained_run_has_no_film() -> None:
    app = AppDriver(n=40)
    app.open_menu("use")

    assert not app.has("start film")


@pytest.mark.long
def test_a_film_is_made_and_can_be_saved() -> None:
    app = AppDriver(n=40)
    app.train_unseen(4)
    app.open_menu("use")
    app.press("start film")
    job = app._test.session_state[film.JOB]
    job.wait()
    app.rerun()

    assert (job.total, job.error) == (5, "")
    assert job.content is not None


def test_a_run_that_began_again_ends_its_film(monkeypatch: pytest.MonkeyPatch) -> None:
    app = AppDriver(n=40)
    app.train_unseen(4)
    draw = film._drawing(app.state(), film.Theme())
    assert draw(2) is not None
    app.press("reset")

    assert draw(2) is None
