"""Why the diamond of L1 makes zeros and the disc of L2 does not."""

from __future__ import annotations

from functools import partial
from inspect import unwrap

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.contours import contours
from playground.lessons.text import Excerpt
from playground.measurements.explorables.penalty_geometry import NORMS, Geometry, geometry, penalised
from playground.network.penalties import Penalty
from playground.ui.learn.controls import Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number

NAMES = {"l1": Message("Diamond: |w|₁ ≤ t"), "l2": Message("Disc: |w|₂ ≤ t")}
FREE = {
    "l1": Message("The minimum of J lies within the diamond, which changes nothing."),
    "l2": Message("The minimum of J lies within the disc, which changes nothing."),
}
BOUND = {
    "l1": (
        Message("On the diamond J is least where neither weight is 0."),
        Message("On the diamond J is least where one of the two weights is exactly 0."),
        Message("On the diamond J is least where both weights are exactly 0."),
    ),
    "l2": (
        Message("On the disc J is least where neither weight is 0."),
        Message("On the disc J is least where one of the two weights is exactly 0."),
        Message("On the disc J is least where both weights are exactly 0."),
    ),
}


def compute(values: Values) -> Geometry:
    """Return the two solutions at these values."""
    m1, m2, radius, ratio, angle = (float(values[key]) for key in ("m1", "m2", "radius", "ratio", "angle"))
    return geometry((m1, m2), radius, ratio, angle)


def draw(norm: str, shown: Geometry, theme: Theme) -> Figure:
    """Draw contours, ball and solution."""
    return contours(shown, norm, theme, name=NAMES[norm]())


def sentence(shown: Geometry) -> str:
    """Say what each ball does to the weights."""
    said = []
    for norm in NORMS:
        best = shown.best[norm]
        said.append(BOUND[norm][best.n_zeros]() if best.binds else FREE[norm]())
    return " ".join(said)


def _readings(norm: str, w: Message, loss: Message) -> tuple[Reading, Reading]:
    return (
        Reading(f"w {norm}", w, lambda shown: ", ".join(number(float(value)) for value in shown.best[norm].w)),
        Reading(f"J {norm}", loss, lambda shown: number(float(shown.loss(shown.best[norm].w)))),
    )


EXPLORABLE = Explorable(
    key="penalty-geometry",
    chapter="penalties",
    name=Message("Diamond and disc"),
    question=Message("Why does L1 make weights exactly zero, and L2 only small ones?"),
    guide=Message(
        "J is a loss with ellipses as contours. Drag its minimum, or the ring on the axis, which is the radius t. The "
        "full point is where J is least within the ball, the dashed line the way it "
        "takes as t shrinks. The diamond has "
        "corners on the axes, where one weight is 0, and a contour often touches it there first; the disc has none."
    ),
    formula=r"\min_w J(w) \;\text{ where }\; |w_1| + |w_2| \le t \;\text{ or }\; \sqrt{w_1^2 + w_2^2} \le t",
    controls=(
        Slider("m1", Message("minimum, w₁"), -2.0, 2.0, 0.05, 1.4),
        Slider("m2", Message("minimum, w₂"), -2.0, 2.0, 0.05, 0.5),
        Slider("radius", Message("radius t"), 0.05, 2.5, 0.05, 0.5),
        Slider("ratio", Message("ratio of curvatures"), 1.0, 6.0, 0.5, 2.0),
        Slider("angle", Message("direction, degrees"), -90.0, 90.0, 5.0, -30.0),
    ),
    compute=compute,
    panels=tuple(Panel(NAMES[norm], partial(draw, norm)) for norm in NORMS),
    readings=(
        *_readings("l1", Message("w₁, w₂ on the diamond"), Message("J, diamond")),
        *_readings("l2", Message("w₁, w₂ on the disc"), Message("J, disc")),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            unwrap(penalised),
            r"\min_w \tfrac{1}{\lambda} J(w) + |w|_1 \quad\text{or}\quad "
            r"\min_w \tfrac{1}{\lambda} J(w) + \tfrac12 |w|_2^2",
            Message(
                "`strengths` is λ: for each t outside of which the minimum lies there is one with the same solution."
            ),
        ),
        Excerpt(
            Penalty.shrink,
            r"w - \operatorname{clip}(w, -t, t)",
            Message("`t` is ηλ₁/n, the proximal step by which networks get exact zeros."),
        ),
        Excerpt(
            Penalty.add_gradient,
            r"\partial C / \partial w = \partial C_0 / \partial w + (\lambda_2 / n)\, w",
            Message("`w` and `dw` are the weights and their gradient."),
        ),
    ),
)
