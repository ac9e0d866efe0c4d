"""A proximal step makes weights exactly zero; the subgradient does not."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import end_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.sparsity import share_of_exact_zeros
from playground.network.penalties import Penalty
from playground.words.messages import Message
from playground.words.numbers import number, percent

SUBGRADIENT, PROXIMAL = "subgradient", "proximal step"

TEXT = LessonText(
    name=Message("Exactly zero"),
    question=Message(
        "Both networks have the same L1 penalty λ/n Σ|w|. At w = 0 the absolute value has no derivative: one takes "
        "sgn(0) = 0 and adds λ/n sgn(w) to the gradient; the other moves every weight towards zero after the step and "
        "stops there. How many weights are exactly zero in the end?"
    ),
    answers=(
        Message("Most, with both."),
        Message("Most with the step that stops at zero, hardly any with the subgradient."),
        Message("Hardly any, with either: they only become small."),
    ),
    watch=Message("Watch the share of weights that are exactly 0, and lines vanish from the network."),
    held=Message(
        "{zeros_b} of the weights are exactly zero by the proximal step, {zeros_a} by the subgradient. Test loss ended "
        "at {loss_b} and {loss_a}."
    ),
    failed=Message(
        "{zeros_b} of the weights are exactly zero by the proximal step, {zeros_a} by the subgradient. Test loss ended "
        "at {loss_b} and {loss_a}."
    ),
    why=Message(
        "The subgradient pushes with the same force however small a weight is. One that is smaller than a push is "
        "thrown across zero, and back in the next step: to and fro, never there. The soft threshold takes away at most "
        "what there is."
    ),
    limits=Message(
        "Under Adam the same λ makes far fewer zeros, since Adam rescales the gradient against which the threshold has "
        "to hold. A weight of zero is not a unit of zero: whole units leave only when all of their weights do."
    ),
    next=Message("Move one weight by hand in the figure of this chapter: subgradient against soft threshold."),
    claim=Message(
        "By the proximal step more than half of the weights are exactly 0, by the subgradient less than 1 %."
    ),
    effect=Message("share of weights that are exactly 0 by the proximal step"),
)


def check(runs: Runs) -> Evidence:
    """Judge the shares of exact zeros."""
    a, b = (share_of_exact_zeros(runs[name].trainer.network) for name in (SUBGRADIENT, PROXIMAL))
    return Evidence(
        holds=b > 0.5 and a < 0.01,
        effect=b,
        answer=0 if min(a, b) > 0.5 else 1 if b > 0.5 else 2,
        quantities={
            "zeros_a": a,
            "zeros_b": b,
            "loss_a": end_loss(runs[SUBGRADIENT]),
            "loss_b": end_loss(runs[PROXIMAL]),
        },
    )


_LINK = "?v=2&layers=32,32&opt=sgd&rate=0.1&batch=16&epochs=600&l1=0.3&stop=off&l1by="
LESSON = Lesson(
    key="exactly-zero",
    text=TEXT,
    variants={SUBGRADIENT: setting(_LINK + "subgradient"), PROXIMAL: setting(_LINK + "proximal")},
    elsewhere={
        "circles": {
            SUBGRADIENT: setting(_LINK + "subgradient", data="circles"),
            PROXIMAL: setting(_LINK + "proximal", data="circles"),
        },
        "Adam": {
            SUBGRADIENT: setting(_LINK + "subgradient", opt="adam", rate="0.01"),
            PROXIMAL: setting(_LINK + "proximal", opt="adam", rate="0.01"),
        },
    },
    check=check,
    quantities={"zeros_a": percent, "zeros_b": percent, "loss_a": number, "loss_b": number},
    formula=r"w \leftarrow \operatorname{sgn}(w)\,\max\Bigl(|w| - \frac{\eta\lambda}{n},\; 0\Bigr)",
    excerpts=(
        Excerpt(
            Penalty.shrink,
            r"w - \operatorname{clip}(w, -t, t), \quad t = \eta\lambda/n",
            Message("`t` is the threshold; biases are left alone."),
        ),
        Excerpt(
            Penalty.add_gradient,
            r"\frac{\partial C_0}{\partial w} + \frac{\lambda}{n}\operatorname{sgn}(w)",
            Message("The second half is the subgradient."),
        ),
    ),
    sources=(Source("Parikh, N., Boyd, S.", "Proximal Algorithms, section 6.5", 2014),),
    panels=("zeros",),
)
