"""The average of many thinned networks beats a single thinned one."""

from __future__ import annotations

import numpy as np

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.ensemble import thinned
from playground.measurements.theory.thinned_losses import thinned_losses
from playground.words.messages import Message
from playground.words.numbers import number

MEMBERS = 30

TEXT = LessonText(
    name=Message("Many in one"),
    question=Message(
        "Dropout trains a different thinned network in every step, and all of them share their weights. Take thirty of "
        "them from the trained network. Which has the lowest test loss: a single one, the average of the thirty, or "
        "the whole network that is used for prediction?"
    ),
    answers=(
        Message("A single thinned network."),
        Message("The average of the thirty."),
        Message("The whole network."),
    ),
    watch=Message(
        "Watch the losses of single thinned networks scatter, and that of their average fall the more are averaged."
    ),
    held=Message(
        "A single thinned network has a test loss of {single} (mean of thirty), their average probability {average}, "
        "the whole network {whole}."
    ),
    failed=Message(
        "A single thinned network has a test loss of {single} (mean of thirty), their average probability {average}, "
        "the whole network {whole}."
    ),
    why=Message(
        "Single networks are wrong in different places, and averaging lets these errors cancel. Asking thirty networks "
        "takes thirty times as long, so the whole network stands in for them: with every kept unit divided by 1 − p in "
        "training, its logits are close to the average of the members' logits. That is not quite the average of their "
        "probabilities, which is less sure of itself and has the lower loss."
    ),
    limits=Message("In accuracy the three hardly differ. The fewer members are averaged, the less there is to win."),
    next=Message("Move the number of averaged networks in the figure of this chapter."),
    claim=Message(
        "The average of thirty thinned networks has a lower test loss than a single one has on average, and a lower "
        "one than the whole network."
    ),
    effect=Message("test loss of the whole network over that of the average of thirty"),
)


def check(runs: Runs) -> Evidence:
    """Judge single networks, their average and the whole."""
    run = runs["run"]
    losses = thinned_losses(run.trainer.network, run.trainer.problem, run.settings.training.seed, MEMBERS)
    single, average, whole = float(np.mean(losses.single)), float(losses.average[-1]), losses.whole
    return Evidence(
        holds=average < single and average < whole,
        effect=whole / average,
        answer=int(np.argmin([single, average, whole])),
        quantities={"single": single, "average": average, "whole": whole},
    )


LESSON = Lesson(
    key="many-in-one",
    text=TEXT,
    variants={"run": setting("?v=2&layers=64,64&rate=0.01&epochs=500&batch=16&dropout=0.5&stop=off")},
    elsewhere={
        "circles": {
            "run": setting(
                "?v=2&data=circles&noise=0.2&layers=64,64&rate=0.01&epochs=500&batch=16&dropout=0.5&stop=off"
            )
        }
    },
    check=check,
    quantities=dict.fromkeys(("single", "average", "whole"), number),
    formula=r"\bar p = \frac{1}{K}\sum_{k=1}^{K} p_k",
    excerpts=(
        Excerpt(thinned, r"p_k", Message("Each of the K networks has masks of its own, the same for all samples.")),
    ),
    sources=(Source("Baldi, P., Sadowski, P.", "Understanding Dropout", 2013),),
    panels=("ensemble",),
)
