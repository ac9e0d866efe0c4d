"""Every setting has a control somewhere in the app, and none where it has no effect."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from playground.settings.declaration import declarations
from playground.settings.pages import InspectorSettings, LuckSettings, RaceSettings, SweepSettings, ViewSettings
from playground.settings.run import PARTS
from tests.ui.driver import AppDriver
from tests.ui.screen import FIELDS

KEPT_ELSEWHERE = {"RaceSettings.edited": "race side", "DataSettings.own": "DataSettings.name"}
IDLE = ("NetworkSettings.leaky_slope", "DataSettings.n_classes", "DataSettings.balance", "TrainingSettings.patience")


def drawn(app: AppDriver) -> set[str]:
    """Return the keys of the controls on the page; the tabs of the dashboard are a control, too."""
    return {*app.keys(*FIELDS), *(["ViewSettings.tab"] if app.tab else [])}


def missing(kind: type[Any], keys: set[str]) -> list[str]:
    """Return the fields of a settings class that have no control among those of these keys."""
    names = [f"{kind.__name__}.{f.name}" for f in fields(kind)]
    found = {name: KEPT_ELSEWHERE.get(name, name) for name in names}
    return [
        name
        for name, key in found.items()
        if not any(other == key or other.endswith(f" {key}") or other.startswith(f"{key} ") for other in keys)
    ]


def test_every_setting_of_a_run_and_of_its_view_has_a_control() -> None:
    app = AppDriver(act="leaky_relu", copies=1, dropout=0.2, layers="4,4", tab="network", hidden=1, schedule="step")
    app.open_menu("change network")
    keys = drawn(app)
    keys |= drawn(AppDriver(data="blobs", tab="ledger"))

    assert [name for kind in (*PARTS.values(), ViewSettings) for name in missing(kind, keys)] == []


@pytest.mark.parametrize(
    ("path", "kind", "query"),
    [
        ("race", RaceSettings, {"b.loss": "mse"}),
        ("luck", LuckSettings, {"pair": 1, "b.loss": "mse"}),
        ("sweep", SweepSettings, {"knob2": "dropout"}),
        ("backpropagation", InspectorSettings, {}),
    ],
)
def test_every_setting_of_a_page_has_a_control(path: str, kind: type[Any], query: dict[str, Any]) -> None:
    assert missing(kind, drawn(AppDriver(path, **query))) == []


def test_a_setting_without_effect_has_no_control_unless_it_stays() -> None:
    keys = drawn(AppDriver(data="sine", stop="off", layers="none"))
    assert keys.isdisjoint({*IDLE, "DataSettings.flipped", "DataSettings.features", "TrainingSettings.loss"})

    stay = [
        f"{kind.__name__}.{name}"
        for kind in PARTS.values()
        for name, declaration in declarations(kind).items()
        if declaration.stays
    ]
    assert stay
    assert keys.issuperset(stay)


def test_a_number_of_any_group_can_be_swept() -> None:
    app = AppDriver("sweep")
    for name, low, high in (("test_share", 0.1, 0.9), ("initial_scale", 0.01, 10.0), ("l2", 0.01, 100.0)):
        app.set("SweepSettings.knob", name)
        assert not app.problems
        assert app.value("SweepSettings.low") == low
        assert app.value("SweepSettings.high") == high
    app.set("SweepSettings.knob", "patience")
    (problem,) = app.problems
    assert "needs early stopping that stops the run" in problem
