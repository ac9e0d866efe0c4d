"""The cost of a run and how it is minimised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playground.network.losses import LOSSES
from playground.network.penalties import L1_UPDATES
from playground.optimisation.records import OPTIMISERS, SCHEDULES
from playground.optimisation.schedules import LOWEST_RATE
from playground.settings.conditions import CLASSES, HIDDEN_LAYERS, SEEDS_ARE_SWEPT
from playground.settings.data import LARGEST_SEED
from playground.settings.declaration import Condition, Context, Declaration, Swept, choice, real, whole
from playground.settings.fields import Option, check_all, number_text
from playground.settings.possible import AT_LEAST_0, AT_LEAST_1, BELOW_1, POSITIVE

CLASS_WEIGHTS = {
    "none": Option("all equal"),
    "balanced": Option(
        "balanced by class",
        "Balanced: n / (classes × samples of its class), so that a rare class counts as much as a common one.",
    ),
}
EARLY_STOPPING = {
    "off": Option("off"),
    "mark": Option("mark the epoch", "Mark the epoch: it is shown in the chart, and the run goes on."),
    "stop": Option("stop the run", "Stop the run: it ends there."),
}
LAMBDAS = (
    0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 100.0,
)  # fmt: skip
RATES = (1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.015, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
BATCHES = (1, 2, 4, 8, 10, 16, 20, 32, 64, 100, 128, 256, 512, 1024, 5000)
LIMITS = (50, 100, 200, 300, 500, 600, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000, 50_000, 100_000)
SCHEDULE_EPOCHS = (1, 2, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 5000, 10_000, 100_000)
SCHEDULE_FACTORS = (0.0, 0.001, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
PATIENCES = (1, 2, 5, 10, 20, 30, 50, 100, 200, 500, 1000, 10_000)


def _has_l1(run: Any) -> bool:
    return run.training.l1 > 0


def _watches(run: Any) -> bool:
    return run.training.early_stopping != "off"


def _stops(run: Any) -> bool:
    return run.training.early_stopping == "stop"


def _has_length(run: Any) -> bool:
    return bool(SCHEDULES[run.training.schedule].length)


def _has_factor(run: Any) -> bool:
    return bool(SCHEDULES[run.training.schedule].factor)


def _length(run: Any) -> Context:
    """Say what the length means to the schedule."""
    return Context(note=f"{SCHEDULES[run.training.schedule].length}.")


def _factor(run: Any) -> Context:
    """Say what the factor means to the schedule."""
    return Context(note=f"{SCHEDULES[run.training.schedule].factor}.")


def _l2(run: Any) -> Context:
    """Say what L2 does under the optimiser, and about how many training samples there are."""
    return Context(note=f"{OPTIMISERS[run.training.optimiser].l2}  \n{_n_train(run).note}")


def _n_train(run: Any) -> Context:
    """Say about how many training samples there are, the n of λ/n."""
    data, most = run.data, run.data.entry.max_samples
    n = data.n_samples if most is None else min(data.n_samples, most)
    return Context(note=f"At present n ≈ {max(round(n * (1.0 - data.test_share) * (1.0 - data.valid_share)), 1)}.")


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """The cost and how it is minimised. λ is the source's: the gradient gets (λ/n) w or (λ/n) sgn(w)."""

    loss: str = choice("auto", LOSSES, "loss", Declaration(
        "Loss", "What the training makes small.",
        sentence_title="loss", group="training", after="batch_size", acts_when=CLASSES, parameter="loss",
    ))  # fmt: skip
    class_weights: str = choice("none", CLASS_WEIGHTS, "weights", Declaration(
        "Class weights", "Weight of each sample in the loss.",
        sentence_title="class weights", group="training", after="loss", acts_when=CLASSES, parameter="class_weight",
    ))  # fmt: skip
    dropout: float = real(0.0, 0.0, 0.95, "dropout", Declaration(
        "Dropout",
        "Probability of deleting each hidden unit in each mini-batch; the kept ones are divided by 1 − p, and at "
        "prediction all are present. No unit can rely on another, and many thinned networks are averaged.",
        sentence_title="dropout", group="regularisation", live="weights", acts_when=HIDDEN_LAYERS, stays=True,
        parameter="dropout", step=0.05, sweep=Swept(0.0, 0.9, "linear", "less", usual=True),
    ), possible=(0.0, BELOW_1))  # fmt: skip
    l1: float = real(0.0, 0.0, 1000.0, "l1", Declaration(
        "L1, λ₁",
        "C = C₀ + (λ₁/n) Σ|w|: pushes every weight towards 0 with the same force, so that many become exactly 0. n is "
        "the number of training samples. Biases are not penalised. Clearest with SGD.",
        group="regularisation", live="weights", parameter="l1", stops=LAMBDAS, in_context=_n_train,
        sweep=Swept(0.01, 100.0, "log", "less", usual=True),
    ), possible=AT_LEAST_0)  # fmt: skip
    l2: float = real(0.0, 0.0, 1000.0, "l2", Declaration(
        "L2, λ₂",
        "C = C₀ + (λ₂/2n) Σw². Weights become small, not zero, and the function calmer; too much underfits. n is the "
        "number of training samples. Biases are not penalised. What a step does to them depends on the optimiser.",
        group="regularisation", live="weights", parameter="l2", stops=LAMBDAS, in_context=_l2,
        sweep=Swept(0.01, 100.0, "log", "less", usual=True),
    ), possible=AT_LEAST_0)  # fmt: skip
    l1_update: str = choice("proximal", L1_UPDATES, "l1by", Declaration(
        "L1 by", "|w| has no derivative at 0.",
        group="regularisation", live="weights", acts_when=Condition(_has_l1, "L1 above 0"), stays=True,
        parameter="l1_update",
    ))  # fmt: skip
    optimiser: str = choice("adam", OPTIMISERS, "opt", Declaration(
        "Optimiser", "How the gradient g moves the weights.",
        sentence_title="optimiser", group="training", parameter="optimizer",
    ))  # fmt: skip
    learning_rate: float = real(0.015, 1e-6, 100.0, "rate", Declaration(
        "Learning rate, η",
        "Length of a step. Too small learns slowly; too large jumps over the minimum or diverges, and the run says so. "
        "It changes in mid-run.",
        sentence_title="learning rate, η", group="training", live="weights", parameter="learning_rate", stops=RATES,
        sweep=Swept(0.0001, 1.0, "log", usual=True),
    ), possible=POSITIVE)  # fmt: skip
    schedule: str = choice("constant", SCHEDULES, "schedule", Declaration(
        "Schedule",
        "How the learning rate changes from epoch to epoch; the one above is that of the first. A schedule chosen in "
        "mid-run goes on as if it had been there from the beginning.",
        sentence_title="schedule", group="training", live="weights", parameter="schedule",
    ))  # fmt: skip
    schedule_epochs: int = whole(100, 1, 100_000, "scheduleepochs", Declaration(
        "Epochs of the schedule", "How long it takes to go down, or waits before it does.",
        sentence_title="epochs of the schedule", group="training", live="weights", parameter="schedule_epochs",
        stops=SCHEDULE_EPOCHS, in_context=_length,
        acts_when=Condition(_has_length, "a schedule other than the constant one"), sweep=Swept(5.0, 500.0, "log"),
    ), possible=AT_LEAST_1)  # fmt: skip
    schedule_factor: float = real(0.1, 0.0, 1.0, "schedulefactor", Declaration(
        "Factor of the schedule", f"How far it goes down. No schedule goes below a rate of {number_text(LOWEST_RATE)}.",
        sentence_title="factor of the schedule", group="training", live="weights", parameter="schedule_factor",
        stops=SCHEDULE_FACTORS, in_context=_factor,
        acts_when=Condition(_has_factor, "a schedule other than the constant one"), sweep=Swept(0.0, 1.0, "linear"),
    ))  # fmt: skip
    batch_size: int = whole(100, 1, 5000, "batch", Declaration(
        "Batch size",
        "Samples in a mini-batch; each gives one step. Small batches make noisy steps, which regularise a little.",
        sentence_title="batch size", group="training", parameter="batch_size", stops=BATCHES,
        words={BATCHES[-1]: "full"}, sweep=Swept(1.0, 128.0, "log", usual=True),
    ), possible=AT_LEAST_1)  # fmt: skip
    max_epochs: int = whole(600, 1, 100_000, "epochs", Declaration(
        "Epoch limit", "The run pauses here; a higher limit lets it go on.",
        sentence_title="epoch limit", group="training", after="patience", live="stopping", parameter="max_epochs",
        translated=True, stops=LIMITS,
        sweep="A sweep has its own number of epochs, the same for each of its runs.",
    ))  # fmt: skip
    early_stopping: str = choice("mark", EARLY_STOPPING, "stop", Declaration(
        "Early stopping",
        "Watches the validation loss, or the test loss where there is no validation part, and acts when it has not "
        "fallen to a new low for as many epochs as the patience.",
        sentence_title="early stopping", group="training", live="stopping", parameter="early_stopping",
        translated=True,
    ))  # fmt: skip
    patience: int = whole(50, 1, 10_000, "patience", Declaration(
        "Patience", "Epochs without a new lowest loss on the part that early stopping watches.",
        sentence_title="patience", group="training", live="stopping", parameter="patience", stops=PATIENCES,
        acts_when=Condition(_watches, "early stopping"),
        sweep=Swept(1.0, 200.0, "log", acts_when=Condition(_stops, "early stopping that stops the run")),
    ), possible=AT_LEAST_1)  # fmt: skip
    seed: int = whole(0, 0, LARGEST_SEED, "seed", Declaration(
        "Training seed", "Another seed draws another order of the batches and other dropped units.",
        sentence_title="training seed", group="training", parameter="random_state", translated=True,
        sweep=SEEDS_ARE_SWEPT,
    ))  # fmt: skip

    def __post_init__(self) -> None:
        check_all(self)
