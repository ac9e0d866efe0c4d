"""One sample's numbers: worked out by hand, and checked against finite differences for networks of any shape."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.measurements.inspector.inspection import Inspection, Parameters, inspect
from playground.measurements.inspector.specimen import Specimen
from playground.network.builder import Shape, build
from playground.network.losses import BinaryCrossEntropy, SquaredError
from playground.network.network import Network
from playground.settings.pages import InspectorSettings
from playground.settings.pages.inspector import INSPECTED_ACTIVATIONS, INSPECTED_DATA, INSPECTED_SAMPLES


def make_network(*hidden: int, activation: str = "sigmoid", n_inputs: int = 2, **shape: object) -> Network:
    """Return a float64 network with one output."""
    rngs = [np.random.default_rng(0)]
    network_shape = Shape(n_inputs, 1, hidden, activation, **shape)  # type: ignore[arg-type]
    return build(network_shape, weight_rngs=rngs, dropout_rngs=rngs, dtype=np.float64)


def parameters(inspection: Inspection) -> list[Parameters]:
    return [p for layer in inspection.layers for p in (layer.weights, layer.biases)]


def worked_example(learning_rate: float = 0.5) -> Inspection:
    """Inspect a 2-2-1 ReLU network with squared error, small enough to do by hand."""
    network = make_network(2, activation="relu")
    first, last = network.dense_layers
    first.W[...] = [[1.0, -1.0], [2.0, 0.5]]  # w_11 = 1, w_12 = 2; w_21 = -1, w_22 = 0.5
    first.b[...] = [[0.5, 0.25]]
    last.W[...] = [[0.5], [-2.0]]
    last.b[...] = [[0.1]]
    return inspect(network, SquaredError(), np.array([1.0, 0.5]), np.array([2.0]), learning_rate)


def test_a_2_2_1_network_gives_the_numbers_worked_out_by_hand() -> None:
    inspection = worked_example()
    hidden, output = inspection.layers

    # z₁ = 1·1 + 2·0.5 + 0.5 = 2.5,  z₂ = −1·1 + 0.5·0.5 + 0.25 = −0.5; ReLU
    np.testing.assert_allclose(hidden.z, [2.5, -0.5])
    np.testing.assert_allclose(hidden.a, [2.5, 0.0])
    np.testing.assert_allclose(hidden.slope, [1.0, 0.0])
    # z = 0.5·2.5 − 2·0 + 0.1 = 1.35;  C = (1.35 − 2)² = 0.4225;  δ = 2 (1.35 − 2) = −1.3
    np.testing.assert_allclose(output.z, [1.35])
    np.testing.assert_allclose(output.a, [1.35])
    assert inspection.loss == pytest.approx(0.4225)
    np.testing.assert_allclose(output.delta, [-1.3])
    # δ₁ = 0.5·(−1.3)·1 = −0.65,  δ₂ = −2·(−1.3)·0 = 0
    np.testing.assert_allclose(hidden.delta, [-0.65, 0.0])
    # ∂C/∂w = a δ, ∂C/∂b = δ
    np.testing.assert_allclose(output.weights.gradient, [[2.5 * -1.3], [0.0]])
    np.testing.assert_allclose(output.biases.gradient, [-1.3])
    np.testing.assert_allclose(hidden.weights.gradient, [[-0.65, 0.0], [-0.325, 0.0]])
    np.testing.assert_allclose(hidden.biases.gradient, [-0.65, 0.0])
    # w − 0.5 ∂C/∂w
    np.testing.assert_allclose(output.weights.updated, [[0.5 + 1.625], [-2.0]])
    np.testing.assert_allclose(output.biases.updated, [0.1 + 0.65])
    np.testing.assert_allclose(hidden.weights.updated, [[1.325, -1.0], [2.1625, 0.5]])
    np.testing.assert_allclose(hidden.biases.updated, [0.825, 0.25])
    # z₁ = 1.325 + 2.1625·0.5 + 0.825 = 3.23125; z = 2.125·3.23125 + 0.75 = 7.61640625
    assert inspection.updated_loss == pytest.approx((7.61640625 - 2.0) ** 2)


def test_a_sigmoid_network_gives_the_numbers_worked_out_by_hand() -> None:
    network = make_network(1, n_inputs=1)
    network.theta[...] = [np.log(3.0), np.log(9.0), 0.0, 0.0]  # both weights, then both biases
    inspection = inspect(network, BinaryCrossEntropy(), np.array([1.0]), np.array([0.0]), 0.1)
    hidden, output = inspection.layers

    # σ(log 3) = 3/4, σ' = 3/16; z = 3/4 log 9 = log 3√3; p = 3√3 / (1 + 3√3)
    p = 3 * np.sqrt(3) / (1 + 3 * np.sqrt(3))
    np.testing.assert_allclose(hidden.a, [0.75])
    np.testing.assert_allclose(hidden.slope, [3 / 16])
    np.testing.assert_allclose(output.a, [p])
    assert inspection.loss == pytest.approx(np.log(1 + 3 * np.sqrt(3)))
    np.testing.assert_allclose(output.delta, [p])
    np.testing.assert_allclose(hidden.delta, [p * np.log(9.0) * 3 / 16])


specimens = st.builds(
    InspectorSettings,
    data=st.sampled_from(list(INSPECTED_DATA)),
    sample=st.integers(1, INSPECTED_SAMPLES),
    hidden_layers=st.lists(st.integers(1, 4), min_size=1, max_size=2).map(tuple),
    activation=st.sampled_from(list(INSPECTED_ACTIVATIONS)),
    loss=st.sampled_from(["auto", "mse"]),
    rate=st.sampled_from([1e-4, 0.03, 0.3, 3.0]),
    seed=st.integers(0, 2**32 - 1),
)


@given(settings=specimens)
def test_gradients_agree_with_finite_differences_and_updates_follow_the_law(settings: InspectorSettings) -> None:
    inspection = Specimen(settings).inspection()

    # ELU's second derivative jumps: a difference across z = 0 is off by up to h|x|/4.
    assert inspection.largest_error < (1e-5 if settings.activation == "elu" else 1e-6)
    for p in parameters(inspection):
        assert np.isfinite(p.difference).all()
        np.testing.assert_allclose(p.updated, p.value - settings.rate * p.gradient, rtol=1e-12, atol=1e-15)


@given(settings=specimens)
def test_the_four_equations_hold_between_the_layers(settings: InspectorSettings) -> None:
    inspection = Specimen(settings).inspection()

    for layer in inspection.layers:
        np.testing.assert_allclose(layer.z, layer.inputs @ layer.weights.value + layer.biases.value, atol=1e-12)
        np.testing.assert_allclose(layer.weights.gradient, np.outer(layer.inputs, layer.delta), atol=1e-15)
        np.testing.assert_allclose(layer.biases.gradient, layer.delta, atol=1e-15)
    for before, after in zip(inspection.layers[:-1], inspection.layers[1:], strict=True):
        np.testing.assert_array_equal(after.inputs, before.a)
        np.testing.assert_allclose(before.delta, (after.weights.value @ after.delta) * before.slope, atol=1e-14)


@given(settings=specimens)
def test_inspecting_changes_nothing_and_repeats_itself(settings: InspectorSettings) -> None:
    specimen = Specimen(settings)
    theta = specimen.network.theta.copy()
    first, second = specimen.inspection(), specimen.inspection()

    np.testing.assert_array_equal(specimen.network.theta, theta)
    assert (first.loss, first.updated_loss) == (second.loss, second.updated_loss)
    for one, other in zip(parameters(first), parameters(second), strict=True):
        np.testing.assert_array_equal(one.gradient, other.gradient)
        np.testing.assert_array_equal(one.difference, other.difference)


def test_a_backward_pass_that_is_wrong_shows_in_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    specimen = Specimen(InspectorSettings(activation="tanh"))
    (tanh,) = specimen.network.activations
    monkeypatch.setattr(tanh, "backward", lambda delta, run=None: delta)  # σ' forgotten

    assert specimen.inspection().largest_error > 1e-3


def test_where_a_unit_stands_at_its_kink_there_is_no_error_to_tell() -> None:
    network = make_network(1, activation="relu")
    network.theta[...] = [1.0, 1.0, 1.0, 0.0, 0.0]
    inspection = inspect(network, SquaredError(), np.zeros(2), np.ones(1), 0.1)  # z = 0 at the ReLU

    assert np.isnan(inspection.layers[0].biases.error).all()
    assert inspection.layers[0].biases.gradient == 0.0  # the left derivative
    assert inspection.layers[0].biases.difference == pytest.approx(-1.0, rel=1e-4)  # half of the right one, −2
    assert inspection.largest_error < 1e-6  # of the others: the inputs are 0, so w does not move z


def test_a_step_that_is_too_long_has_no_finite_loss_and_is_not_made() -> None:
    specimen = Specimen(InspectorSettings(data="sine", activation="linear", hidden_layers=(4, 4), rate=100.0))
    made = [specimen.update() for _ in range(30)]

    assert made[0]
    assert not made[-1]
    assert np.isfinite(specimen.network.theta).all()
    assert specimen.n_updates == sum(made)


def test_an_update_takes_the_weights_to_what_was_shown_and_the_loss_falls() -> None:
    specimen = Specimen(InspectorSettings(rate=0.1))
    shown = specimen.inspection()
    assert specimen.update()

    np.testing.assert_array_equal(specimen.network.theta, shown.updated_theta)
    assert specimen.losses == [shown.loss, shown.updated_loss]
    assert specimen.inspection().loss == shown.updated_loss < shown.loss


@pytest.mark.parametrize("change", [{"sample": 2}, {"rate": 1.0}, {"presenter": True}])
def test_another_sample_or_rate_meets_the_weights_as_they_are(change: dict[str, object]) -> None:
    specimen = Specimen(InspectorSettings())
    specimen.update()
    theta = specimen.network.theta.copy()

    assert specimen.take(InspectorSettings(**change))  # type: ignore[arg-type]
    np.testing.assert_array_equal(specimen.network.theta, theta)
    assert bool(specimen.losses) == ("sample" not in change)


@pytest.mark.parametrize("change", [{"data": "xor"}, {"hidden_layers": (2,)}, {"loss": "mse"}, {"seed": 1}], ids=str)
def test_another_network_or_problem_is_another_specimen(change: dict[str, object]) -> None:
    assert not Specimen(InspectorSettings()).take(InspectorSettings(**change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("network", "message"),
    [
        (make_network(2, batch_norm="before"), "a network with BatchNorm cannot be inspected"),
        (make_network(2, dropout=0.5), "a network with Dropout cannot be inspected"),
    ],
    ids=["batch norm", "dropout"],
)
def test_a_network_whose_loss_is_not_that_of_one_sample_is_refused(network: Network, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        inspect(network, SquaredError(), np.zeros(2), np.zeros(1), 0.1)


def test_a_network_in_single_precision_is_refused() -> None:
    rngs = [np.random.default_rng(0)]
    network = build(Shape(2, 1, (2,)), weight_rngs=rngs, dropout_rngs=rngs)

    with pytest.raises(ValueError, match="a single float64 network is needed, got float32"):
        inspect(network, SquaredError(), np.zeros(2), np.zeros(1), 0.1)
