"""Random runs are settings that exist, the same for the same seed; remedies are counted by what is set."""

import numpy as np
import pytest

from benchmarks.verdict.random_runs import EXCESSES, random_settings
from benchmarks.verdict.remedies import Draws, name_of
from playground.measurements.verdict.advice import Advice, Remedy, Step, Way
from playground.measurements.verdict.treatments import treatments
from playground.settings.run import Settings


@pytest.mark.parametrize("excess", EXCESSES)
def test_random_runs_are_settings_that_depend_on_the_seed_alone(excess: str) -> None:
    runs = [[random_settings(rng, excess) for _ in range(50)] for rng in map(np.random.default_rng, (0, 0, 1))]

    assert runs[0] == runs[1]
    assert not set(runs[0]) & set(runs[2])


def test_what_asks_for_remedies_is_drawn_more_often() -> None:
    draws = Draws(np.random.default_rng(0))
    for name in EXCESSES:
        draws.drawn[name] = 100
    draws.useful["deep"] = 99
    drawn = [draws.excess() for _ in range(100)]

    assert drawn.count("deep") > 80


def test_a_remedy_is_called_by_its_setting_and_its_way() -> None:
    found = treatments((Remedy(Advice.ONE_OF, steps=(Step(Way.ADD_L2, 1.0),)), Remedy(Advice.ADD_LAYER)), Settings())

    assert [name_of(one) for one in found] == ["l2: add l2", "hidden layers: add layer"]
