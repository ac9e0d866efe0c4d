"""The softmax of three logits as a triangle, and where two losses lead it."""

from __future__ import annotations

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.triangle import KEYS, probabilities_at, triangle
from playground.lessons.text import Excerpt
from playground.measurements.explorables.softmax_logits import (
    KINDS,
    N_STEPS,
    SoftmaxLogits,
    logits_of,
    softmax_logits,
)
from playground.network.losses import CrossEntropy, SoftmaxSquaredError
from playground.ui.learn.controls import Choice, Slider, Spot, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number

LOGITS, LARGEST = ("z1", "z2", "z3"), 5.0
NAME = Message("Probabilities of three classes")
NAMES = {"cross_entropy": Message("cross-entropy"), "squared": Message("squared error")}
CLASSES = (Message("class 1"), Message("class 2"), Message("class 3"))
LED = Message(
    "The label is class {label}, which has the probability {p}. After {steps} steps of the logits, η = 1, it has {a} "
    "under the cross-entropy and {b} under the squared error."
)


def compute(values: Values) -> SoftmaxLogits:
    """Return the probabilities, losses, gradients and ways at these values."""
    z1, z2, z3 = (float(values[key]) for key in LOGITS)
    return softmax_logits((z1, z2, z3), int(values["label"]) - 1)


def logits_at(values: Values, x: float, y: float) -> dict[str, float]:
    """Return the logits that lead to a place in the triangle; their mean stays, as long as it has room."""
    mean = sum(float(values[key]) for key in LOGITS) / len(LOGITS)
    return dict(zip(LOGITS, logits_of(probabilities_at(x, y), mean, -LARGEST, LARGEST).tolist(), strict=True))


def draw(shown: SoftmaxLogits, theme: Theme) -> Figure:
    """Draw the triangle."""
    paths = {NAMES[kind](): shown.path[kind] for kind in KINDS}
    return triangle(shown.p, paths, tuple(name() for name in CLASSES), theme, name=NAME())


def sentence(shown: SoftmaxLogits) -> str:
    """Say how far each loss leads."""
    a, b = (number(float(shown.path[kind][-1, shown.label])) for kind in KINDS)
    p = number(float(shown.p[shown.label]))
    return LED(label=str(shown.label + 1), p=p, steps=str(N_STEPS), a=a, b=b)


def _gradient(kind: str) -> Reading:
    names = {"cross_entropy": Message("∂L/∂z, cross-entropy"), "squared": Message("∂L/∂z, squared error")}

    def read(shown: SoftmaxLogits) -> str:
        return ", ".join(number(float(value)) for value in shown.slope[kind])

    return Reading(f"slope {kind}", names[kind], read)


EXPLORABLE = Explorable(
    key="softmax-triangle",
    chapter="losses",
    name=Message("Three logits in a triangle"),
    question=Message("What does a softmax make of three logits, and which way does each loss push them?"),
    guide=Message(
        "A point of the triangle is a set of three probabilities: the nearer to a corner, the surer of that class. "
        "Drag it, or move the logits. The "
        "dots are steps of gradient descent on the logits. Near a wrong corner the first steps under the "
        "squared error are short, those under the cross-entropy long. Raise all three "
        "logits by the same amount: nothing changes."
    ),
    formula=r"p_k = \frac{e^{z_k}}{\sum_j e^{z_j}} \qquad \frac{\partial L_{\text{CE}}}{\partial z_k} = p_k - y_k",
    controls=(
        Slider("z1", Message("logit z₁"), -LARGEST, LARGEST, 0.05, 4.0),
        Slider("z2", Message("logit z₂"), -LARGEST, LARGEST, 0.05, -0.5),
        Slider("z3", Message("logit z₃"), -LARGEST, LARGEST, 0.05, 0.0),
        Choice("label", Message("label y"), {"1": CLASSES[0], "2": CLASSES[1], "3": CLASSES[2]}, "3"),
    ),
    compute=compute,
    panels=(Panel(NAME, draw),),
    readings=(
        Reading("p", Message("p₁, p₂, p₃"), lambda shown: ", ".join(number(float(p)) for p in shown.p)),
        Reading("loss cross_entropy", Message("cross-entropy"), lambda shown: number(shown.loss["cross_entropy"])),
        Reading("loss squared", Message("squared error"), lambda shown: number(shown.loss["squared"])),
        *map(_gradient, KINDS),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            softmax_logits,
            r"p,\; L,\; \partial L / \partial z",
            Message("`predictions` is p, `value` is L, `delta` ∂L/∂z: the same calls that training makes."),
        ),
        Excerpt(
            CrossEntropy.terms,
            r"\sum_k y_k \Bigl(\log \sum_j e^{z_j} - z_k\Bigr)",
            Message("The largest logit is taken off first, so that no exponential overflows."),
        ),
        Excerpt(
            SoftmaxSquaredError._residual,
            r"p_k \Bigl(e_k - \sum_j p_j e_j\Bigr), \quad e = 2\,(p - y)",
            Message("`z` holds e and then δ, `row` the sum over classes."),
        ),
    ),
    spot=Spot(*KEYS, logits_at),
)
