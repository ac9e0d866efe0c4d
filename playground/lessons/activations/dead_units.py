"""A high learning rate kills ReLU units for good; leaky ReLU has none to kill."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import end_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.network.activations.piecewise import LeakyReLU
from playground.words.messages import Message
from playground.words.numbers import number, percent

RELU, LEAKY = "ReLU", "Leaky ReLU"

TEXT = LessonText(
    name=Message("Dead units"),
    question=Message(
        "The learning rate is thirty times the usual one, so the first steps throw weights and biases far. How many "
        "units of the ReLU network give 0 for every training point in the end?"
    ),
    answers=(
        Message("None: the gradient brings them back."),
        Message("Half of them or more."),
        Message("A few."),
    ),
    watch=Message("Watch the share of dead units jump up in the first epochs, and stay."),
    held=Message(
        "{dead_a} of the ReLU units are dead, {dead_b} of the leaky ones. Test loss ended at {loss_a} and {loss_b}."
    ),
    failed=Message(
        "{dead_a} of the ReLU units are dead, {dead_b} of the leaky ones. Test loss ended at {loss_a} and {loss_b}."
    ),
    why=Message(
        "Where z is negative the slope of ReLU is 0, so no gradient reaches the weights before it. If z is negative "
        "for every training point, nothing can ever change that: the unit is dead. The leaky ReLU keeps a small slope "
        "there, so it can come back."
    ),
    limits=Message(
        "At the usual rates few units die. A dead unit costs only capacity: a wide network can afford some."
    ),
    next=Message("Turn the rate down to 0.01 and begin again: they live."),
    claim=Message("At the end at least half of the ReLU units are dead, and none of the leaky ReLU's."),
    effect=Message("share of dead ReLU units at the end"),
)


def dead(run: Run) -> float:
    """Return the share of hidden units that are dead at the end, in [0, 1]."""
    widths = run.widths[1:-1]
    return float(run.history["dead"][-1] @ widths) / sum(widths)


def check(runs: Runs) -> Evidence:
    """Judge the shares of dead units."""
    dead_a, dead_b = dead(runs[RELU]), dead(runs[LEAKY])
    return Evidence(
        holds=dead_a >= 0.5 and dead_b == 0.0,
        effect=dead_a,
        answer=0 if dead_a == 0.0 else 1 if dead_a >= 0.5 else 2,
        quantities={
            "dead_a": dead_a,
            "dead_b": dead_b,
            "loss_a": end_loss(runs[RELU]),
            "loss_b": end_loss(runs[LEAKY]),
        },
    )


_LINK = "?v=2&noise=0.2&n=400&rate=0.3&batch=10&epochs=200&stop=off"
LESSON = Lesson(
    key="dead-units",
    text=TEXT,
    variants={RELU: setting(_LINK), LEAKY: setting(f"{_LINK}&act=leaky_relu")},
    elsewhere={
        "circles": {
            RELU: setting(f"{_LINK}&data=circles"),
            LEAKY: setting(f"{_LINK}&data=circles&act=leaky_relu"),
        },
    },
    check=check,
    quantities={"dead_a": percent, "dead_b": percent, "loss_a": number, "loss_b": number},
    formula=r"\sigma'(z) = \begin{cases} 1 & z > 0 \\ \alpha & z \le 0 \end{cases}",
    excerpts=(Excerpt(LeakyReLU, r"\sigma'(z)", Message("`leaky_slope` α is 0.01 here; with ReLU it is 0.")),),
    sources=(
        Source(
            "Maas, A. L., Hannun, A. Y., Ng, A. Y.",
            "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
            2013,
        ),
    ),
    panels=("dead",),
)
