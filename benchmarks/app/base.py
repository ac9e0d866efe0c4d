"""The run that all figures are for, whatever the dashboard opens with."""

from __future__ import annotations

BASE = {
    "data": "moons", "n": "200", "noise": "0.3", "test": "0.5", "layers": "64,64", "act": "relu", "bn": "off",
    "opt": "adam", "rate": "0.01", "batch": "16", "epochs": "100000", "stop": "mark", "speed": "fast",
}  # fmt: skip
IN_WORDS = "Moons, 200 samples of which half are for training, noise 0.3, 2-64-64-1, ReLU, Adam 0.01, batch 16"


def query(**changes: str) -> str:
    """Return the link to the base run, with these settings in place of its own."""
    return "?" + "&".join(f"{key}={value}" for key, value in (BASE | changes).items())


def race_query(**changes_of_b: str) -> str:
    """Return the link to a race of the base run against itself with these changes."""
    both = query(**{key: value for key, value in BASE.items() if key != "speed"})
    return f"race{both}" + "".join(f"&b.{key}={value}" for key, value in changes_of_b.items())
