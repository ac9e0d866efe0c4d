import numpy as np
import pytest
from scipy.special import expit, log_softmax, softmax
from sklearn.metrics import log_loss, mean_squared_error

from playground.network import losses
from playground.network.losses import (
    BinaryCrossEntropy,
    CrossEntropy,
    Loss,
    SigmoidSquaredError,
    SoftmaxSquaredError,
    SquaredError,
)

KINDS = (BinaryCrossEntropy, CrossEntropy, SquaredError, SigmoidSquaredError, SoftmaxSquaredError)
FORMULAS = {
    BinaryCrossEntropy: lambda z, y: -(y * np.log(expit(z)) + (1 - y) * np.log(expit(-z))),
    CrossEntropy: lambda z, y: -y * log_softmax(z, axis=-1),
    SquaredError: lambda z, y: (z - y) ** 2,
    SigmoidSquaredError: lambda z, y: (expit(z) - y) ** 2,
    SoftmaxSquaredError: lambda z, y: (softmax(z, axis=-1) - y) ** 2,
}


def one_hot(n: int, k: int, seed: int = 0) -> np.ndarray:
    return np.eye(k)[np.random.default_rng(seed).integers(k, size=n)]


@pytest.mark.parametrize("shape", [(7, 3), (4, 7, 3)])
@pytest.mark.parametrize("kind", KINDS)
def test_value_is_a_mean_over_samples_of_sums_over_outputs(kind: type[Loss], shape: tuple[int, ...]) -> None:
    z, y = np.random.default_rng(0).normal(0, 2, shape), one_hot(7, 3)
    weight = np.random.default_rng(1).uniform(0.5, 2, (7, 1))

    np.testing.assert_allclose(kind().terms(z, y), FORMULAS[kind](z, y), rtol=1e-9)
    np.testing.assert_allclose(kind().value(z, y), FORMULAS[kind](z, y).sum((-2, -1)) / 7, rtol=1e-10)
    np.testing.assert_allclose(
        kind().value(z, y, weight), (weight * FORMULAS[kind](z, y)).sum((-2, -1)) / 7, rtol=1e-10
    )


