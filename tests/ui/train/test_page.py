"""The dashboard as a person works it: what is pressed and moved, and what comes of it."""

import json
import re
import time
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from datasets import CATALOGUE
from playground.network.activations import ACTIVATIONS
from playground.optimisation.records import OPTIMISERS
from playground.settings.links import to_query
from playground.settings.pages import ViewSettings
from playground.settings.run import Settings
from playground.ui.train.state import TrainState
from playground.ui.train.tabs import TABS

WIDGETS = ("button", "slider", "select_slider", "selectbox", "number_input", "toggle", "button_group")


PICKER = "Pick an epoch on the learning curves"


def here(at: AppTest) -> TrainState:
    """Return what the tab holds."""
    return at.session_state["train"]


def settings(at: AppTest) -> Settings:
    return here(at).run.settings


def taken(at: AppTest, key: str) -> Any:
    """Return what run or view have for the control of that key."""
    part, name = key.split(".")
    of = {"ViewSettings": here(at).view, "DataSettings": settings(at).data, "NetworkSettings": settings(at).network,
          "TrainingSettings": settings(at).training}  # fmt: skip
    return getattr(of[part], name)


def epoch(at: AppTest) -> int:
    """Return the epoch that the page shows."""
    (shown,) = [int(m[1]) for html in at.get("html") if (m := re.search(r'data-epoch="(\d+)"', html.value))]
    return shown


def text(at: AppTest) -> str:
    """Return everything that is written as HTML, without its marks."""
    return re.sub(r"<[^>]+>", " ", " ".join(html.value for html in at.get("html")))


def charts(at: AppTest) -> list[Any]:
    """Return the charts without the invisible one over the curves that is clicked."""
    return [chart.proto for chart in at.get("vega_lite_chart") if chart.proto.alt != PICKER]


def specs(at: AppTest) -> list[str]:
    """Return the specs as the browser gets them."""
    return [chart.spec for chart in charts(at)]


def press(at: AppTest, key: str) -> None:
    at.button(key=key).click().run()
    assert not at.exception


def paint(at: AppTest) -> None:
    """Do as the browser does once it has painted the last frame."""
    pace = here(at).pace
    pace.acknowledge(pace.frame, time.monotonic())
    at.run()
    assert not at.exception


def move(at: AppTest, kind: str, key: str, value: Any) -> None:
    """Set a control and let the page run."""
    getattr(at, kind)(key=key).set_value(value).run()
    assert not at.exception, key


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_data_set_is_drawn_in_three_charts_and_trains(make_app, name: str) -> None:
    at = make_app(data=name, n=60 if name != "digits" else 200)
    assert len(charts(at)) == 3
    assert epoch(at) == 0
    before = [c.datasets[0].data.data for c in charts(at)]

    press(at, "step")

    assert settings(at).data.name == name
    assert epoch(at) == 1
    assert len(charts(at)) == 3
    assert not at.warning
    assert [c.datasets[0].data.data for c in charts(at)] != before


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_data_set_can_be_chosen(make_app, name: str) -> None:
    at = make_app(unfolded=())
    move(at, "selectbox", "DataSettings.name", name)

    assert settings(at).data.name == here(at).run.dataset.name == name
    assert settings(at).data.noise == CATALOGUE[name].default_noise
    assert len(charts(at)) == 3


def test_a_fresh_page_waits_untrained_with_nothing_in_its_address(make_app) -> None:
    at = make_app(unfolded=())

    assert settings(at) == Settings()
    assert at.button(key="play").label == "Play"
    assert "Untrained" in text(at)
    assert dict(at.query_params) == {}


def test_play_trains_and_becomes_pause_and_pause_stops(make_app) -> None:
    at = make_app()
    press(at, "play")
    assert at.button(key="play").label == "Pause"
    assert epoch(at) > 0

    paint(at)
    later = epoch(at)
    assert later == here(at).run.trainer.epoch

    press(at, "play")
    assert at.button(key="play").label == "Play"
    paint(at)
    assert epoch(at) == later


