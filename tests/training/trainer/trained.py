"""What the tests of the trainer make and read."""

from playground.training.trainer import Trainer

VARIANTS = [
    {},
    {"network": {"batch_norm": "before"}, "dropout": 0.5, "l1": 0.5, "l2": 0.5},
    {"name": "iris", "optimiser": "rmsprop", "class_weights": "balanced"},
    {"name": "sine", "optimiser": "momentum", "l1": 0.2, "l1_update": "subgradient"},
]


def state(trainer: Trainer) -> list[bytes]:
    """Return everything that learning has changed, to be compared bit by bit."""
    vectors = trainer.optimiser.vectors.values()
    arrays = [trainer.network.theta, trainer.network.statistics, trainer.loss_gradient, *vectors]
    return [array.tobytes() for array in arrays]
