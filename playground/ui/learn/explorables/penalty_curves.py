"""The penalties over one weight, and how hard each pulls."""

from __future__ import annotations

from collections.abc import Mapping

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.penalty_curves import (
    FARTHEST,
    KINDS,
    PenaltyCurves,
    penalty_curves,
)
from playground.network.arithmetic import Array
from playground.network.penalties import Penalty, penalty
from playground.ui.learn.controls import Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number, plain

STRONGEST = 2.0
NAMES = {"l1": Message("L1: λ₁/n |w|"), "l2": Message("L2: λ₂/2n w²")}
PULLS = {"l1": Message("L1: λ₁/n sgn w"), "l2": Message("L2: λ₂/n w")}
WEIGHT, VALUE, SLOPE = Message("weight w"), Message("penalty"), Message("what is added to ∂C/∂w")
HARDER = {
    "l1": Message("At w = {w} L1 pulls harder towards 0: {l1} against {l2}."),
    "l2": Message("At w = {w} L2 pulls harder towards 0: {l2} against {l1}."),
    "": Message("At w = {w} both pull towards 0 alike: {l1} and {l2}."),
}


def compute(values: Values) -> PenaltyCurves:
    """Return both penalties at these values."""
    return penalty_curves(float(values["weight"]), float(values["l1"]), float(values["l2"]))


def _draw(
    shown: PenaltyCurves, theme: Theme, names: Mapping[str, Message], curves: Mapping[str, Array],
    at: Mapping[str, float], y: Axis,
) -> Figure:  # fmt: skip
    lines = [Line(names[kind](), shown.w, curves[kind], (shown.at, at[kind])) for kind in KINDS]
    handles = [Handle(shown.at, max(at.values(), key=abs), "weight")]
    return moved_lines(lines, theme, name=y.title, x=Axis(WEIGHT(), -FARTHEST, FARTHEST), y=y, handles=handles)


def draw_values(shown: PenaltyCurves, theme: Theme) -> Figure:
    """Draw the penalties over the weight."""
    return _draw(shown, theme, NAMES, shown.value, shown.value_at, Axis(VALUE(), 0.0, STRONGEST * FARTHEST))


def draw_slopes(shown: PenaltyCurves, theme: Theme) -> Figure:
    """Draw what they add to the gradient."""
    end = STRONGEST * FARTHEST / 2
    return _draw(shown, theme, PULLS, shown.slope, shown.slope_at, Axis(SLOPE(), -end, end))


def sentence(shown: PenaltyCurves) -> str:
    """Say which pulls harder here."""
    pull = {kind: abs(shown.slope_at[kind]) for kind in KINDS}
    harder = "" if abs(pull["l1"] - pull["l2"]) < 1e-12 else max(pull, key=pull.__getitem__)
    return HARDER[harder](w=plain(shown.at), **{kind: number(value) for kind, value in pull.items()})


EXPLORABLE = Explorable(
    key="penalty-curves",
    chapter="penalties",
    name=Message("The pull of L2 and of L1"),
    question=Message("How hard does each penalty pull at a small weight, and at a large one?"),
    guide=Message(
        "Drag the weight towards 0. The pull of L2 fades with the weight, so that little "
        "is left to bring it to 0; that "
        "of L1 stays the same down to the last. At 0 itself |w| has no derivative, and the program takes 0."
    ),
    formula=r"\frac{\lambda_1}{n}\,|w| \;\to\; \frac{\lambda_1}{n}\operatorname{sgn} w \qquad "
    r"\frac{\lambda_2}{2n}\,w^2 \;\to\; \frac{\lambda_2}{n}\,w",
    controls=(
        Slider("weight", WEIGHT, -FARTHEST, FARTHEST, 0.05, 0.4),
        Slider("l1", Message("λ₁/n"), 0.0, STRONGEST, 0.05, 1.0),
        Slider("l2", Message("λ₂/n"), 0.0, STRONGEST, 0.05, 1.0),
    ),
    compute=compute,
    panels=(Panel(VALUE, draw_values), Panel(SLOPE, draw_slopes)),
    readings=(
        Reading("value l1", Message("L1"), lambda shown: number(shown.value_at["l1"])),
        Reading("value l2", Message("L2"), lambda shown: number(shown.value_at["l2"])),
        Reading("slope l1", Message("gradient of L1"), lambda shown: number(shown.slope_at["l1"])),
        Reading("slope l2", Message("gradient of L2"), lambda shown: number(shown.slope_at["l2"])),
    ),
    sentence=sentence,
    excerpts=(
        Excerpt(
            penalty,
            r"\frac{\lambda_1}{n} \sum |w| + \frac{\lambda_2}{2n} \sum w^2",
            Message("`l1` and `l2` are λ₁ and λ₂, `n_samples` is n."),
        ),
        Excerpt(
            Penalty.add_gradient,
            r"\frac{\lambda_1}{n} \operatorname{sgn} w, \quad \frac{\lambda_2}{n}\, w",
            Message("`dw` is the gradient to which both are added."),
        ),
        Excerpt(
            penalty_curves, r"w \mapsto \text{both}", Message("Each point of the curves is a network with one weight.")
        ),
    ),
)
