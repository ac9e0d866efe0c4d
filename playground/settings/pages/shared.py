"""Fields that several pages have: each page has its own, declared alike."""

from __future__ import annotations

from typing import Any

from playground.settings.declaration import Declaration, choice, flag
from playground.settings.fields import Option

NOT_OF_A_RUN = "It is not a setting of a run."
CURVES = {
    "loss": Option("Loss"),
    "score": Option("Accuracy", "The score is accuracy, or R² where the target is a number."),
}
SIDES = {"a": Option("A"), "b": Option("B")}
MEASURED_BY = {"a": Option("loss of A"), "b": Option("loss of B")}
SPEEDS = {
    "slow": Option("Slow", "Slow: 4 epochs a second."),
    "medium": Option("Watch", "Watch: one epoch a frame."),
    "fast": Option("Fast", "Fast: as many epochs as the machine trains."),
}


def curve(label: str = "Curve", key: str = "curve") -> Any:
    """Make the field that says whether loss or score is drawn."""
    return choice("loss", CURVES, key, Declaration(label, "Draw the loss or the score."))


def measured_by() -> Any:
    """Make the field that says whose loss measures both sides where theirs differ."""
    return choice("a", MEASURED_BY, "by", Declaration(
        "Measured by",
        "A and B make other losses small, or weight classes otherwise: one loss, without class weights, measures both.",
    ))  # fmt: skip


def log_loss(key: str = "logloss") -> Any:
    """Make the field for a logarithmic axis of the loss."""
    return flag(key, Declaration("log loss", "Draw the loss on a logarithmic axis."), default=False)


def log_epochs() -> Any:
    """Make the field for a logarithmic axis of the epochs."""
    return flag("logepochs", Declaration("log epochs", "Draw the epochs on a logarithmic axis."), default=False)


def show_test() -> Any:
    """Make the field for the test points."""
    return flag("showtest", Declaration("Test points", "Show the test points as hollow diamonds."), default=True)


def speed() -> Any:
    """Make the field for how fast a run plays."""
    return choice("medium", SPEEDS, "speed", Declaration("Speed", "How fast the run plays."))


def presenter() -> Any:
    """Make the field for large type; it holds on all pages of a tab."""
    declaration = Declaration("Presenter mode", "Larger type and thicker lines on every page, for a projector.")
    return flag("presenter", declaration, default=False)
