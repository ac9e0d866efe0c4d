"""The trials that were made, in a file beside this module: they go on where they were interrupted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan, nan
from pathlib import Path
from typing import Any

from playground.lessons.claims.tally import Tally, tally
from playground.lessons.claims.trial import Trial

FILE = Path(__file__).with_name("trials.json")
DIGITS = 6  # of an effect


@dataclass(slots=True)
class Kept:
    """The trials of one claim in one place, made with one state of the program.

    Attributes
    ----------
    fingerprint : str
        Of the lesson, and of all code behind it, with which they were made.
    claim : str
        Fingerprint of the lesson's settings and check alone.
    made_by : dict of str to str
        Versions of the libraries, and the kernel of linear algebra.
    holds : dict of int to bool
    effects : dict of int to float
        By the number that was added to the seeds.
    """

    fingerprint: str
    claim: str
    made_by: Mapping[str, str]
    holds: dict[int, bool] = field(default_factory=dict)
    effects: dict[int, float] = field(default_factory=dict)

    def add(self, trial: Trial) -> None:
        """Keep a trial."""
        self.holds[trial.number] = trial.holds
        self.effects[trial.number] = _rounded(trial.effect)

    def repeats(self, trial: Trial) -> bool:
        """Return whether a trial came out as the kept one with the same seeds did, to the last digit that is kept."""
        effect = self.effects.get(trial.number, nan)
        same = effect == _rounded(trial.effect) or (isnan(effect) and isnan(trial.effect))
        return trial.number in self.holds and self.holds[trial.number] == trial.holds and same

    def tally(self) -> Tally:
        """Return what they add up to."""
        numbers = sorted(self.holds)
        return tally([self.holds[number] for number in numbers], [self.effects[number] for number in numbers])

    @property
    def failed_on(self) -> list[int]:
        """The numbers on which the claim was not true."""
        return [number for number in sorted(self.holds) if not self.holds[number]]


def _rounded(effect: float) -> float:
    return float(f"{effect:.{DIGITS}g}")


Places = dict[tuple[str, str], Kept]


def read(path: Path = FILE) -> Places:
    """Return the kept trials by lesson and place; none where there is no file."""
    if not path.exists():
        return {}
    return {
        (entry["lesson"], entry["place"]): Kept(
            entry["fingerprint"],
            entry["claim"],
            entry["made_by"],
            {int(number): holds for number, holds in entry["holds"].items()},
            {int(number): effect for number, effect in entry["effects"].items()},
        )
        for entry in json.loads(path.read_text("utf-8"))
    }


def write(places: Places, path: Path = FILE) -> None:
    """Write the trials, a line for each place, in place of the file as a whole."""
    lines = [json.dumps(_entry(key, kept), ensure_ascii=False) for key, kept in places.items()]
    unfinished = path.with_suffix(".new")
    unfinished.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")
    unfinished.replace(path)


def _entry(key: tuple[str, str], kept: Kept) -> dict[str, Any]:
    return {
        "lesson": key[0], "place": key[1], "fingerprint": kept.fingerprint, "claim": kept.claim,
        "made_by": dict(kept.made_by),
        "holds": {number: kept.holds[number] for number in sorted(kept.holds)},
        "effects": {number: kept.effects[number] for number in sorted(kept.effects)},
    }  # fmt: skip