def test_while_the_browser_has_not_painted_a_rerun_trains_nothing(make_app) -> None:
    at = make_app()
    press(at, "play")
    waiting = epoch(at)

    at.run()
    at.run()
    assert epoch(at) == waiting

    paint(at)
    assert epoch(at) > waiting


@pytest.mark.parametrize(("speed", "most"), [("slow", 1), ("medium", 4)])
def test_slower_speeds_train_an_epoch_a_frame(make_app, speed: str, most: int) -> None:
    at = make_app(speed=speed)
    press(at, "play")

    assert epoch(at) == here(at).pace.frame
    assert 1 <= epoch(at) <= most


def test_step_trains_exactly_one_epoch_and_pauses(make_app) -> None:
    at = make_app()
    for expected in (1, 2, 3):
        press(at, "step")
        assert epoch(at) == expected == len(here(at).run.history) - 1

    press(at, "play")
    playing = epoch(at)
    press(at, "step")
    assert epoch(at) == playing + 1
    assert at.button(key="play").label == "Play"


def test_reset_goes_back_to_epoch_0_and_the_same_run_follows(make_app) -> None:
    at = make_app(dropout=0.3, bn="before")
    numbers = []
    for _ in range(2):
        for _ in range(5):
            press(at, "step")
        numbers.append((here(at).run.history["test_loss"].copy(), text(at)))
        press(at, "reset")
        assert epoch(at) == 0
        assert len(here(at).run.history) == 1

    np.testing.assert_array_equal(numbers[0][0], numbers[1][0])
    assert numbers[0][1] == numbers[1][1]


def test_reset_pauses_a_run_that_plays(make_app) -> None:
    at = make_app()
    press(at, "play")
    press(at, "reset")

    assert at.button(key="play").label == "Play"
    assert epoch(at) == 0


@pytest.mark.parametrize("unfolded", [(), ("Network",)], ids=["folded", "unfolded"])
def test_new_weights_take_the_next_seed_and_say_so(make_app, unfolded: tuple[str, ...]) -> None:
    at = make_app(unfolded=unfolded)
    press(at, "step")
    first = here(at).run.trainer.network.theta.copy()

    press(at, "renew")

    assert settings(at).network.seed == 1
    assert at.query_params["weightseed"] == "1"
    assert epoch(at) == 0
    assert not np.array_equal(here(at).run.trainer.network.theta, first)
    if unfolded:
        assert at.number_input(key="NetworkSettings.seed").value == 1
    press(at, "renew")
    assert settings(at).network.seed == 2


def test_after_the_largest_seed_new_weights_begin_again_at_0(make_app) -> None:
    at = make_app(weightseed=2**32 - 1)
    press(at, "renew")

    assert settings(at).network.seed == 0


def test_a_run_that_reaches_its_limit_pauses_and_says_so(make_app) -> None:
    at = make_app(epochs=3, speed="medium")
    press(at, "play")

    assert epoch(at) == 3
    assert at.button(key="play").label == "Play"
    assert at.button(key="play").disabled
    assert at.button(key="step").disabled
    assert "the limit of 3 epochs is reached" in text(at)

    press(at, "reset")
    assert not at.button(key="play").disabled


def test_a_run_that_diverges_pauses_says_so_and_shows_the_last_finite_numbers(make_app) -> None:
    at = make_app(rate=100, opt="sgd", loss="mse", data="diabetes", act="linear", n=60)
    press(at, "play")

    assert at.button(key="play").label == "Play"
    assert "Diverged: " in text(at)
    assert "Try a learning rate below 100" in text(at)
    assert len(charts(at)) == 3


