"""Pages hand settings over to each other, and open what they are looked at for in the dashboard."""

from __future__ import annotations

from tests.ui.driver import AppDriver


def test_the_dashboard_sends_its_settings_to_each_comparison() -> None:
    for page, settings_of in (
        ("race", lambda state: state.race.a.settings),
        ("luck", lambda state: state.a),
        ("sweep", lambda state: state.base),
    ):
        app = AppDriver(noise="0.1", layers="7")
        app.open_menu("use")
        app.press(f"send to {page}")
        app.page = page

        assert settings_of(app.state()) == app.settings


def test_a_race_sends_its_pair_to_many_seeds() -> None:
    app = AppDriver("race", **{"b.dropout": "0.4"})
    app.press("send to luck")
    app.page = "luck"

    state = app.state()
    assert state.view.pair
    assert (state.a.training.dropout, state.b.training.dropout) == (0.0, 0.4)


def test_each_page_takes_the_settings_of_the_dashboard() -> None:
    app = AppDriver(noise="0.45")
    for page, settings_of in (
        ("race", lambda state: state.race.a.settings),
        ("luck", lambda state: state.a),
        ("sweep", lambda state: state.base),
    ):
        app.go_to(page, noise="0.1")
        assert settings_of(app.state()).data.noise == 0.1
        app.press("take")
        assert settings_of(app.state()).data.noise == 0.45
