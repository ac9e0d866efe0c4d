"""What settings and their choices are called on the screen, and by the estimators."""

from __future__ import annotations

from playground.network.activations import ACTIVATIONS
from playground.network.batch_norm import PLACEMENTS
from playground.network.initialisers import INITIALISERS
from playground.network.losses import LOSSES
from playground.network.penalties import L1_UPDATES
from playground.optimisation.records import OPTIMISERS, SCHEDULES

ACTIVATION_TITLES = {name: record.title for name, record in ACTIVATIONS.items()}
BATCH_NORM_TITLES = {name: record.title for name, record in PLACEMENTS.items()}
INITIALISATION_TITLES = {name: record.title for name, record in INITIALISERS.items()}
L1_TITLES = {name: record.title for name, record in L1_UPDATES.items()}
LOSS_TITLES = {name: record.title for name, record in LOSSES.items()}
OPTIMISER_TITLES = {name: record.title for name, record in OPTIMISERS.items()}
SCHEDULE_TITLES = {name: record.title for name, record in SCHEDULES.items()}
STOPPING_TITLES = {"off": "off", "mark": "mark the epoch", "stop": "stop the run"}
WEIGHT_TITLES = {"none": "all equal", "balanced": "balanced by class"}

NETWORK_TITLES = {
    "hidden_layers": "hidden layers", "activation": "activation", "leaky_slope": "slope below 0",
    "batch_norm": "batch normalisation", "initialisation": "first weights", "initial_scale": "scale of first weights",
    "seed": "weight seed",
}  # fmt: skip
TRAINING_TITLES = {
    "loss": "loss", "class_weights": "class weights", "dropout": "dropout", "l1": "L1, λ₁", "l2": "L2, λ₂",
    "l1_update": "L1 by", "optimiser": "optimiser", "learning_rate": "learning rate, η",
    "schedule": "schedule", "schedule_epochs": "epochs of the schedule", "schedule_factor": "factor of the schedule",
    "batch_size": "batch size", "max_epochs": "epoch limit", "early_stopping": "early stopping",
    "patience": "patience", "seed": "training seed",
}  # fmt: skip
OPTION_TITLES = {
    "activation": ACTIVATION_TITLES, "batch_norm": BATCH_NORM_TITLES, "initialisation": INITIALISATION_TITLES,
    "loss": LOSS_TITLES, "class_weights": WEIGHT_TITLES, "l1_update": L1_TITLES, "optimiser": OPTIMISER_TITLES,
    "schedule": SCHEDULE_TITLES, "early_stopping": STOPPING_TITLES,
}  # fmt: skip
# What the estimators call the same settings.
NETWORK_PARAMETERS = {
    "hidden_layers": "hidden_layer_sizes", "activation": "activation", "leaky_slope": "leaky_slope",
    "batch_norm": "batch_norm", "initialisation": "initialisation", "initial_scale": "initial_scale",
}  # fmt: skip
TRAINING_PARAMETERS = {
    "loss": "loss", "class_weights": "class_weight", "dropout": "dropout", "l1": "l1", "l2": "l2",
    "l1_update": "l1_update", "optimiser": "optimizer", "learning_rate": "learning_rate",
    "schedule": "schedule", "schedule_epochs": "schedule_epochs", "schedule_factor": "schedule_factor",
    "batch_size": "batch_size", "patience": "patience",
}  # fmt: skip


def written(name: str, value: object) -> str:
    """Return the value of a field as the screen shows it: "16, 16", "leaky ReLU", "0.01"."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, str):
        return OPTION_TITLES[name][value]
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"