def test_the_learning_rate_changes_while_it_plays_and_the_run_goes_on(make_app) -> None:
    at = make_app()
    press(at, "play")
    trainer, before = here(at).run.trainer, epoch(at)

    move(at, "select_slider", "TrainingSettings.learning_rate", 0.001)

    assert here(at).run.trainer is trainer
    assert trainer.optimiser.learning_rate == 0.001
    assert epoch(at) >= before
    assert at.button(key="play").label == "Pause"
    assert at.query_params["rate"] == "0.001"
    paint(at)
    assert epoch(at) > before
    press(at, "play")
    assert f"Settings were changed in epoch {here(at).run.changed_at}" in text(at)


def test_another_network_starts_anew_and_plays_on(make_app) -> None:
    at = make_app()
    press(at, "play")
    dataset = here(at).run.dataset

    move(at, "selectbox", "NetworkSettings.activation", "tanh")

    assert here(at).run.dataset is dataset
    assert here(at).run.trainer.shape.activation == "tanh"
    assert at.button(key="play").label == "Pause"


def test_every_activation_can_be_chosen_and_trained(make_app) -> None:
    at = make_app(n=30, layers="4", tab="units")
    for name in (*list(ACTIVATIONS)[1:], "relu"):
        move(at, "selectbox", "NetworkSettings.activation", name)
        press(at, "step")
        assert here(at).run.trainer.shape.activation == name
        assert here(at).run.trainer.epoch == 1
        assert at.query_params.get("act", "relu") == name


# --- every control


def test_every_number_moves_to_both_of_its_ends(make_app) -> None:
    at = make_app(n=30)
    for kind in ("slider", "number_input"):
        for key, low, high in [(w.key, w.min, w.max) for w in getattr(at, kind)]:
            before = getattr(at, kind)(key=key).value
            for end in (high, low, before):
                if key not in {w.key for w in getattr(at, kind)}:
                    continue  # another control has hidden this one
                end = type(before)(end)
                move(at, kind, key, end)
                assert getattr(at, kind)(key=key).value == end
                assert len(charts(at)) == 3


def test_every_scale_moves_to_both_of_its_ends_and_is_taken(make_app) -> None:
    at = make_app(n=30)
    for key in [w.key for w in at.select_slider]:
        before = at.select_slider(key=key).value
        options = at.select_slider(key=key).options
        for end in (options[-1], options[0]):
            move(at, "select_slider", key, _option(end))
            assert taken(at, key) == _option(end)
        move(at, "select_slider", key, before)


def _option(shown: str) -> float:
    """Return the number that a scale's label stands for."""
    if shown == "full":
        return 5000
    number = float(shown.replace(",", ""))
    return int(number) if number == int(number) and "." not in shown else number


def test_every_choice_takes_each_of_its_options(make_app) -> None:
    at = make_app(n=30, layers="4")
    words = {f"{type(part).__name__}.{f.name}": f.metadata["domain"].options
             for part in (Settings().network, Settings().training, ViewSettings())
             for f in fields(part) if hasattr(f.metadata["domain"], "options")}  # fmt: skip
    seen = [w.key for w in at.selectbox if w.key in words]
    assert len(seen) >= 8
    for key in seen:
        before = at.selectbox(key=key).value
        for word in (*words[key], before):
            move(at, "selectbox", key, word)
            assert taken(at, key) == word


def test_every_switch_is_taken_and_kept_in_the_address(make_app) -> None:
    at = make_app(n=30)
    keys = [w.key for w in at.toggle]
    assert len(keys) == 5
    for key in keys:
        turned = not at.toggle(key=key).value
        move(at, "toggle", key, turned)
        assert taken(at, key) is turned
    assert len(at.query_params) == len(keys) + 1


def test_the_curve_is_loss_or_accuracy(make_app) -> None:
    at = make_app()
    loss = specs(at)[1]
    move(at, "button_group", "ViewSettings.curve", "score")

    assert here(at).view.curve == "score"
    assert specs(at)[1] != loss


def test_inputs_are_those_chosen_and_never_none(make_app) -> None:
    at = make_app()
    move(at, "button_group", "DataSettings.features", ["x", "y", "x2", "y2"])
    assert here(at).run.dataset.n_features == 4

    move(at, "button_group", "DataSettings.features", [])
    assert here(at).run.dataset.n_features == 4


