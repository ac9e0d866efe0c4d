"""Every control of the dashboard: what it can be set to, when it is there, and what it says of itself."""

from dataclasses import fields
from typing import Any

import pytest

from playground.network.activations import ACTIVATIONS
from playground.optimisation.records import OPTIMISERS
from playground.settings.pages import ViewSettings
from playground.settings.run import Settings
from tests.ui.driver import AppDriver
from tests.ui.screen import FIELDS


def setting(app: AppDriver, control: str) -> Any:
    """Return what the run or its view has for a control."""
    settings = app.settings
    parts = {type(part).__name__: part for part in (app.view, settings.data, settings.network, settings.training)}
    part, name = control.split(".")
    return getattr(parts[part], name)


@pytest.mark.long
def test_every_number_moves_to_both_of_its_ends() -> None:
    app = AppDriver(n=30)
    for key, low, high in [
        (control.key, control.min, control.max) for control in app.controls("slider", "number_input")
    ]:
        before = app.value(key)
        for end in (high, low, before):
            if not app.has(key):
                continue  # another control has hidden this one
            end = type(before)(end)
            app.set(key, end)
            assert app.value(key) == end
            assert len(app.charts) == 3


def test_every_scale_moves_to_both_of_its_ends_and_is_taken() -> None:
    app = AppDriver(n=30)
    for key in app.keys("select_slider"):
        before = app.value(key)
        options = app.control(key).options
        for end in (options[-1], options[0]):
            app.set(key, _option(end))
            assert setting(app, key) == _option(end)
        app.set(key, before)


def _option(shown: str) -> float:
    """Return the number that a scale's label stands for."""
    if shown == "full":
        return 5000
    number = float(shown.replace(",", ""))
    return int(number) if number == int(number) and "." not in shown else number


@pytest.mark.long
def test_every_choice_takes_each_of_its_options() -> None:
    app = AppDriver(n=30, layers="4")
    words = {f"{type(part).__name__}.{f.name}": f.metadata["domain"].options
             for part in (Settings().network, Settings().training, ViewSettings())
             for f in fields(part) if hasattr(f.metadata["domain"], "options")}  # fmt: skip
    seen = [key for key in app.keys("selectbox") if key in words]
    assert len(seen) >= 8
    for key in seen:
        before = app.value(key)
        for word in (*words[key], before):
            app.set(key, word)
            assert setting(app, key) == word


def test_every_switch_is_taken_and_kept_in_the_address() -> None:
    app = AppDriver(v=2, n=30)
    keys = app.keys("toggle")
    assert len(keys) == 6
    for key in keys:
        turned = not app.value(key)
        app.set(key, turned)
        assert setting(app, key) is turned
    assert len(app.link) == len(keys) + 2


def test_the_curve_is_loss_or_accuracy() -> None:
    app = AppDriver()
    loss = app.charts[1].spec
    app.set("ViewSettings.curve", "score")

    assert app.view.curve == "score"
    assert app.charts[1].spec != loss


def test_inputs_are_those_chosen_and_never_none() -> None:
    app = AppDriver()
    app.set("DataSettings.features", ["x", "y", "x2", "y2"])
    assert app.run.dataset.n_features == 4

    app.set("DataSettings.features", [])
    assert app.run.dataset.n_features == 4


def test_a_network_without_hidden_layers_trains() -> None:
    app = AppDriver()
    app.set("NetworkSettings.hidden_layers count", 0)
    app.press("step")

    assert app.settings.network.hidden_layers == ()
    assert app.link["layers"] == "none"
    assert app.run.trainer.network.n_weights == 2


def test_widths_are_set_layer_by_layer() -> None:
    app = AppDriver()
    app.set("NetworkSettings.hidden_layers count", 3)
    app.set("NetworkSettings.hidden_layers 2", 7)

    assert app.settings.network.hidden_layers == (16, 7, 16)


def test_a_control_that_is_hidden_and_shown_again_keeps_its_value() -> None:
    app = AppDriver()
    app.set("NetworkSettings.activation", "leaky_relu")
    app.set("NetworkSettings.leaky_slope", 0.2)
    app.set("NetworkSettings.activation", "relu")
    assert not app.has("NetworkSettings.leaky_slope")
    app.set("NetworkSettings.activation", "leaky_relu")

    assert app.value("NetworkSettings.leaky_slope") == 0.2
    assert app.settings.network.leaky_slope == 0.2


