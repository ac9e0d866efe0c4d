"""With dropout no single unit is indispensable."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import end_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.run import Run
from playground.measurements.theory.reliance import reliance
from playground.words.messages import Message
from playground.words.numbers import number

WITHOUT, WITH = "without", "dropout 0.5"

TEXT = LessonText(
    name=Message("Nobody is indispensable"),
    question=Message(
        "Two networks are trained, the second with dropout. Then each hidden unit is deleted, one at a time, and the "
        "test loss measured without it. In which network does the worst of these deletions cost more?"
    ),
    answers=(
        Message("In the one without dropout."),
        Message("In the one with dropout."),
        Message("It costs about the same in both."),
    ),
    watch=Message("Watch the right chart: the rise of the test loss without each unit, sorted from the worst."),
    held=Message("Without dropout the worst deletion raises the test loss by {worst_a}, with dropout by {worst_b}."),
    failed=Message("Without dropout the worst deletion raises the test loss by {worst_a}, with dropout by {worst_b}."),
    why=Message(
        "A unit that may be missing in the next step cannot be the only one that knows something. Units that rely on "
        "particular others are said to be co-adapted; dropout breaks that."
    ),
    limits=Message(
        "Whether this is why dropout helps is debated: L2 lowers the test loss at these settings further and leaves "
        "single units nearly as indispensable as before. The mean over all deletions shows no difference."
    ),
    next=Message("Race dropout 0.5 against L2 = 1: the second has the lower test loss."),
    claim=Message(
        "The largest rise of the test loss by deleting one hidden unit is with dropout at most half of that without."
    ),
    effect=Message("largest rise with dropout over that without"),
)


def worst(run: Run) -> float:
    """Return the largest rise of the test loss by deleting one hidden unit."""
    return max(float(rises.max()) for rises in reliance(run.trainer.network, run.trainer.problem))


def check(runs: Runs) -> Evidence:
    """Judge in which network the worst deletion costs more."""
    a, b = worst(runs[WITHOUT]), worst(runs[WITH])
    return Evidence(
        holds=b <= 0.5 * a,
        effect=b / a,
        answer=0 if b <= 0.8 * a else 1 if a <= 0.8 * b else 2,
        quantities={"worst_a": a, "worst_b": b, "end_a": end_loss(runs[WITHOUT]), "end_b": end_loss(runs[WITH])},
    )


_LINK = "?v=2&layers=64,64&rate=0.01&epochs=500&batch=16&stop=off"
LESSON = Lesson(
    key="indispensable",
    text=TEXT,
    variants={WITHOUT: setting(_LINK), WITH: setting(f"{_LINK}&dropout=0.5")},
    elsewhere={"L2 = 1 in place of dropout": {WITHOUT: setting(_LINK), WITH: setting(f"{_LINK}&l2=1")}},
    check=check,
    quantities=dict.fromkeys(("worst_a", "worst_b"), number),
    formula=r"\Delta_j = C_{\text{test}}(a_j = 0) - C_{\text{test}}",
    excerpts=(Excerpt(reliance, r"\Delta_j", Message("`whole` is the test loss with all units; `unit` is j.")),),
    sources=(
        Source(
            "Hinton, G. E., and others",
            "Improving Neural Networks by Preventing Co-adaptation of Feature Detectors",
            2012,
        ),
    ),
    panels=("reliance",),
)