@pytest.mark.parametrize("layers", ["none", "64,64"])
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_shows_its_chart_before_and_after_training(make_app, tab: str, layers: str) -> None:
    at = make_app(layers=layers)
    at.session_state["ViewSettings.tab"] = TABS[tab].title
    at.run()
    assert not at.exception
    assert here(at).view.tab == tab
    for _ in range(2):
        press(at, "step")
    assert len(charts(at)) == 3
    assert at.query_params.get("tab", "weights") == tab


def test_a_hidden_unit_is_shown_in_place_of_the_output_and_back(make_app) -> None:
    at = make_app(layers="8,4", tab="network")
    assert not [box for box in at.number_input if box.key == "ViewSettings.unit"]
    output = charts(at)[0].datasets[0].data.data, charts(at)[0].alt

    move(at, "selectbox", "ViewSettings.hidden", 1)
    move(at, "number_input", "ViewSettings.unit", 7)
    assert charts(at)[0].alt == "Output of one hidden unit"
    assert "Hidden 1 unit 7: its output in place of the network&#x27;s" in text(at)
    assert "output of hidden 1 unit 7" in text(at)
    assert {key: at.query_params[key] for key in ("hidden", "unit")} == {"hidden": "1", "unit": "7"}
    press(at, "step")

    move(at, "selectbox", "ViewSettings.hidden", 2)
    assert (here(at).view.hidden, here(at).view.unit) == (2, 1)

    move(at, "selectbox", "ViewSettings.hidden", 0)
    assert charts(at)[0].alt == output[1]
    assert "hidden" not in at.query_params
    assert "unit" not in at.query_params


def test_a_unit_of_a_link_is_shown_on_every_tab(make_app) -> None:
    at = make_app(layers="8,4", hidden="2", unit="4")

    assert at.selectbox(key="ViewSettings.hidden").value == 2
    assert at.number_input(key="ViewSettings.unit").value == 4
    assert "output of hidden 2 unit 4" in text(at)
    assert not at.warning


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_unit_can_be_shown_on_every_data_set(make_app, name: str) -> None:
    at = make_app(data=name, n=60 if name != "digits" else 200, layers="5", hidden="1", unit="5", tab="network")
    press(at, "step")

    assert "output of hidden 1 unit 5" in text(at)
    assert len(charts(at)) == 3


@pytest.mark.parametrize(("hidden", "unit"), [("1", "9"), ("3", "1"), ("6", "256")])
def test_a_unit_of_a_link_that_is_not_there_falls_back_to_the_output_with_a_message(
    make_app, hidden: str, unit: str
) -> None:
    at = make_app(layers="8,4", hidden=hidden, unit=unit, tab="network")

    assert here(at).view.hidden == 0
    assert f"no unit {unit} in hidden layer {hidden}" in at.warning[0].value
    assert "decision boundary" in text(at)
    assert "hidden" not in at.query_params


@pytest.mark.parametrize("hidden", [1, 2])
def test_a_unit_that_goes_with_a_change_of_the_network_gives_way_to_the_output(make_app, hidden: int) -> None:
    at = make_app(layers="8,8", hidden=hidden, unit="8", tab="network")
    move(at, "slider", "NetworkSettings.hidden_layers count", hidden - 1)

    assert here(at).view.hidden == 0
    assert "its output is shown instead" in at.warning[0].value
    press(at, "step")
    assert len(charts(at)) == 3