def test_controls_of_classes_are_hidden_for_regression_and_keep_their_values() -> None:
    app = AppDriver(flip=0.2, loss="mse", weights="balanced", balance=0.3)
    app.set("DataSettings.name", "sine")
    hidden = {"DataSettings.flipped", "DataSettings.balance", "TrainingSettings.loss", "TrainingSettings.class_weights"}
    assert hidden.isdisjoint(app.keys())

    app.set("DataSettings.name", "moons")
    assert app.settings.data.flipped == app.value("DataSettings.flipped") == 0.2
    assert app.settings.data.balance == 0.3
    assert (app.settings.training.loss, app.settings.training.class_weights) == ("mse", "balanced")


@pytest.mark.parametrize("group", ["Data", "Samples", "Inputs", "Network", "Regularisation", "Training"])
def test_folding_a_group_changes_no_setting_and_unfolding_shows_them_again(group: str) -> None:
    app = AppDriver(n=33, noise=0.17, layers="5,4", l1=0.04, rate=0.02, dropout=0.15, inputs="x,yy")
    asked, query = app.settings, app.link
    shown = {field.key: field.value for field in app.controls(*FIELDS)}
    for change in (app.fold, app.unfold):
        change(group)
        assert app.settings == asked
        assert app.link == query

    assert {field.key: field.value for field in app.controls(*FIELDS)} == shown


def test_more_classes_than_a_data_set_has_become_the_most_it_has() -> None:
    app = AppDriver(data="blobs", classes=6)
    assert app.run.dataset.n_classes == 6

    app.set("DataSettings.name", "spirals")

    assert not app.problems
    assert app.run.dataset.n_classes == 3
    assert app.value("DataSettings.n_classes") == 3


@pytest.mark.parametrize("query", [{}, {"act": "leaky_relu"}, {"data": "blobs"}, {"stop": "stop"}], ids=str)
def test_every_control_says_what_it_does(query: dict[str, str]) -> None:
    app = AppDriver(**query)
    silent = [button.label for button in app.controls("button") if not button.help] + [
        field.label for field in app.controls(*FIELDS) if not field.help and not field.proto.label_visibility.value
    ]
    assert silent == []


def test_pause_alone_says_nothing_so_as_not_to_hide_what_plays() -> None:
    app = AppDriver()
    app.press("play")

    assert [button.label for button in app.controls("button") if not button.help] == ["Pause"]


@pytest.mark.long
def test_every_activation_can_be_chosen_and_trained() -> None:
    app = AppDriver(n=30, layers="4", tab="units")
    for name in (*list(ACTIVATIONS)[1:], "relu"):
        app.set("NetworkSettings.activation", name)
        app.press("step")
        assert app.run.trainer.shape.activation == name
        assert app.run.trainer.epoch == 1
        assert app.link.get("act", "relu") == name


def test_a_schedule_shows_its_numbers_where_it_has_them_and_the_rate_of_the_epoch() -> None:
    app = AppDriver(rate=0.02)
    keys = ("TrainingSettings.schedule_epochs", "TrainingSettings.schedule_factor")
    assert not any(app.has(key) for key in keys)
    assert "learning rate" not in app.numbers

    app.set("TrainingSettings.schedule", "step")
    for key, value in zip(keys, (1, 0.5), strict=True):
        app.set(key, value)
    for _ in range(3):
        app.press("step")

    assert app.link["schedule"] == "step"
    assert app.run.changed_at is None
    assert app.run.history["learning_rate"].tolist() == [0.02, 0.02, 0.01, 0.005]
    assert app.numbers["learning rate"] == "0.00500"


@pytest.mark.parametrize("name", OPTIMISERS)
def test_l2_says_what_it_does_under_the_chosen_optimiser(name: str) -> None:
    app = AppDriver(l2=0.3)
    app.set("TrainingSettings.optimiser", name)

    assert OPTIMISERS[name].l2 in app.control("TrainingSettings.l2").help
    assert app.settings.training.l2 == 0.3
