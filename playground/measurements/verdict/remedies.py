"""What to try: a sentence that names a control, and a value where one can be named."""

from __future__ import annotations

from datasets import CATALOGUE, FEATURES
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.symptoms import WEAK_DROPOUT, WEAK_L1, WEAK_L2
from playground.network.activations import ACTIVATIONS
from playground.settings.run import Settings

GOOD_L2, GOOD_L1 = 0.01, 0.003  # λ/n at which the default run no longer overfits: test loss 1.4 to 0.25 and 0.24
SUITS_NON_LINEAR = ("x2", "y2", "xy")
IMBALANCED = 0.65  # share of the commonest class from which class weights are worth naming


def while_learning(settings: Settings) -> str:
    """While the training loss falls."""
    rate = settings.training.learning_rate
    return f"Let it go on; if it is slow, raise the learning rate above {_plain(rate)}."


def of_underfitting(settings: Settings) -> str:
    """A larger function class, or a longer way."""
    shape = settings.network
    if not shape.hidden_layers:
        missing = [FEATURES[key].title for key in SUITS_NON_LINEAR if key not in settings.data.features]
        entry = CATALOGUE[settings.data.name]
        inputs = (
            f", or the inputs {_listed(missing)}" if missing and entry.generated and entry.n_raw_features == 2 else ""
        )
        return f"The model is linear: add a hidden layer{inputs}."
    if shape.activation == "linear":
        return "Linear layers make one linear map: choose ReLU or tanh."
    if max(shape.hidden_layers) < 8:
        return f"{max(shape.hidden_layers)} units are few: try 16 or more."
    return "Try more units or layers, a longer run, or another learning rate."


def of_majority(settings: Settings, facts: DataFacts) -> str:
    """Class weights where one class is rare, else what helps underfitting."""
    if facts.chance_score >= IMBALANCED and facts.task == "binary" and settings.training.class_weights == "none":
        return f"Balance the class weights; and: {_lower(of_underfitting(settings))}"
    return of_underfitting(settings)


def of_overfitting(settings: Settings, facts: DataFacts, best_epoch: int) -> str:
    """Whatever regulariser is not yet on, and its strength."""
    training, n = settings.training, facts.n_train
    stops = training.early_stopping == "stop"
    ways = ["less patience" if stops else f"early stopping (best: epoch {best_epoch:,})"]
    if training.l2 < GOOD_L2 * n:
        ways.append(f"L2 with λ₂ = {_plain(GOOD_L2 * n)}")
    if training.dropout < WEAK_DROPOUT and settings.network.hidden_layers:
        ways.append("dropout 0.5")
    return f"Try {_listed([*ways, 'more samples'], 'or')}."


def regularisers(settings: Settings, facts: DataFacts) -> str:
    """Name what is strong enough to hold a network back, with its strength."""
    return " and ".join(f"{name} {_plain(value)}" for name, value in _strong(settings, facts)) or "no regularisation"


def of_over_regularisation(settings: Settings, facts: DataFacts) -> str:
    """A tenth of the penalty, or half of the dropout."""
    weaker = [f"{name} {_plain(value / (2 if name == 'dropout' else 10))}" for name, value in _strong(settings, facts)]
    return f"Try {_listed(weaker)}." if weaker else "Try a weaker penalty."


def of_vanishing(settings: Settings) -> str:
    """Another activation, or batch normalisation."""
    weakens = ACTIVATIONS[settings.network.activation].weakens_gradient
    ways = ["tanh or ReLU in place of " + settings.network.activation] if weakens else ["larger first weights"]
    if settings.network.batch_norm == "off":
        ways.append("batch normalisation")
    return f"Try {_listed([*ways, 'fewer layers'], 'or')}."


def of_dead_units(settings: Settings) -> str:
    """Units that are dead stay dead: begin again with shorter steps."""
    other = "leaky ReLU" if ACTIVATIONS[settings.network.activation].dies else "smaller first weights"
    rate = settings.training.learning_rate
    return f"Reset with the learning rate at {_plain(rate / 10)} in place of {_plain(rate)}, or try {other}."


def of_long_steps(settings: Settings) -> str:
    """A tenth of the learning rate."""
    rate = settings.training.learning_rate
    return f"Reset with the learning rate at {_plain(rate / 10)} in place of {_plain(rate)}."


def _strong(settings: Settings, facts: DataFacts) -> list[tuple[str, float]]:
    training, n = settings.training, facts.n_train
    strengths = [
        ("λ₁ =", training.l1, training.l1 / n >= WEAK_L1),
        ("λ₂ =", training.l2, training.l2 / n >= WEAK_L2),
        ("dropout", training.dropout, training.dropout >= WEAK_DROPOUT),
    ]
    return [(name, value) for name, value, strong in strengths if strong]


def _listed(entries: list[str], joint: str = "and") -> str:
    return entries[0] if len(entries) == 1 else f"{', '.join(entries[:-1])} {joint} {entries[-1]}"


def _plain(value: float) -> str:
    """Return a setting as a person would type it."""
    return f"{value:.3g}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