@pytest.mark.parametrize("weighted", ["unweighted", "weighted"])
@pytest.mark.parametrize("kind", KINDS)
def test_delta_agrees_with_finite_differences_on_the_logits(kind: type[Loss], weighted: str) -> None:
    rng, loss = np.random.default_rng(0), kind()
    z, y, step = rng.normal(0, 2, (4, 3)), one_hot(4, 3), 1e-5
    weight = rng.uniform(0.5, 2, (4, 1)) if weighted == "weighted" else None
    differences = np.empty_like(z)
    for i in np.ndindex(z.shape):
        move = np.zeros_like(z)
        move[i] = step
        differences[i] = (loss.value(z + move, y, weight) - loss.value(z - move, y, weight)) / (2 * step)

    np.testing.assert_allclose(loss.delta(z.copy(), y, weight), differences, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("kind", [BinaryCrossEntropy, CrossEntropy])
def test_delta_of_a_canonical_pair_is_the_error_of_the_prediction_over_n(kind: type[Loss]) -> None:
    z, y = np.random.default_rng(0).normal(0, 2, (5, 3)), one_hot(5, 3)

    np.testing.assert_allclose(kind().delta(z.copy(), y), (kind().predictions(z) - y) / 5, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("kind", KINDS)
def test_delta_takes_the_place_of_the_logits_while_value_and_predictions_leave_them(kind: type[Loss]) -> None:
    z, y = np.random.default_rng(0).normal(size=(5, 3)), one_hot(5, 3)
    before = z.copy()
    kind().value(z, y)
    assert not np.shares_memory(kind().predictions(z), z)
    np.testing.assert_array_equal(z, before)

    assert kind().delta(z, y) is z


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", KINDS)
def test_logits_of_ten_thousand_give_finite_losses_and_gradients(kind: type[Loss], dtype: type[np.floating]) -> None:
    z = np.array([[1e4, -1e4, 0], [-1e4, 1e4, 1e4], [-1e4, -1e4, -1e4], [1e4, 1e4, 1e4]], dtype)
    loss = kind()

    for label in range(3):
        y = np.tile(np.eye(3, dtype=dtype)[label], (4, 1))
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            value, predictions, delta = loss.value(z, y), loss.predictions(z), loss.delta(z.copy(), y)
        assert np.isfinite(value)
        assert np.isfinite(predictions).all()
        assert np.isfinite(delta).all()
        assert predictions.dtype == delta.dtype == dtype


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_cross_entropies_of_ten_thousand_wrong_logits_are_ten_thousand(dtype: type[np.floating]) -> None:
    wrong, y = np.array([[-1e4]], dtype), np.ones((1, 1), dtype)
    two, rows = np.array([[1e4, 0.0]], dtype), np.array([[0.0, 1.0]], dtype)

    assert BinaryCrossEntropy().value(wrong, y) == 1e4
    assert BinaryCrossEntropy().delta(wrong, y)[0, 0] == -1
    assert CrossEntropy().value(two, rows) == 1e4
    np.testing.assert_array_equal(CrossEntropy().delta(two, rows), [[1.0, -1.0]])


def test_bce_is_the_discrete_cross_entropy_of_two_outcomes() -> None:
    rng = np.random.default_rng(0)
    z, y = rng.normal(0, 2, (9, 1)), rng.uniform(size=(9, 1))  # targets may be probabilities
    p = expit(z)
    true, guessed = np.hstack([1 - y, y]), np.hstack([1 - p, p])

    np.testing.assert_allclose(
        BinaryCrossEntropy().terms(z, y)[:, 0], -(true * np.log(guessed)).sum(axis=1), rtol=1e-10
    )


def test_cross_entropy_of_two_logits_is_bce_of_their_difference() -> None:
    z, y = np.random.default_rng(0).normal(0, 3, (9, 2)), one_hot(9, 2)
    difference, label = z[:, 1:] - z[:, :1], y[:, 1:]

    np.testing.assert_allclose(CrossEntropy().value(z, y), BinaryCrossEntropy().value(difference, label), rtol=1e-12)
    by_two, by_one = CrossEntropy().delta(z.copy(), y), BinaryCrossEntropy().delta(difference.copy(), label)
    np.testing.assert_allclose(by_two, np.hstack([-by_one, by_one]), rtol=1e-10, atol=1e-15)


def test_cross_entropy_is_minus_the_score_of_the_label_plus_log_sum_exp() -> None:
    z, labels = np.random.default_rng(0).normal(0, 3, (9, 4)), np.random.default_rng(1).integers(4, size=9)
    scores = z[np.arange(9), labels]

    np.testing.assert_allclose(
        CrossEntropy().value(z, np.eye(4)[labels]), (-scores + np.log(np.exp(z).sum(1))).mean(), rtol=1e-12
    )


def test_values_agree_with_scikit_learn_metrics() -> None:
    rng = np.random.default_rng(0)
    z, labels, numbers = rng.normal(size=(20, 3)), np.arange(20) % 3, rng.normal(size=(20, 3))

    assert CrossEntropy().value(z, np.eye(3)[labels]) == pytest.approx(log_loss(labels, softmax(z, axis=1)))
    assert BinaryCrossEntropy().value(z[:, :1], (labels[:, None] == 0) * 1.0) == pytest.approx(
        log_loss(labels == 0, expit(z[:, 0]))
    )
    assert SquaredError().value(z, numbers) == pytest.approx(3 * mean_squared_error(numbers, z))


def test_constant_added_to_all_logits_of_a_sample_does_not_change_softmax_losses() -> None:
    z, y = np.random.default_rng(0).normal(size=(6, 3)), one_hot(6, 3)
    for kind in (CrossEntropy, SoftmaxSquaredError):
        np.testing.assert_allclose(kind().value(z + 100.0, y), kind().value(z, y), rtol=1e-10)
        np.testing.assert_allclose(kind().delta(z.copy(), y).sum(axis=1), 0.0, atol=1e-15)


def test_squared_error_of_a_saturated_sigmoid_has_a_far_smaller_gradient_than_bce() -> None:
    z, y = np.full((5, 1), -10.0), np.ones((5, 1))

    assert (
        np.abs(SigmoidSquaredError().delta(z.copy(), y)).max()
        < 1e-3 * np.abs(BinaryCrossEntropy().delta(z.copy(), y)).max()
    )


@pytest.mark.parametrize(
    ("name", "task", "kind"),
    [
        ("auto", "binary", BinaryCrossEntropy),
        ("auto", "multiclass", CrossEntropy),
        ("auto", "regression", SquaredError),
        ("bce", "binary", BinaryCrossEntropy),
        ("bce", "multiclass", BinaryCrossEntropy),
        ("cross_entropy", "binary", CrossEntropy),
        ("cross_entropy", "multiclass", CrossEntropy),
        ("mse", "binary", SigmoidSquaredError),
        ("mse", "multiclass", SoftmaxSquaredError),
        ("mse", "regression", SquaredError),
    ],
)
def test_loss_follows_from_name_and_task(name: str, task: str, kind: type[Loss]) -> None:
    assert type(losses.loss(name, task)) is kind


@pytest.mark.parametrize(
    ("name", "task", "message"),
    [
        ("bce", "regression", r"loss 'bce' needs classes; for regression choose 'mse' or 'auto'"),
        ("hinge", "binary", r"no loss 'hinge' for task 'binary'; choose one of auto, bce, cross_entropy, mse"),
        ("auto", "ranking", r"no loss 'auto' for task 'ranking'"),
    ],
)
def test_impossible_loss_is_named_with_the_remedy(name: str, task: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        losses.loss(name, task)
