"""How most tests train: by several steps an epoch, the last of them smaller, whatever the default run does."""

from typing import Any

from playground.settings.run import TrainingSettings


def in_mini_batches(**training: Any) -> TrainingSettings:
    """Return the settings of a training in batches of 16, but for what is given."""
    return TrainingSettings(**{"learning_rate": 0.01, "batch_size": 16, **training})
