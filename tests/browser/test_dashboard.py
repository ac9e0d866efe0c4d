"""The whole way of a person through the dashboard, in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect

from playground.ui.train.tabs import TABS
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    CHARTS,
    choose,
    epoch,
    finish,
    move_slider,
    numbers,
    pictures,
    press,
    remember_views,
    turn_to,
    unfold,
    views_survive,
    wait_for_charts,
    wait_for_epoch,
    wait_for_exact_epoch,
    wait_for_new_pictures,
    wait_for_script,
    wait_for_state,
)


def test_playing_moves_the_epoch_and_every_chart_and_pausing_stops_it(open_app: Open) -> None:
    page = open_app()
    before = pictures(page)
    assert epoch(page) == 0

    press(page, "Play")
    wait_for_epoch(page, 5)
    wait_for_new_pictures(page, before)
    press(page, "Pause")
    wait_for_state(page, "Paused")

    stopped, shown = epoch(page), pictures(page)
    press(page, "Step")
    wait_for_exact_epoch(page, stopped + 1)
    wait_for_new_pictures(page, shown)


def test_a_link_opened_elsewhere_gives_the_same_settings_and_the_same_numbers(open_app: Open) -> None:
    page = open_app("?epochs=50")
    move_slider(page, "Noise")
    page.wait_for_url("**noise=0.35**")
    move_slider(page, "Dropout")
    page.wait_for_url("**dropout=0.05**")
    unfold(page, "Network")
    choose(page, "Activation", "tanh")
    page.wait_for_url("**act=tanh**")
    finish(page, 50)
    first = numbers(page)

    again = open_app("?" + page.url.partition("?")[2])
    expect(again.get_by_role("slider", name="Noise")).to_have_attribute("aria-valuetext", "0.35")
    finish(again, 50)
    assert numbers(again) == first

    again.reload()
    wait_for_charts(again)
    press(again, "Play it again")
    wait_for_state(again, "Epoch limit reached")
    wait_for_epoch(again, 50)
    assert numbers(again) == first
    press(again, "Reset")
    wait_for_exact_epoch(again, 0)
    finish(again, 50)
    assert numbers(again) == first


def test_page_reruns_in_mid_epoch_leave_the_numbers_as_they_are(open_app: Open) -> None:
    query = "?n=5000&batch=4&layers=128%2C128%2C128&epochs=16"
    page = open_app(query)
    finish(page, 16)
    undisturbed = numbers(page)

    page = open_app(query)
    press(page, "Play")
    for at_least in range(1, 14, 2):
        wait_for_epoch(page, at_least)
        page.get_by_text("Discretise", exact=True).click()
    wait_for_state(page, "Epoch limit reached")
    wait_for_epoch(page, 16)
    assert numbers(page) == undisturbed


def test_every_kind_of_control_takes_effect_while_the_run_plays(open_app: Open) -> None:
    page = open_app("?epochs=100000")
    press(page, "Play")
    wait_for_epoch(page, 1)

    move_slider(page, "L2, λ₂")
    page.wait_for_url("**l2=0.001**")
    page.get_by_text("Discretise", exact=True).click()
    page.wait_for_url("**discrete=1**")
    page.get_by_text("Accuracy", exact=True).click()
    page.wait_for_url("**curve=score**")
    turn_to(page, TABS["gradients"])
    unfold(page, "Inputs")
    page.get_by_role("button", name="x²", exact=True).click()
    page.wait_for_url("**inputs=x%2Cy%2Cx2**")
    unfold(page, "Network")
    units = page.get_by_role("spinbutton", name="Units 1")
    units.fill("9")
    units.press("Enter")
    page.wait_for_url("**layers=9%2C**")
    choose(page, "Data set", "Circles")
    page.wait_for_url("**data=circles**")

    wait_for_epoch(page, 1)
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_the_charts_keep_their_views_through_playing_sliders_and_reset(open_app: Open) -> None:
    page = open_app("?epochs=100000")
    remember_views(page, (CHARTS[0], CHARTS[2]))  # the curves get a ghost, and its place in their legend
    press(page, "Play")
    wait_for_epoch(page, 30)
    before = pictures(page)
    move_slider(page, "Noise")
    wait_for_new_pictures(page, before)
    page.get_by_text("Test points", exact=True).click()
    page.wait_for_url("**showtest=0**")
    press(page, "Pause")
    wait_for_state(page, "Paused")
    press(page, "Reset")
    wait_for_state(page, "Untrained")
    press(page, "New weights")
    page.wait_for_url("**weightseed=1**")
    press(page, "Step")
    wait_for_epoch(page, 1)
    assert views_survive(page)


def test_keys_play_step_reset_and_renew(open_app: Open) -> None:
    page = open_app("?epochs=100000")
    page.keyboard.press("p")
    wait_for_epoch(page, 3)
    page.keyboard.press("p")
    wait_for_state(page, "Paused")
    wait_for_script(page)  # before which a button may have no key yet
    stopped = epoch(page)
    page.keyboard.press("s")
    wait_for_exact_epoch(page, stopped + 1)
    page.keyboard.press("0")
    wait_for_state(page, "Untrained")
    wait_for_script(page)
    page.keyboard.press("n")
    page.wait_for_url("**weightseed=1**")
