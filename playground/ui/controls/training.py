"""Controls for the cost, its penalties, and how it is minimised."""

from __future__ import annotations

from dataclasses import replace

from playground.network.losses import LOSSES
from playground.network.penalties import L1_UPDATES
from playground.optimisation.records import OPTIMISERS, SCHEDULES
from playground.optimisation.schedules import LOWEST_RATE
from playground.settings.run import TrainingSettings
from playground.ui.shell import session
from playground.ui.shell.widgets import key_of, select, slider, steps, whole_number
from playground.words.titles import (
    L1_TITLES,
    LOSS_TITLES,
    OPTIMISER_TITLES,
    SCHEDULE_TITLES,
    STOPPING_TITLES,
    WEIGHT_TITLES,
)

LAMBDAS = (
    0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 100.0,
)  # fmt: skip
RATES = (1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
BATCHES = (1, 2, 4, 8, 10, 16, 20, 32, 64, 128, 256, 512, 1024, 5000)
LIMITS = (50, 100, 200, 300, 500, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000, 50_000, 100_000)
SCHEDULE_EPOCHS = (1, 2, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 5000, 10_000, 100_000)
SCHEDULE_FACTORS = (0.0, 0.001, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
PATIENCES = (1, 2, 5, 10, 20, 30, 50, 100, 200, 500, 1000, 10_000)


def regularisation_controls(training: TrainingSettings, *, n_train: int) -> TrainingSettings:
    """Draw dropout, L1 and L2. They change in mid-run; ``n_train`` is the n of λ/n."""
    dropout = slider(
        training, "dropout", "Dropout",
        "Probability of deleting each hidden unit in each mini-batch; the kept ones are divided by 1 − p, and at "
        "prediction all are present. No unit can rely on another, and many thinned networks are averaged.",
        step=0.05,
    )  # fmt: skip
    l1 = steps(
        training, "l1", "L1, λ₁",
        "C = C₀ + (λ₁/n) Σ|w|: pushes every weight towards 0 with the same force, so that many become exactly 0. "
        f"Here n ≈ {n_train}. Biases are not penalised. Clearest with SGD.",
        LAMBDAS,
    )  # fmt: skip
    # The optimiser is chosen further down, so in the rerun of a choice only its control knows it yet.
    optimiser = session.value(key_of(training, "optimiser")) or training.optimiser
    l2 = steps(
        training, "l2", "L2, λ₂",
        f"C = C₀ + (λ₂/2n) Σw². {OPTIMISERS[optimiser].l2} Weights become small, not zero, and the function "
        f"calmer; too much underfits. Here n ≈ {n_train}. Biases are not penalised.",
        LAMBDAS,
    )  # fmt: skip
    l1_update = select(
        training, "l1_update", "L1 by",
        "|w| has no derivative at 0. " + " ".join(record.help for record in L1_UPDATES.values()),
        L1_TITLES,
    )  # fmt: skip
    return replace(training, dropout=dropout, l1=l1, l2=l2, l1_update=l1_update)


def training_controls(training: TrainingSettings, *, regression: bool, limited: bool) -> TrainingSettings:
    """Draw optimiser, loss and stopping, and the epoch limit where the run is ``limited`` by it."""
    optimiser = select(
        training, "optimiser", "Optimiser",
        "How the gradient g moves the weights. " + " ".join(record.sentence for record in OPTIMISERS.values()),
        OPTIMISER_TITLES,
    )  # fmt: skip
    learning_rate = steps(
        training, "learning_rate", "Learning rate, η",
        "Length of a step. Too small learns slowly; too large jumps over the minimum or diverges, and the run says so. "
        "It changes in mid-run.",
        RATES,
    )  # fmt: skip
    schedule, schedule_epochs, schedule_factor = _schedule_controls(training)
    batch_size = steps(
        training, "batch_size", "Batch size",
        "Samples in a mini-batch; each gives one step. Small batches make noisy steps, which regularise a little.",
        BATCHES, write=lambda size: "full" if size == BATCHES[-1] else str(size),
    )  # fmt: skip
    loss, class_weights = training.loss, training.class_weights
    if not regression:
        loss = select(
            training, "loss", "Loss",
            " ".join(record.help for record in LOSSES.values()),
            LOSS_TITLES,
        )  # fmt: skip
        class_weights = select(
            training, "class_weights", "Class weights",
            "Weight of each sample in the loss. Balanced: n / (classes × samples of its class), so that a rare class "
            "counts as much as a common one.",
            WEIGHT_TITLES,
        )  # fmt: skip
    early_stopping = select(
        training, "early_stopping", "Early stopping",
        "Watches the test loss. When it has not fallen to a new low for as many epochs as the patience: mark that "
        "epoch in the chart, or stop the run.",
        STOPPING_TITLES,
    )  # fmt: skip
    patience = training.patience
    if early_stopping != "off":
        patience = steps(
            training, "patience", "Patience", "Epochs without a new lowest test loss.", PATIENCES, write=str
        )
    max_epochs = training.max_epochs
    if limited:
        max_epochs = steps(
            training, "max_epochs", "Epoch limit", "The run pauses here; a higher limit lets it go on.", LIMITS,
            write="{:,}".format,
        )  # fmt: skip
    seed = whole_number(
        training,
        "seed",
        "Training seed",
        "Another seed draws another order of the batches and other dropped units.",
    )
    return replace(
        training, loss=loss, class_weights=class_weights, optimiser=optimiser, learning_rate=learning_rate,
        schedule=schedule, schedule_epochs=schedule_epochs, schedule_factor=schedule_factor, batch_size=batch_size,
        max_epochs=max_epochs, early_stopping=early_stopping, patience=patience, seed=seed,
    )  # fmt: skip


def _schedule_controls(training: TrainingSettings) -> tuple[str, int, float]:
    """Draw the schedule of the learning rate, and its two numbers where it has them. They change in mid-run."""
    schedule = select(
        training, "schedule", "Schedule",
        "How the learning rate changes from epoch to epoch. "
        + " ".join(record.sentence for record in SCHEDULES.values())
        + " The learning rate above is that of the first epoch. A schedule chosen in mid-run goes on as if it had been "
        "there from the beginning.",
        SCHEDULE_TITLES,
    )  # fmt: skip
    record = SCHEDULES[schedule]
    epochs, factor = training.schedule_epochs, training.schedule_factor
    if record.length:
        epochs = steps(
            training, "schedule_epochs", "Epochs of the schedule", f"{record.length}.", SCHEDULE_EPOCHS,
            write="{:,}".format,
        )  # fmt: skip
    if record.factor:
        factor = steps(
            training, "schedule_factor", "Factor of the schedule",
            f"{record.factor}. No schedule goes below a rate of {LOWEST_RATE:g}.", SCHEDULE_FACTORS,
        )  # fmt: skip
    return schedule, epochs, factor
