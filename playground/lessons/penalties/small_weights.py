"""L2 makes weights small and the function calm."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import end_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.measurements.theory.steepness import plane_steepness
from playground.network.penalties import Penalty
from playground.words.messages import Message
from playground.words.numbers import number

STRENGTHS = ("0", "0.1", "0.3", "1", "3")

TEXT = LessonText(
    name=Message("Small weights, calm function"),
    question=Message(
        "Five networks are trained with λ = 0, 0.1, 0.3, 1 and 3 times Σw²/2n added to their loss. The norm of their "
        "weights falls from each to the next. What happens to the steepness of the function that they compute?"
    ),
    answers=(
        Message("It falls with the norm."),
        Message("It stays: the boundary has to be somewhere."),
        Message("It rises: fewer weights have to do more."),
    ),
    watch=Message("Watch the colours of the planes: from hard edges to a gentle slope."),
    held=Message(
        "The norm went from {norm0} to {norm3}, the steepness (RMS of the logit's gradient over the plane) from "
        "{steep0} over {steep03} to {steep3}. Test loss went from {loss0} to {loss1} at λ = 1."
    ),
    failed=Message(
        "The norm went from {norm0} to {norm3}, the steepness from {steep0} over {steep03} to {steep3}; test loss from "
        "{loss0} to {loss1} at λ = 1."
    ),
    why=Message(
        "The gradient of the output with respect to the inputs is a product of the layers' weights and of slopes that "
        "are at most 1 for ReLU, so small weights mean a small gradient. A function that has to pass through single "
        "noisy points turns sharply between neighbours, and that needs large weights."
    ),
    limits=Message(
        "A calm function is better only as long as the truth is calm: with λ = 3 the boundary starts to miss the shape "
        "of the moons. And two nets of equal norm need not be equally steep."
    ),
    next=Message("Drag L2 up in Train while a network overfits: the gap collapses before your eyes."),
    claim=Message(
        "From each of λ = 0, 0.1, 0.3, 1, 3 to the next both the norm of the weights and the steepness over the plane "
        "fall, and the test loss at λ = 1 is below that at 0."
    ),
    effect=Message("steepness at λ = 0 over that at λ = 1"),
)


def norm(run: Run) -> float:
    """Return √Σw² over all weights, without biases."""
    network = run.trainer.network
    return float(np.linalg.norm(network.theta[: network.n_weights].astype(np.float64)))


def check(runs: Runs) -> Evidence:
    """Judge whether norm and steepness fall together."""
    norms = [norm(runs[name]) for name in STRENGTHS]
    steeps = [plane_steepness(runs[name].trainer.network, runs[name].trainer.problem) for name in STRENGTHS]
    both_fall = all(b < a for values in (norms, steeps) for a, b in pairwise(values))
    return Evidence(
        holds=both_fall and end_loss(runs["1"]) < end_loss(runs["0"]),
        effect=steeps[0] / steeps[3],
        answer=0 if steeps[-1] < 0.8 * steeps[0] else 2 if steeps[-1] > 1.2 * steeps[0] else 1,
        quantities={
            "norm0": norms[0],
            "norm3": norms[-1],
            "steep0": steeps[0],
            "steep03": steeps[2],
            "steep3": steeps[-1],
            "loss0": end_loss(runs["0"]),
            "loss1": end_loss(runs["1"]),
        },
    )


_LINK = "?v=2&layers=64,64&rate=0.01&epochs=500&batch=16&stop=off&l2="
LESSON = Lesson(
    key="small-weights",
    text=TEXT,
    variants={name: setting(_LINK + name) for name in STRENGTHS},
    elsewhere={"circles": {name: setting(_LINK + name, data="circles", noise="0.2") for name in STRENGTHS}},
    check=check,
    quantities=dict.fromkeys(("norm0", "norm3", "steep0", "steep03", "steep3", "loss0", "loss1"), number),
    formula=r"w \leftarrow \Bigl(1 - \frac{\eta\lambda}{n}\Bigr) w - \eta\,\frac{\partial C_0}{\partial w}",
    excerpts=(
        Excerpt(
            Penalty.add_gradient,
            r"\frac{\partial C}{\partial w} = \frac{\partial C_0}{\partial w} + \frac{\lambda}{n}\,w",
            Message("`w` and `dw` are all weights and their gradients as one vector each; biases are not among them."),
        ),
    ),
    sources=(Source("Krogh, A., Hertz, J. A.", "A Simple Weight Decay Can Improve Generalization", 1992),),
    panels=("norm", "steepness"),
    axis="λ₂",
)