@pytest.mark.parametrize("presenter", [0, 1])
@pytest.mark.parametrize(("log_loss", "log_epochs"), [(0, 1), (1, 0), (1, 1)])
def test_log_axes_are_drawn_before_and_after_the_first_epoch(
    make_app, presenter: int, log_loss: int, log_epochs: int
) -> None:
    at = make_app(presenter=presenter, logloss=log_loss, logepochs=log_epochs, tab="norms")
    press(at, "step")

    curve, inner = (json.loads(spec) for spec in specs(at)[1:])
    encodings = [[{**spec.get("encoding", {}), **layer["encoding"]} for layer in spec["layer"]]
                 for spec in (curve, inner)]  # fmt: skip
    x = {encoding["x"]["scale"]["type"] for one in encodings for encoding in one}
    y = {encoding["y"]["scale"]["type"] for encoding in encodings[0] if "scale" in encoding.get("y", {})}
    assert x == {"log" if log_epochs else "linear"}
    assert y == {"log" if log_loss else "linear"}
    assert curve["config"]["axis"]["labelFontSize"] >= (18 if presenter else 11)


def test_a_network_without_hidden_layers_trains(make_app) -> None:
    at = make_app()
    move(at, "slider", "NetworkSettings.hidden_layers count", 0)
    press(at, "step")

    assert settings(at).network.hidden_layers == ()
    assert at.query_params["layers"] == "none"
    assert here(at).run.trainer.network.n_weights == 2


def test_widths_are_set_layer_by_layer(make_app) -> None:
    at = make_app()
    move(at, "slider", "NetworkSettings.hidden_layers count", 3)
    move(at, "number_input", "NetworkSettings.hidden_layers 2", 7)

    assert settings(at).network.hidden_layers == (64, 7, 64)


def test_a_control_that_is_hidden_and_shown_again_keeps_its_value(make_app) -> None:
    at = make_app()
    move(at, "selectbox", "NetworkSettings.activation", "leaky_relu")
    move(at, "slider", "NetworkSettings.leaky_slope", 0.2)
    move(at, "selectbox", "NetworkSettings.activation", "relu")
    assert "NetworkSettings.leaky_slope" not in {w.key for w in at.slider}
    move(at, "selectbox", "NetworkSettings.activation", "leaky_relu")

    assert at.slider(key="NetworkSettings.leaky_slope").value == 0.2
    assert settings(at).network.leaky_slope == 0.2


def test_controls_of_classes_are_hidden_for_regression_and_keep_their_values(make_app) -> None:
    at = make_app(flip=0.2, loss="mse", weights="balanced", balance=0.3)
    move(at, "selectbox", "DataSettings.name", "sine")
    hidden = {"DataSettings.flipped", "DataSettings.balance", "TrainingSettings.loss", "TrainingSettings.class_weights"}
    assert hidden.isdisjoint({w.key for kind in WIDGETS for w in getattr(at, kind)})

    move(at, "selectbox", "DataSettings.name", "moons")
    assert settings(at).data.flipped == at.slider(key="DataSettings.flipped").value == 0.2
    assert settings(at).data.balance == 0.3
    assert (settings(at).training.loss, settings(at).training.class_weights) == ("mse", "balanced")


@pytest.mark.parametrize("group", ["Data", "Samples and inputs", "Network", "Regularisation", "Training"])
def test_folding_a_group_changes_no_setting_and_unfolding_shows_them_again(make_app, group: str) -> None:
    at = make_app(n=33, noise=0.17, layers="5,4", l1=0.04, rate=0.02, dropout=0.15, inputs="x,yy")
    asked, query = settings(at), dict(at.query_params)
    shown = {w.key: w.value for kind in WIDGETS[1:] for w in getattr(at, kind)}
    for unfolded in (False, True):
        at.session_state[f"group {group}"] = unfolded
        at.run()
        assert not at.exception
        assert settings(at) == asked
        assert dict(at.query_params) == query

    assert {w.key: w.value for kind in WIDGETS[1:] for w in getattr(at, kind)} == shown


def test_more_classes_than_a_data_set_has_become_the_most_it_has(make_app) -> None:
    at = make_app(data="blobs", classes=6)
    assert here(at).run.dataset.n_classes == 6

    move(at, "selectbox", "DataSettings.name", "spirals")

    assert not at.warning
    assert here(at).run.dataset.n_classes == 3
    assert at.slider(key="DataSettings.n_classes").value == 3


