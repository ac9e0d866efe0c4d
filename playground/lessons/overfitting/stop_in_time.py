"""Early stopping ends far below where the run would go, and the more patience the further above the lowest."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, count, setting
from playground.lessons.readings import end_loss, lowest_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.training.stopping import EarlyStopping
from playground.words.messages import Message
from playground.words.numbers import number

PATIENT = ("10", "20", "50", "100")
NEVER = "never"
LEAST_SAVED = 1.5

TEXT = LessonText(
    name=Message("Stop in time"),
    question=Message(
        "Early stopping ends a run when its test loss has found no new lowest value for some epochs: its patience. "
        "Four runs have a patience of 10, 20, 50 and 100 epochs, a fifth never stops. Which ends with the lowest test "
        "loss?"
    ),
    answers=(
        Message("One of the four that stop."),
        Message("The one that never stops."),
        Message("It makes no difference: all end within a tenth."),
    ),
    watch=Message("Watch the lines end one after the other, and the last one climb on alone."),
    held=Message(
        "The run that never stopped ended at {never}. Those with a patience of 10, 20, 50 and 100 ended at {p10}, "
        "{p20}, {p50} and {p100}; the lowest test loss of all epochs was {lowest}, in epoch {best_epoch}."
    ),
    failed=Message(
        "The run that never stopped ended at {never}, those with a patience of 10, 20, 50 and 100 at {p10}, {p20}, "
        "{p50} and {p100}; the lowest test loss of all epochs was {lowest}, in epoch {best_epoch}."
    ),
    why=Message(
        "The rise can only be seen after it has begun, so a run that stops ends above its lowest loss, the further the "
        "longer it has waited. Waiting too little has its own price: a loss that only wavers is taken for one that "
        "rises. Keeping the weights of the best epoch costs nothing and gives the lowest itself."
    ),
    limits=Message(
        "The test points decide here when to stop, so their loss is no longer an honest estimate: a third part of the "
        "data, for validation, is what one would use."
    ),
    next=Message("In Train, press the button of the best epoch below the verdict: the boundary of that moment."),
    claim=Message(
        "Every run that stops ends at or above its own lowest test loss, and the one with a patience of 50 ends at "
        "most at two thirds of the loss of the one that never stops."
    ),
    effect=Message("test loss at the end without stopping over that with a patience of 50"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether stopping saved what it should, and cost what waiting costs."""
    ends = {name: end_loss(run) for name, run in runs.items()}
    never = ends[NEVER]
    stopped = [ends[name] for name in PATIENT]
    least = min(stopped)
    saved = never / ends["50"]
    answer = 2 if max(stopped) < 1.1 * never < 1.21 * least else 0 if least < never else 1
    return Evidence(
        holds=saved >= LEAST_SAVED and all(ends[name] >= lowest_loss(runs[name]) for name in PATIENT),
        effect=saved,
        answer=answer,
        quantities={
            "never": never,
            **{f"p{name}": ends[name] for name in PATIENT},
            "lowest": lowest_loss(runs[NEVER]),
            "best_epoch": runs[NEVER].history.best_epoch,
        },
    )


LESSON = Lesson(
    key="stop-in-time",
    text=TEXT,
    variants={name: setting(f"?v=2&stop=stop&patience={name}") for name in PATIENT} | {NEVER: setting("?v=2&stop=off")},
    elsewhere={
        "circles": {name: setting(f"?v=2&data=circles&noise=0.2&stop=stop&patience={name}") for name in PATIENT}
        | {NEVER: setting("?v=2&data=circles&noise=0.2&stop=off")},
    },
    check=check,
    quantities=dict.fromkeys(("never", "p10", "p20", "p50", "p100", "lowest"), number) | {"best_epoch": count},
    excerpts=(
        Excerpt(
            EarlyStopping,
            r"t_{\text{stop}} = \min\{t : t - \arg\min_{s \le t} C_{\text{test}}(s) \ge \text{patience}\}",
            Message("The lowest loss so far is kept with its epoch; whoever waits longer than the patience stops."),
        ),
    ),
    sources=(Source("Prechelt, L.", "Early Stopping – But When?", 1998),),
    axis="Patience",
)
