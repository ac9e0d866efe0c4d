"""What varies from seed to seed, and nothing else."""

import pytest

from playground.settings.run import LARGEST_SEED, DataSettings, NetworkSettings, Settings, TrainingSettings
from playground.settings.seeding import reseeded

A = Settings(DataSettings(seed=3), NetworkSettings(seed=5), TrainingSettings(seed=7))


@pytest.mark.parametrize(
    ("varied", "seeds"),
    [("weights", (3, 9, 7)), ("order", (3, 5, 11)), ("data", (7, 5, 7)), ("all", (7, 9, 11))],
)
def test_only_the_seeds_that_vary_move_on(varied: str, seeds: tuple[int, int, int]) -> None:
    data, network, training = seeds

    assert reseeded(A, varied, 4) == Settings(
        DataSettings(seed=data), NetworkSettings(seed=network), TrainingSettings(seed=training)
    )
    assert reseeded(A, varied, 0) == A


def test_after_the_largest_seed_comes_zero() -> None:
    last = Settings(network=NetworkSettings(seed=LARGEST_SEED))

    assert reseeded(last, "weights", 1).network.seed == 0