@pytest.mark.parametrize("query", [{}, {"act": "leaky_relu"}, {"data": "blobs"}, {"stop": "stop"}], ids=str)
def test_every_control_says_what_it_does(make_app, query: dict[str, str]) -> None:
    at = make_app(**query)
    silent = [
        widget.label
        for kind in WIDGETS
        for widget in getattr(at, kind)
        if not widget.help and (kind == "button" or not widget.proto.label_visibility.value)
    ]
    assert silent == []


def test_pause_alone_says_nothing_so_as_not_to_hide_what_plays(make_app) -> None:
    at = make_app()
    press(at, "play")

    assert [button.label for button in at.button if not button.help] == ["Pause"]


# --- links


def test_a_link_sets_run_and_view(make_app) -> None:
    at = make_app(data="circles", noise="0.25", layers="8,8,8", act="tanh", l2="0.7", curve="score", tab="units")

    assert settings(at).data.name == "circles"
    assert settings(at).network.hidden_layers == (8, 8, 8)
    assert at.slider(key="DataSettings.noise").value == 0.25
    assert at.select_slider(key="TrainingSettings.l2").value == 0.7
    assert (here(at).view.curve, here(at).view.tab) == ("score", "units")
    assert not at.warning


def test_a_number_of_a_link_that_is_on_no_scale_joins_the_scale(make_app) -> None:
    at = make_app(n=123, rate=0.0123, l1=0.37, batch=17)

    for key, value in (("DataSettings.n_samples", 123), ("TrainingSettings.learning_rate", 0.0123),
                       ("TrainingSettings.l1", 0.37), ("TrainingSettings.batch_size", 17)):  # fmt: skip
        assert at.select_slider(key=key).value == value
    assert settings(at).data.n_samples == 123


def test_the_address_follows_the_controls(make_app) -> None:
    at = make_app()
    move(at, "slider", "DataSettings.noise", 0.5)
    move(at, "slider", "TrainingSettings.dropout", 0.25)
    move(at, "selectbox", "TrainingSettings.optimiser", "sgd")
    move(at, "toggle", "ViewSettings.discretise", True)

    query = dict(at.query_params)
    assert query == {"noise": "0.5", "dropout": "0.25", "opt": "sgd", "discrete": "1"}
    assert query == to_query(settings(at), here(at).view)

    again = make_app(**query)
    assert settings(again) == settings(at)
    move(at, "slider", "DataSettings.noise", 0.3)
    assert "noise" not in at.query_params


@pytest.mark.parametrize(
    "query",
    [
        {"noise": "7"}, {"n": "many"}, {"data": "suns"}, {"layers": "8,x"}, {"n": "9" * 500}, {"rate": "nan"},
        {"tab": "none"}, {"nonsense": "1"},
    ],
    ids=lambda query: str(query)[:30],
)  # fmt: skip
def test_a_bad_value_in_a_link_is_named_in_a_warning_and_the_rest_is_taken(make_app, query: dict[str, str]) -> None:
    at = make_app(**query, l2="0.7")
    ((key, value),) = query.items()

    assert [f"{key}={value}" in warning.value for warning in at.warning] == [True]
    assert settings(at).training.l2 == 0.7
    press(at, "step")
    assert epoch(at) == 1


def test_a_link_to_data_that_cannot_be_made_says_so_and_takes_the_default_data(make_app) -> None:
    at = make_app(data="digits", n="20", test="0.05", act="tanh")

    assert "The link's data cannot be made: " in at.warning[0].value
    assert "ask for more samples" in at.warning[0].value
    assert settings(at).data == Settings().data
    assert settings(at).network.activation == "tanh"


# --- data that cannot be made


def impossible(at: AppTest) -> None:
    """Ask for ten classes in three test samples."""
    move(at, "select_slider", "DataSettings.n_samples", 30)
    move(at, "slider", "DataSettings.test_share", 0.1)
    move(at, "selectbox", "DataSettings.name", "digits")


