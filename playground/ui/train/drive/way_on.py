"""What Play does when a run has come to its end: it goes on past the end, or begins again so that it can."""

from __future__ import annotations

from dataclasses import dataclass

from playground.measurements.run import Run
from playground.measurements.verdict.remedies import rate_after_divergence
from playground.settings.fields import range_of
from playground.settings.run import Settings, with_field
from playground.training.reason import Diverged, LimitReached, RanOutOfPatience
from playground.words.catalogue import training as says
from playground.words.settings import value_text


@dataclass(frozen=True, slots=True)
class WayOn:
    """Settings with which a run that has ended goes on, and what to call that.

    Attributes
    ----------
    settings : Settings
    label, help : str
        Of the button.
    anew : bool
        Whether the run begins again.
    """

    settings: Settings
    label: str
    help: str
    anew: bool = False


def way_on(run: Run) -> WayOn | None:
    """Return how a run that has ended can go on; None for one that is open, or that no setting lets go on."""
    settings = run.settings
    match run.trainer.reason:
        case LimitReached(limit):
            more = min(2 * limit, int(range_of(settings.training, "max_epochs")[1]))
            if more == limit:
                return None
            text = f"{more:,}"
            return WayOn(
                with_field(settings, "training", "max_epochs", more),
                says.PLAY_TO(epochs=text), says.PLAY_TO_HELP(limit=f"{limit:,}", epochs=text),
            )  # fmt: skip
        case RanOutOfPatience():
            return WayOn(
                with_field(settings, "training", "early_stopping", "mark"), says.PLAY_PAST(), says.PLAY_PAST_HELP()
            )
        case Diverged():
            rate = rate_after_divergence(settings.training.learning_rate)
            text = value_text("training", "learning_rate", rate)
            return WayOn(
                with_field(settings, "training", "learning_rate", rate),
                says.PLAY_SLOWER(rate=text), says.PLAY_SLOWER_HELP(rate=text), anew=True,
            )  # fmt: skip
    return None
