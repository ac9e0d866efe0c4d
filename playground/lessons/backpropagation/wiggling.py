"""The gradient by backpropagation is what wiggling each weight says."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, count, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.inspector.finite_differences import central_differences, relative_errors
from playground.measurements.run import Run
from playground.network.builder import build
from playground.network.dense import Dense
from playground.network.network import Network
from playground.training.problem import Problem, pose
from playground.training.rules import shape_of
from playground.words.messages import Message
from playground.words.numbers import number

TEXT = LessonText(
    name=Message("The gradient is what wiggling says"),
    question=Message(
        "Backpropagation finds ∂C/∂w of all weights in one pass back. One can also move each weight a little up and "
        "down and see by how much the loss changes. How far apart are the two answers?"
    ),
    answers=(
        Message("A few per cent: backpropagation is an approximation."),
        Message("They agree to many digits: it is the exact derivative."),
        Message("They have nothing to do with each other."),
    ),
    watch=Message("Watch the gradients of the layers by epoch; the check is made on the trained weights."),
    held=Message("Of {weights} weights and biases the two differ most by {error}, relative to their size."),
    failed=Message("Of {weights} weights and biases the two differ most by {error}, relative to their size."),
    why=Message(
        "Backpropagation is the chain rule, carried out from the loss towards the inputs so that every factor is "
        "computed once. Wiggling needs two passes forward for every weight, and has errors of its own: a step too "
        "large sees the bend of the loss, one too small the last digits of the numbers."
    ),
    limits=Message(
        "In float32, in which the dashboard trains, the loss is too coarse for wiggling; the check is made with the "
        "same weights in float64. At a kink of ReLU there is no derivative, and the two may differ."
    ),
    next=Message("Open Inspect: one sample goes through a small network and back, with every number and its check."),
    claim=Message(
        "In float64 no gradient differs from its central difference by more than 10⁻⁵ of the larger of the two."
    ),
    effect=Message("largest relative difference"),
)


def in_float64(run: Run) -> tuple[Network, Problem]:
    """Return the run's network with the same parameters, and its problem, in float64."""
    problem = pose(run.dataset, loss=run.settings.training.loss, dtype=np.float64)
    shape = shape_of(problem, run.settings.network, run.settings.training)
    rng = np.random.default_rng(0)  # what it draws is replaced, and there is no dropout to draw
    network = build(shape, weight_rngs=[rng], dropout_rngs=[rng], dtype=np.float64)
    network.theta[...] = run.trainer.network.theta
    return network, problem


def check(runs: Runs) -> Evidence:
    """Judge how far backpropagation and wiggling lie apart."""
    network, problem = in_float64(runs["run"])
    X, y = problem.train.X, problem.train.targets
    z = network.forward(X, training=True)
    loss = float(problem.loss.value(z, y))
    network.backward(problem.loss.delta(z, y))
    gradient = network.grad.copy()
    differences, _ = central_differences(network, problem.loss, X, y)
    error = float(relative_errors(gradient, differences, loss).max())
    return Evidence(
        holds=error <= 1e-5,
        effect=error,
        answer=1 if error <= 1e-5 else 0 if error < 0.5 else 2,
        quantities={"error": error, "weights": network.theta.size},
    )


LESSON = Lesson(
    key="wiggling",
    text=TEXT,
    variants={"run": setting("?v=2&layers=6,4&act=tanh&init=xavier&epochs=100&stop=off")},
    elsewhere={"iris": {"run": setting("?v=2&data=iris&layers=6,4&act=tanh&init=xavier&epochs=100&stop=off")}},
    check=check,
    quantities={"error": number, "weights": count},
    formula=r"\frac{\partial C}{\partial w} \approx \frac{C(w + h) - C(w - h)}{2h}",
    excerpts=(
        Excerpt(
            Dense.backward,
            r"\frac{\partial C}{\partial W} = a^\top \delta, \quad \frac{\partial C}{\partial b} = \sum \delta",
            Message("`delta` is ∂C/∂z of the layer, `_a` what it was given; what is returned is ∂C/∂a."),
        ),
        Excerpt(
            central_differences,
            r"\frac{C(w + h) - C(w - h)}{2h}",
            Message("`STEP` is h; each parameter is moved up and down by it."),
        ),
    ),
    sources=(
        Source(
            "Rumelhart, D. E., Hinton, G. E., Williams, R. J.",
            "Learning Representations by Back-Propagating Errors",
            1986,
        ),
    ),
    panels=("first layer's gradient",),
    minutes=2,
)