def test_data_that_cannot_be_made_keep_the_run_with_a_message(make_app) -> None:
    at = make_app()
    move(at, "select_slider", "DataSettings.n_samples", 30)
    move(at, "slider", "DataSettings.test_share", 0.1)
    press(at, "step")
    dataset = here(at).run.dataset

    move(at, "selectbox", "DataSettings.name", "digits")

    assert "These data cannot be made: test_share 0.1 of 30 samples" in at.warning[0].value
    assert here(at).run.dataset is dataset
    assert epoch(at) == 1
    assert len(charts(at)) == 3
    press(at, "step")
    assert epoch(at) == 2


def test_other_controls_still_work_while_data_cannot_be_made(make_app) -> None:
    at = make_app()
    impossible(at)
    move(at, "select_slider", "TrainingSettings.learning_rate", 0.1)

    assert at.warning
    assert settings(at).training.learning_rate == 0.1
    assert here(at).run.dataset.name == "moons"


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [("selectbox", "DataSettings.name", "moons"), ("slider", "DataSettings.test_share", 0.5)],
    ids=["back to what was", "on to what can be"],
)
def test_the_message_goes_as_soon_as_the_data_can_be_made(make_app, kind: str, key: str, value: object) -> None:
    at = make_app()
    impossible(at)
    assert at.warning

    move(at, kind, key, value)

    assert not at.warning
    assert settings(at).data.name == at.selectbox(key="DataSettings.name").value


# --- frames


def test_from_frame_to_frame_charts_keep_their_specs_and_their_identity(make_app) -> None:
    at = make_app()
    press(at, "play")
    first = [(chart.id, chart.alt, chart.spec) for chart in charts(at)]
    data = [[d.data.data for d in chart.datasets] for chart in charts(at)]
    for _ in range(2):
        paint(at)

    assert [(chart.id, chart.alt, chart.spec) for chart in charts(at)] == first
    assert [[d.data.data for d in chart.datasets] for chart in charts(at)] != data


def test_what_the_charts_show_is_said_for_those_who_cannot_see_them(make_app) -> None:
    at = make_app()
    press(at, "step")

    said = text(at)
    assert "decision boundary of 2 classes" in said
    assert "Loss by epoch. After epoch 1: train " in said
    assert "Histogram of weight w. hidden 1: " in said
    assert all(chart.alt for chart in charts(at))


def test_flipped_labels_and_left_out_points_are_said_under_the_picture(make_app) -> None:
    at = make_app(n=3000, flip=0.1)

    assert "150 of 1500 training labels flipped (ringed)" in text(at)
    assert "600 of 1500 training points drawn; 400 of 1500 test points drawn" in text(at)


def test_a_schedule_shows_its_numbers_where_it_has_them_and_the_rate_of_the_epoch(make_app) -> None:
    at = make_app(rate=0.02)
    keys = ("TrainingSettings.schedule_epochs", "TrainingSettings.schedule_factor")
    assert not {w.key for w in at.select_slider}.intersection(keys)
    assert "learning rate" not in text(at)

    move(at, "selectbox", "TrainingSettings.schedule", "step")
    for key, value in zip(keys, (1, 0.5), strict=True):
        move(at, "select_slider", key, value)
    for _ in range(3):
        press(at, "step")

    assert at.query_params["schedule"] == "step"
    assert here(at).run.changed_at is None
    assert here(at).run.history["learning_rate"].tolist() == [0.02, 0.02, 0.01, 0.005]
    assert re.search(r"learning rate\s+0\.00500", text(at))


@pytest.mark.parametrize("name", OPTIMISERS)
def test_l2_says_what_it_does_under_the_chosen_optimiser(make_app, name: str) -> None:
    at = make_app(l2=0.3)
    move(at, "selectbox", "TrainingSettings.optimiser", name)

    assert OPTIMISERS[name].l2 in at.select_slider(key="TrainingSettings.l2").help
    assert settings(at).training.l2 == 0.3
