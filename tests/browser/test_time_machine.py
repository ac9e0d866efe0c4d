"""Going back in a run in a real browser: slider and jumps, and on from there."""

from __future__ import annotations

from tests.browser.conftest import Open
from tests.browser.stage_page import (
    epoch,
    finish,
    move_slider,
    numbers,
    pictures,
    press,
    remember_views,
    views_survive,
    wait_for_epoch,
    wait_for_new_pictures,
    wait_for_state,
)


def test_a_person_goes_back_by_jump_and_slider_and_on_to_the_same_end(open_app: Open) -> None:
    page = open_app("?flip=0.2&epochs=120")
    remember_views(page)
    finish(page, 120)
    end, painted = numbers(page), pictures(page)

    press(page, "Best")
    wait_for_state(page, "Looking back at epoch")
    best = epoch(page)
    assert 0 < best < 120
    wait_for_new_pictures(page, painted)
    painted = pictures(page)
    move_slider(page, "Epoch shown", until=f"document.querySelector('.numbers').dataset.epoch == {best + 1}")
    wait_for_new_pictures(page, painted)

    press(page, "Go on from here")
    wait_for_state(page, "Epoch limit reached")
    wait_for_epoch(page, 120)
    assert numbers(page) == end
    assert views_survive(page)
