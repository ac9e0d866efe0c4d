"""The equations of each unit, whose inserted numbers are evaluated and compared with those computed."""

import re
import unicodedata

import numpy as np
import pytest

from playground.charts.kit.figure import number
from playground.measurements.inspector.inspection import Inspection
from playground.network.activations import ACTIVATIONS
from playground.settings.pages.inspector import INSPECTED_ACTIVATIONS, INSPECTED_DATA, LEAKY_SLOPE
from playground.ui.inspector.formulas import formulas
from playground.ui.inspector.state import InspectorState
from tests.ui.driver import AppDriver
from tests.ui.inspector.inspector_driver import go

FULL_WALKS = [
    {"data": data, "loss": loss, "act": act, "layers": layers}
    for data in INSPECTED_DATA
    for loss in ("auto", "mse")
    for act, layers in (("relu", "4,4"), ("sigmoid", "1"), ("linear", "3"))
] + [{"data": "moons", "loss": "auto", "act": act, "layers": "2,2"} for act in ("elu", "gelu", "silu")]


@pytest.mark.long
def test_another_unit_has_its_own_equations() -> None:
    app = AppDriver("backpropagation")
    go(app)
    first = app.equations
    app.set("inspector unit", 2)
    second = app.equations

    assert len(first) == len(second) == 5
    assert all(r"_{1}^{(1)}" in one for one in first[:3])
    assert all(r"_{2}^{(1)}" in one for one in second[:3])


def test_a_unit_that_a_narrower_layer_has_not_becomes_its_last() -> None:
    app = AppDriver("backpropagation")
    app.set("inspector unit", 3)
    app.set("inspector layer", 2)
    assert app.value("inspector unit") == 1


@pytest.mark.long
@pytest.mark.parametrize("query", FULL_WALKS, ids=lambda query: "-".join(query.values()))
def test_every_network_can_be_followed_to_the_end_and_its_equations_give_its_numbers(query: dict[str, str]) -> None:
    app = AppDriver("backpropagation", **query)
    go(app)
    inspection, state = app.state().specimen.inspection(), app.state()

    for layer, one in enumerate(inspection.layers, start=1):
        for unit in range(1, len(one.z) + 1):
            assert_equations_give_the_numbers(inspection, state, layer, unit)
    app.press("update")
    assert not app.problems


@pytest.mark.long
@pytest.mark.parametrize("act", INSPECTED_ACTIVATIONS)
def test_the_equations_are_those_of_the_activation(act: str) -> None:
    app = AppDriver("backpropagation", act=act)
    go(app)
    formula, slope_formula = ACTIVATIONS[act].formulas(LEAKY_SLOPE)
    _, activation, delta, *_ = app.equations

    assert rf"= \sigma(z) = {formula} = " in activation
    assert rf"\sigma'(z) = {slope_formula} \\" in delta
    assert ("kink" in app.text) == (act in {"relu", "leaky_relu"})


def assert_equations_give_the_numbers(inspection: Inspection, state: InspectorState, layer: int, unit: int) -> None:
    """Evaluate each equation's line of inserted numbers, and compare with the number it ends in."""
    used = state.specimen.settings
    lines = dict(formulas(
        inspection, state.walk, layer=layer, unit=unit, activation=used.activation,
        loss=state.specimen.problem.loss, rate=used.rate,
    ))  # fmt: skip
    one, j = inspection.layers[layer - 1], unit - 1
    linear = value_of(lines["Linear combination"])
    delta = value_of(lines["Error of the unit"])
    size = max(np.abs(one.inputs[:, None] * one.weights.value).max(), 1.0)
    assert linear == pytest.approx(one.z[j], abs=0.02 * size)
    assert delta == pytest.approx(one.delta[j], rel=0.05, abs=0.02)
    for k, a in enumerate(one.inputs):
        assert f"= {number_in_latex(a * one.delta[j])}" in lines["Gradients"], k
    assert f"= {number_in_latex(one.weights.updated[0, j])}" in lines["Update of the first weight"]


def number_in_latex(value: float) -> str:
    text = number(float(value)).replace("−", "-").replace(",", "{,}")
    mantissa, times, power = text.partition("·10")
    return (
        rf"{mantissa} \cdot 10^{{{int(unicodedata.normalize('NFKC', power).replace('−', '-'))}}}" if times else mantissa
    )


def value_of(latex: str) -> float:
    """Return what the line of an equation comes to in which nothing but numbers stands."""
    joined = re.sub(r"\\\\\[[\d.]+em\] &\\quad", "", latex)
    inserted = re.findall(r"&= ([^&]*?)(?: \\\\\[|\\end\{aligned\})", joined)[1]
    plain = inserted.replace(r"\cdot", "*").replace(r"\bigl", "").replace(r"\bigr", "")
    plain = re.sub(r"10\^\{(-?\d+)\}", r"1e\1", plain)
    assert re.fullmatch(r"[\d.e()*+\- ]+", plain), latex
    return float(eval(plain))
