"""Going back in a run in a real browser: slider, jumps, a click on the curves, and on from there."""

from __future__ import annotations

from tests.browser.conftest import Open
from tests.browser.stage_page import (
    epoch,
    move_slider,
    numbers,
    pictures,
    press,
    remember_views,
    surviving_views,
    wait_for_epoch,
    wait_for_new_pictures,
    wait_for_script,
    wait_for_state,
)


def test_a_person_goes_back_by_click_jump_and_slider_and_on_to_the_same_end(open_app: Open) -> None:
    page = open_app("?flip=0.2&epochs=120")
    remember_views(page)
    press(page, "Play")
    wait_for_state(page, "Epoch limit reached")
    wait_for_epoch(page, 120)
    end, painted = numbers(page), pictures(page)

    curves = page.locator(".st-key-pick canvas")
    curves.wait_for()
    wait_for_script(page)
    box = curves.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"])
    wait_for_state(page, "Looking back at epoch")
    assert 30 < epoch(page) < 90
    wait_for_new_pictures(page, painted, (0, 2))

    clicked = epoch(page)
    press(page, "Best")
    page.wait_for_function(f"document.querySelector('.numbers').dataset.epoch != {clicked}")
    best = epoch(page)
    move_slider(page, "Epoch shown", until=f"document.querySelector('.numbers').dataset.epoch == {best + 1}")

    press(page, "Go on from here")
    wait_for_state(page, "Epoch limit reached")
    wait_for_epoch(page, 120)
    assert numbers(page) == end
    assert surviving_views(page) == 3
