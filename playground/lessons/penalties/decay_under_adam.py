"""L2 in the gradient is weight decay only under SGD."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.network.arithmetic import Array
from playground.network.penalties import Penalty
from playground.settings.run import Settings
from playground.words.messages import Message
from playground.words.numbers import number

NONE = "λ = 0"
PENALISED = {
    "Adam, λ = 1": "opt=adam&l2=1", "Adam, λ = 100": "opt=adam&l2=100", "AdamW, λ = 1": "opt=adamw&l2=1",
    "AdamW, λ = 100": "opt=adamw&l2=100",
}  # fmt: skip

TEXT = LessonText(
    name=Message("L2 is weight decay only for SGD"),
    question=Message(
        "Adam gets the penalty's gradient (λ/n) w as part of the gradient; AdamW multiplies every weight by 1 − ηλ/n "
        "instead. Now λ is raised from 1 to 100. How many times as far does the penalty move the weights in the first "
        "step?"
    ),
    answers=(
        Message("A hundred times as far, with both."),
        Message("A hundred times as far with AdamW, far less with Adam."),
        Message("A hundred times as far with Adam, far less with AdamW."),
    ),
    watch=Message("Watch the norms of the weights: four lines, of which two fall as λ says."),
    held=Message(
        "By a λ a hundred times as large the penalty moves the weights {adam} times as far under Adam, and {adamw} "
        "times as far under AdamW."
    ),
    failed=Message(
        "By a λ a hundred times as large the penalty moves the weights {adam} times as far under Adam, and {adamw} "
        "times as far under AdamW."
    ),
    why=Message(
        "Adam divides every gradient by its own size, so in the first step each weight moves by η, up or down, "
        "whatever λ is: the penalty can only change the direction. A decay that is applied to the weights themselves, "
        "apart from the gradient, does what the formula says."
    ),
    limits=Message(
        "Over many epochs L2 under Adam regularises all the same, as it shifts where the gradients vanish; but λ no "
        "longer says by how much a weight decays in a step."
    ),
    next=Message("Race Adam against AdamW with L2 = 3, and look at the norms."),
    claim=Message(
        "In the first step, of the whole training set, a λ of 100 moves the weights by the penalty 99 to 101 times as "
        "far as a λ of 1 under AdamW, and less than 20 times as far under Adam."
    ),
    effect=Message("growth of the penalty's move under AdamW over that under Adam"),
)


def after_first_epoch(run: Run) -> Array:
    """Return all weights (n_weights,) after the first epoch, in float64."""
    fresh = Run(run.settings, run.dataset)
    fresh.trainer.advance(1)
    network = fresh.trainer.network
    return network.theta[: network.n_weights].astype(np.float64)


def check(runs: Runs) -> Evidence:
    """Judge how the penalty's part of the first step grows with λ."""
    without = after_first_epoch(runs[NONE])
    moved = [float(np.linalg.norm(after_first_epoch(runs[name]) - without)) for name in PENALISED]
    adam, adamw = moved[1] / moved[0], moved[3] / moved[2]
    return Evidence(
        holds=adam < 20 and 99 < adamw < 101,
        effect=adamw / adam,
        answer=1 if adamw > 2 * adam else 2 if adam > 2 * adamw else 0,
        quantities={"adam": adam, "adamw": adamw},
    )


def _variants(data: str) -> dict[str, Settings]:
    link = f"?v=2&epochs=60&stop=off&{data}"
    return {NONE: setting(link)} | {name: setting(f"{link}&{query}") for name, query in PENALISED.items()}


LESSON = Lesson(
    key="decay-under-adam",
    text=TEXT,
    variants=_variants(""),
    elsewhere={"circles": _variants("data=circles")},
    check=check,
    quantities=dict.fromkeys(("adam", "adamw"), number),
    formula=r"\Delta w \approx -\eta\,\operatorname{sgn}\bigl(\partial C_0 / \partial w + \lambda w / n\bigr)",
    excerpts=(
        Excerpt(
            Penalty.decay,
            r"w \leftarrow \Bigl(1 - \frac{\eta\lambda}{n}\Bigr) w",
            Message("Only the decoupled decay does this, before the step."),
        ),
    ),
    sources=(Source("Loshchilov, I., Hutter, F.", "Decoupled Weight Decay Regularization", 2019),),
    panels=("norm",),
    axis="Optimiser and λ₂",
)
