"""The inspector as a person works it: every button, every choice, its links and its equations."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from playground.charts.kit.figure import number
from playground.measurements.inspector.inspection import Inspection
from playground.network.activations import ACTIVATIONS
from playground.settings.links import to_inspector_query
from playground.settings.pages import InspectorSettings
from playground.settings.pages.inspector import INSPECTED_ACTIVATIONS, INSPECTED_DATA, INSPECTED_SAMPLES, LEAKY_SLOPE
from playground.ui.inspector.formulas import formulas
from playground.ui.inspector.state import InspectorState
from tests.ui.conftest import open_page

Factory = Callable[..., AppTest]
FULL_WALKS = [
    {"data": data, "loss": loss, "act": act, "layers": layers}
    for data in INSPECTED_DATA
    for loss in ("auto", "mse")
    for act, layers in (("relu", "4,4"), ("sigmoid", "1"), ("linear", "3"))
] + [{"data": "moons", "loss": "auto", "act": act, "layers": "2,2"} for act in ("elu", "gelu", "silu")]


@pytest.fixture
def make_inspector() -> Factory:
    """Return a function that opens the inspector by a link."""
    return partial(open_page, "backpropagation")


def here(at: AppTest) -> InspectorState:
    return at.session_state["inspector"]


def settings(at: AppTest) -> InspectorSettings:
    return here(at).specimen.settings


def shown(at: AppTest) -> dict[str, str]:
    """Return the key numbers."""
    (html,) = [one.value for one in at.get("html") if 'class="numbers"' in one.value]
    return dict(re.findall(r'data-number="([^"]+)">([^<]*)<', html))


def table(at: AppTest, which: int) -> list[list[str]]:
    """Return the cells of the table of units (0) or of parameters (1), row by row, without the head."""
    html = [one.value for one in at.get("html") if "<table>" in one.value][which]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html.partition("<tbody>")[2])
    return [re.findall(r"<td>(.*?)</td>", row) for row in rows]


def text(at: AppTest) -> str:
    return re.sub(r"<[^>]+>", " ", " ".join(one.value for one in at.get("html")))


def press(at: AppTest, key: str) -> None:
    assert not at.button(key=key).disabled, key
    at.button(key=key).click().run()
    assert not at.exception


def go(at: AppTest, *, until: str = "update") -> None:
    """Step forward and backward until a button can be pressed."""
    while at.button(key=until).disabled:
        press(at, "forward" if not at.button(key="forward").disabled else "backward")


def move(at: AppTest, kind: str, name: str, value: Any) -> None:
    getattr(at, kind)(key=f"InspectorSettings.{name}").set_value(value).run()
    assert not at.exception


def test_a_fresh_page_shows_the_sample_and_hides_the_rest(make_inspector: Factory) -> None:
    at = make_inspector()

    assert settings(at) == InspectorSettings()
    assert dict(at.query_params) == {}
    assert not at.warning
    assert len(at.get("vega_lite_chart")) == 1
    assert shown(at)["loss C"] == shown(at)["prediction a"] == "–"
    assert all(cell == "–" for row in table(at, 0) for cell in row)
    assert all(cell == "–" for row in table(at, 1) for cell in row[1:])
    assert not at.latex
    assert [at.button(key=key).disabled for key in ("forward", "backward", "update", "over")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_steps_forward_reveal_z_then_a_of_layer_after_layer_and_then_the_loss(make_inspector: Factory) -> None:
    at = make_inspector()
    known = []
    for _ in range(4):
        press(at, "forward")
        known.append((at.session_state["inspector layer"], table(at, 0)[0].count("–")))

    assert known == [(1, 3), (1, 1), (2, 2), (2, 1)]
    of = here(at).specimen.inspection()
    assert shown(at)["loss C"] == number(of.loss, 4)
    assert table(at, 0) == [[number(of.layers[1].z[0], 4), number(of.layers[1].a[0], 4), "–"]]
    assert at.button(key="forward").disabled
    assert not at.button(key="backward").disabled


def test_steps_backward_reveal_deltas_and_gradients_from_the_output(make_inspector: Factory) -> None:
    at = make_inspector()
    go(at, until="backward")
    press(at, "backward")
    assert at.session_state["inspector layer"] == 2
    of = here(at).specimen.inspection()
    assert [row[-1] for row in table(at, 0)] == [number(of.layers[1].delta[0], 4)]
    assert [row[1] for row in table(at, 1)] == [
        *(number(g, 6) for g in of.layers[1].weights.gradient[:, 0]),
        number(of.layers[1].biases.gradient[0], 6),
    ]
    assert at.button(key="update").disabled

    press(at, "backward")
    assert at.session_state["inspector layer"] == 1
    for row in table(at, 1):
        w, gradient, difference, error, step, updated = (float(cell.replace("−", "-")) for cell in row)
        assert gradient == pytest.approx(difference, rel=2e-5)
        assert error < 1e-6
        assert step == pytest.approx(-0.3 * gradient, rel=1e-3)
        assert updated == pytest.approx(w - 0.3 * gradient, abs=2e-4)
    assert shown(at)["largest error of a gradient"] == number(of.largest_error, 2)


def test_the_update_moves_the_weights_and_shows_the_loss_before_and_after(make_inspector: Factory) -> None:
    at = make_inspector(rate=0.1)
    go(at)
    expected = here(at).specimen.inspection()
    press(at, "update")

    np.testing.assert_array_equal(here(at).specimen.network.theta, expected.updated_theta)
    assert shown(at)["loss before the update"] == number(expected.loss, 4)
    assert shown(at)["loss after it"] == number(expected.updated_loss, 4)
    assert expected.updated_loss < expected.loss
    assert shown(at)["updates"] == "1"
    assert "the loss of this sample fell" in text(at)
    assert all(cell == "–" for row in table(at, 0) for cell in row)

    go(at, until="backward")
    assert shown(at)["loss C"] == number(expected.updated_loss, 4)


def test_an_update_that_raises_the_loss_is_made_and_said(make_inspector: Factory) -> None:
    at = make_inspector(data="sine", act="linear", rate=3)
    go(at)
    press(at, "update")

    before, after = here(at).specimen.losses
    assert after > before
    assert "the loss of this sample did not fall" in text(at)


def test_an_update_without_a_finite_loss_is_not_made_and_said(make_inspector: Factory) -> None:
    at = make_inspector(data="sine", act="linear", rate=100)
    for _ in range(60):
        go(at)
        press(at, "update")
        if at.warning:
            break

    assert "Try a smaller learning rate" in at.warning[0].value
    assert np.isfinite(here(at).specimen.network.theta).all()
    move(at, "number_input", "sample", 2)
    assert not at.warning


def test_start_over_goes_back_to_the_first_weights(make_inspector: Factory) -> None:
    at = make_inspector()
    first = here(at).specimen.network.theta.copy()
    go(at)
    press(at, "update")
    press(at, "forward")
    press(at, "over")

    np.testing.assert_array_equal(here(at).specimen.network.theta, first)
    assert shown(at)["updates"] == "0"
    assert shown(at)["loss after it"] == "–"
    assert here(at).walk.forward == 0


def test_another_sample_meets_the_moved_weights_from_the_start(make_inspector: Factory) -> None:
    at = make_inspector()
    go(at)
    press(at, "update")
    press(at, "forward")
    theta, sample = here(at).specimen.network.theta.copy(), shown(at)["sample"]
    move(at, "number_input", "sample", 2)

    np.testing.assert_array_equal(here(at).specimen.network.theta, theta)
    assert shown(at)["sample"] != sample
    assert here(at).walk.forward == 0
    assert at.query_params["sample"] == "2"


def test_the_learning_rate_changes_what_the_update_would_do_and_hides_nothing(make_inspector: Factory) -> None:
    at = make_inspector()
    go(at)
    before = table(at, 1)
    move(at, "select_slider", "rate", 1.0)

    assert here(at).walk.is_over
    assert [row[:4] for row in table(at, 1)] == [row[:4] for row in before]
    assert [row[4:] for row in table(at, 1)] != [row[4:] for row in before]
    assert at.query_params["rate"] == "1"


@pytest.mark.parametrize(
    ("name", "options"),
    [("data", INSPECTED_DATA), ("activation", list(INSPECTED_ACTIVATIONS)), ("loss", ("mse", "auto"))],
    ids=["data", "activation", "loss"],
)
def test_every_choice_takes_each_of_its_options_and_starts_anew(
    make_inspector: Factory, name: str, options: tuple[str, ...]
) -> None:
    at = make_inspector(layers="2,2")
    for option in options:
        move(at, "selectbox", name, option)
        assert getattr(settings(at), name) == option
        assert at.query_params.get({"activation": "act"}.get(name, name)) in {option, None}
        assert not at.warning
        press(at, "forward")


def test_every_number_moves_to_both_of_its_ends(make_inspector: Factory) -> None:
    at = make_inspector()
    for name, low, high in (("sample", 1, INSPECTED_SAMPLES), ("seed", 0, 2**32 - 1)):
        for end in (high, low):
            move(at, "number_input", name, end)
            assert getattr(settings(at), name) == end
    move(at, "slider", "hidden_layers count", 2)
    for width in (4, 1):
        move(at, "number_input", "hidden_layers 2", width)
        assert settings(at).hidden_layers == (3, width)
        assert [len(layer.z) for layer in here(at).specimen.inspection().layers] == [3, width, 1]
    move(at, "slider", "hidden_layers count", 1)
    assert settings(at).hidden_layers == (3,)
    for end in (at.select_slider(key="InspectorSettings.rate").options[i] for i in (-1, 0)):
        move(at, "select_slider", "rate", float(end))
        assert settings(at).rate == float(end)


def test_regression_has_one_loss_and_says_so(make_inspector: Factory) -> None:
    at = make_inspector(data="sine")

    assert "InspectorSettings.loss" not in {widget.key for widget in at.selectbox}
    assert any("squared error" in caption.value for caption in at.caption)


def test_presenter_mode_enlarges_and_hides_nothing_that_is_known(make_inspector: Factory) -> None:
    at = make_inspector()
    press(at, "forward")
    spec = at.get("vega_lite_chart")[0].proto.spec
    move(at, "toggle", "presenter", True)

    assert at.get("vega_lite_chart")[0].proto.spec != spec
    assert here(at).walk.forward == 1
    assert at.query_params["presenter"] == "1"


def test_another_unit_has_its_own_equations(make_inspector: Factory) -> None:
    at = make_inspector()
    go(at)
    first = [one.value for one in at.latex]
    at.button_group(key="inspector unit").set_value(2).run()
    assert not at.exception
    second = [one.value for one in at.latex]

    assert len(first) == len(second) == 5
    assert all(r"_{1}^{(1)}" in one for one in first[:3])
    assert all(r"_{2}^{(1)}" in one for one in second[:3])


def test_a_unit_that_a_narrower_layer_has_not_becomes_its_last(make_inspector: Factory) -> None:
    at = make_inspector()
    at.button_group(key="inspector unit").set_value(3).run()
    at.button_group(key="inspector layer").set_value(2).run()
    assert not at.exception
    assert at.session_state["inspector unit"] == 1


def test_from_step_to_step_the_graph_keeps_its_spec_and_its_identity(make_inspector: Factory) -> None:
    at = make_inspector()
    seen = set()
    for _ in range(3):
        press(at, "forward")
        chart = at.get("vega_lite_chart")[0].proto
        seen.add((chart.id, chart.alt, chart.spec))

    assert len(seen) == 1


def test_a_link_sets_everything(make_inspector: Factory) -> None:
    asked = InspectorSettings("blobs", 7, (4, 2), "sigmoid", "mse", 0.123, 5, True)
    at = make_inspector(**to_inspector_query(asked))

    assert settings(at) == asked
    assert dict(at.query_params) == to_inspector_query(asked)
    assert at.select_slider(key="InspectorSettings.rate").value == 0.123
    assert not at.warning


@pytest.mark.parametrize(
    "query",
    [{"data": "iris"}, {"sample": "51"}, {"layers": "5"}, {"layers": "none"}, {"layers": "2,2,2"}, {"act": "softmax"},
     {"loss": "bce"}, {"rate": "0"}, {"weightseed": "-1"}, {"noise": "0.2"}],
    ids=str,
)  # fmt: skip
def test_a_bad_value_in_a_link_is_named_in_a_warning_and_the_rest_is_taken(
    make_inspector: Factory, query: dict[str, str]
) -> None:
    at = make_inspector(**query, presenter="1")
    ((key, value),) = query.items()

    assert [f"{key}={value}" in warning.value for warning in at.warning] == [True]
    assert settings(at) == InspectorSettings(presenter=True)
    press(at, "forward")


@pytest.mark.parametrize("query", FULL_WALKS, ids=lambda query: "-".join(query.values()))
def test_every_network_can_be_followed_to_the_end_and_its_equations_give_its_numbers(
    make_inspector: Factory, query: dict[str, str]
) -> None:
    at = make_inspector(**query)
    go(at)
    of, examination = here(at).specimen.inspection(), here(at)

    for layer, one in enumerate(of.layers, start=1):
        for unit in range(1, len(one.z) + 1):
            assert_equations_give_the_numbers(of, examination, layer, unit)
    press(at, "update")
    assert not at.warning


@pytest.mark.parametrize("act", INSPECTED_ACTIVATIONS)
def test_the_equations_are_those_of_the_activation(make_inspector: Factory, act: str) -> None:
    at = make_inspector(act=act)
    go(at)
    formula, slope_formula = ACTIVATIONS[act].formulas(LEAKY_SLOPE)
    activation, delta = (at.latex[i].value for i in (1, 2))

    assert rf"= \sigma(z) = {formula} = " in activation
    assert rf"\sigma'(z) = {slope_formula} \\" in delta
    assert ("kink" in text(at)) == (act in {"relu", "leaky_relu"})


def assert_equations_give_the_numbers(of: Inspection, examination: InspectorState, layer: int, unit: int) -> None:
    """Evaluate each equation's line of inserted numbers, and compare with the number it ends in."""
    used = examination.specimen.settings
    lines = dict(formulas(
        of, examination.walk, layer=layer, unit=unit, activation=used.activation,
        loss=examination.specimen.problem.loss, rate=used.rate,
    ))  # fmt: skip
    one, j = of.layers[layer - 1], unit - 1
    linear = value_of(lines["Linear combination"])
    delta = value_of(lines["Error of the unit"])
    size = max(np.abs(one.inputs[:, None] * one.weights.value).max(), 1.0)
    assert linear == pytest.approx(one.z[j], abs=0.02 * size)
    assert delta == pytest.approx(one.delta[j], rel=0.05, abs=0.02)
    for k, a in enumerate(one.inputs):
        assert f"= {number_in_latex(a * one.delta[j])}" in lines["Gradients"], k
    assert f"= {number_in_latex(one.weights.updated[0, j])}" in lines["Update of the first weight"]


def number_in_latex(value: float) -> str:
    mantissa, _, exponent = number(float(value)).replace("−", "-").partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa


def value_of(latex: str) -> float:
    """Return what the line of an equation comes to in which nothing but numbers stands."""
    joined = re.sub(r"\\\\\[[\d.]+em\] &\\quad", "", latex)
    inserted = re.findall(r"&= ([^&]*?)(?: \\\\\[|\\end\{aligned\})", joined)[1]
    plain = inserted.replace(r"\cdot", "*").replace(r"\bigl", "").replace(r"\bigr", "")
    plain = re.sub(r"10\^\{(-?\d+)\}", r"1e\1", plain)
    assert re.fullmatch(r"[\d.e()*+\- ]+", plain), latex
    return float(eval(plain))
