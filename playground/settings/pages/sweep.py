"""What a sweep varies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playground.settings.declaration import Condition, Context, Declaration, choice, real, whole
from playground.settings.fields import Option, Record, check_all, number_text
from playground.settings.knobs import KNOBS
from playground.settings.pages import shared

MOST_STEPS, MOST_SEEDS, LARGEST = 25, 20, 5000.0
SPACINGS = {
    "linear": Option("equal steps", "Equal steps: linear."),
    "log": Option("equal ratios", "Equal ratios: logarithmic. From 0 on, 0 is an extra first value."),
}
SECOND_KNOBS: dict[str, Record] = {
    "none": Option("and nothing else"),
    **{name: Option(f"and {knob.sentence_title}") for name, knob in KNOBS.items()},
}


def _has_second(sweep: SweepSettings) -> bool:
    return sweep.second_knob != "none"


def _range_of(field: str) -> Callable[[SweepSettings], Context]:
    """Return what says within which range the values of the knob named by a field lie."""

    def context(sweep: SweepSettings) -> Context:
        name = getattr(sweep, field)
        if name not in KNOBS:
            return Context()
        knob = KNOBS[name]
        whole = "whole numbers " if knob.domain.whole else ""
        low, high = number_text(knob.domain.low), number_text(min(knob.domain.high, LARGEST))
        return Context(note=f"{knob.title} can be {whole}from {low} to {high}.")

    return context


SECOND = Condition(_has_second, "a second setting")


@dataclass(frozen=True, slots=True)
class SweepSettings:
    """Which setting a sweep varies, over which values, and how often each is tried.

    ``low`` and ``high`` have no range of their own here: it is that of the setting which is varied
    (see ``playground.comparisons.sweep.plan``). A second knob of "none" leaves the second range without effect.
    """

    knob: str = choice("l2", KNOBS, "knob", Declaration(
        "Vary", "The setting that is varied; all others are those at the left.",
    ))  # fmt: skip
    low: float = real(0.01, 0.0, LARGEST, "from", Declaration(
        "From", "The first value.", in_context=_range_of("knob"), sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    high: float = real(100.0, 0.0, LARGEST, "to", Declaration(
        "To", "The last value.", in_context=_range_of("knob"), sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    steps: int = whole(9, 2, MOST_STEPS, "steps", Declaration(
        "Values", "How many values, both ends included.", sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    spacing: str = choice("log", SPACINGS, "spacing", Declaration("Spaced in"))
    second_knob: str = choice("none", SECOND_KNOBS, "knob2", Declaration(
        "Vary as well", "A second setting, which is varied together with the first; all others are those at the left.",
    ))  # fmt: skip
    second_low: float = real(0.0, 0.0, LARGEST, "from2", Declaration(
        "From (second)", "Its first value.", acts_when=SECOND, in_context=_range_of("second_knob"),
        sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    second_high: float = real(0.8, 0.0, LARGEST, "to2", Declaration(
        "To (second)", "Its last value.", acts_when=SECOND, in_context=_range_of("second_knob"),
        sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    second_steps: int = whole(5, 2, MOST_STEPS, "steps2", Declaration(
        "Values (second)", "How many values, both ends included.", acts_when=SECOND, sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    second_spacing: str = choice("linear", SPACINGS, "spacing2", Declaration("Spaced in (second)", acts_when=SECOND))
    n_seeds: int = whole(5, 1, MOST_SEEDS, "seeds", Declaration(
        "Seeds",
        "Runs for each value. The first has the data, weight and training seed at the left, each further one the next "
        "of all three: other samples, other first weights, another order.",
        sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    epochs: int = whole(300, 1, 100_000, "sweepepochs", Declaration(
        "Epochs", "Epochs of each run, in place of the epoch limit.", sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    measure: str = shared.curve("Show", "measure")
    log_loss: bool = shared.log_loss("logaxis")
    presenter: bool = shared.presenter()

    def __post_init__(self) -> None:
        check_all(self)
