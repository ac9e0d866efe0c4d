"""What to try: kinds of advice, each with the setting's value where one can be named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from datasets import CATALOGUE
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.numbers import Numbers
from playground.measurements.verdict.symptoms import WEAK_DROPOUT, WEAK_L1, WEAK_L2
from playground.network.activations import ACTIVATIONS
from playground.settings.run import Settings

GOOD_L2 = 0.01  # λ₂/n at which the default run hardly overfits any more: test loss 1.0 to 0.25
SUITS_NON_LINEAR = ("x2", "y2", "xy")
IMBALANCED = 0.65  # share of the commonest class from which class weights are worth naming
FEW_UNITS = 8  # in the widest layer, below which more are worth trying
NO_CHANGE = 0.02  # a change of accuracy or R² by less is no change


class Way(Enum):
    """One thing that can be done to a setting, or what a setting is at."""

    L1 = auto()  # λ₁ at the value
    L2 = auto()  # λ₂ at the value
    DROPOUT = auto()  # at the value
    ADD_L2 = auto()  # with λ₂ at the value
    EARLY_STOPPING = auto()  # the best epoch is the value
    LESS_PATIENCE = auto()
    MORE_SAMPLES = auto()
    OTHER_ACTIVATION = auto()  # in place of the one that is named
    LARGER_FIRST_WEIGHTS = auto()
    SMALLER_FIRST_WEIGHTS = auto()
    BATCH_NORM = auto()
    FEWER_LAYERS = auto()
    LEAKY_RELU = auto()


class Advice(Enum):
    """What a person is told to do."""

    PLAY = auto()
    GO_ON = auto()  # or raise the learning rate above the value
    NOTHING = auto()
    ADD_LAYER = auto()
    ADD_LAYER_OR_INPUTS = auto()  # the inputs are named
    LEAVE_LINEAR = auto()
    MORE_UNITS = auto()  # than the value
    LARGER_OR_LONGER = auto()
    BALANCE = auto()
    ONE_OF = auto()  # the ways
    ALL_OF = auto()  # the ways
    WEAKER_PENALTY = auto()
    SHORTER_STEPS = auto()  # the learning rate at the value in place of the present one
    SHORTER_STEPS_OR = auto()  # that, or the way


@dataclass(frozen=True, slots=True)
class Step:
    """A way with its value, or with the name of a choice of a setting, as settings have it."""

    way: Way
    value: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A piece of advice with its numbers: values of settings, as the kind of advice says.

    Attributes
    ----------
    advice : Advice
    value, present : float
        The value that is advised, or spoken of, and the one it replaces.
    names : tuple of str
        Keys of features.
    steps : tuple of Step
        What the advice chooses from, or sums up.
    """

    advice: Advice
    value: float = 0.0
    present: float = 0.0
    names: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


Remedies = tuple[Remedy, ...]


def to_begin(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """Before the first epoch."""
    return (Remedy(Advice.PLAY),)


def while_learning(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """While the training loss falls."""
    return (Remedy(Advice.GO_ON, settings.training.learning_rate),)


def for_a_good_fit(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """When both parts are fitted about equally well."""
    return (Remedy(Advice.NOTHING),)


def for_underfitting(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """A larger function class, or a longer way; and class weights where one class is rare and the other is answered."""
    rare = facts.chance_score >= IMBALANCED and facts.task == "binary"
    if is_majority(now) and rare and settings.training.class_weights == "none":
        return Remedy(Advice.BALANCE), _larger(settings)
    return (_larger(settings),)


def for_overfitting(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """Whatever regulariser is not yet on, and its strength."""
    training, n = settings.training, facts.n_train
    stops = training.early_stopping == "stop"
    steps = [Step(Way.LESS_PATIENCE) if stops else Step(Way.EARLY_STOPPING, now.best_epoch)]
    if training.l2 < GOOD_L2 * n:
        steps.append(Step(Way.ADD_L2, GOOD_L2 * n))
    if training.dropout < WEAK_DROPOUT and settings.network.hidden_layers:
        steps.append(Step(Way.DROPOUT, 0.5))
    return (Remedy(Advice.ONE_OF, steps=(*steps, Step(Way.MORE_SAMPLES))),)


def for_over_regularisation(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """A tenth of the penalty, or half of the dropout."""
    weaker = [
        Step(step.way, step.value / (2 if step.way is Way.DROPOUT else 10))
        for step in strong_regularisers(settings, facts)
    ]
    return (Remedy(Advice.ALL_OF, steps=tuple(weaker)) if weaker else Remedy(Advice.WEAKER_PENALTY),)


def for_vanishing(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """Another activation, or batch normalisation."""
    activation = settings.network.activation
    weakens = ACTIVATIONS[activation].weakens_gradient
    steps = [Step(Way.OTHER_ACTIVATION, name=activation) if weakens else Step(Way.LARGER_FIRST_WEIGHTS)]
    if settings.network.batch_norm == "off":
        steps.append(Step(Way.BATCH_NORM))
    return (Remedy(Advice.ONE_OF, steps=(*steps, Step(Way.FEWER_LAYERS))),)


def for_dead_units(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """Units that are dead stay dead: begin again with shorter steps."""
    other = Way.LEAKY_RELU if ACTIVATIONS[settings.network.activation].dies else Way.SMALLER_FIRST_WEIGHTS
    rate = settings.training.learning_rate
    return (Remedy(Advice.SHORTER_STEPS_OR, rate / 10, rate, steps=(Step(other),)),)


def for_long_steps(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """A tenth of the learning rate."""
    rate = settings.training.learning_rate
    return (Remedy(Advice.SHORTER_STEPS, rate / 10, rate),)


def strong_regularisers(settings: Settings, facts: DataFacts) -> tuple[Step, ...]:
    """Return what is strong enough to hold a network back, with its strength."""
    training, n = settings.training, facts.n_train
    strengths = [
        (Step(Way.L1, training.l1), training.l1 / n >= WEAK_L1),
        (Step(Way.L2, training.l2), training.l2 / n >= WEAK_L2),
        (Step(Way.DROPOUT, training.dropout), training.dropout >= WEAK_DROPOUT),
    ]
    return tuple(step for step, strong in strengths if strong)


def is_majority(now: Numbers) -> bool:
    """Return whether the training accuracy is no better than that of the commonest class."""
    return not now.regression and now.train_score <= now.chance_score + NO_CHANGE / 2


def _larger(settings: Settings) -> Remedy:
    shape = settings.network
    if not shape.hidden_layers:
        missing = tuple(key for key in SUITS_NON_LINEAR if key not in settings.data.features)
        entry = CATALOGUE[settings.data.name]
        has_inputs = missing and entry.generated and entry.n_raw_features == 2
        return Remedy(Advice.ADD_LAYER_OR_INPUTS, names=missing) if has_inputs else Remedy(Advice.ADD_LAYER)
    if shape.activation == "linear":
        return Remedy(Advice.LEAVE_LINEAR)
    if max(shape.hidden_layers) < FEW_UNITS:
        return Remedy(Advice.MORE_UNITS, max(shape.hidden_layers))
    return Remedy(Advice.LARGER_OR_LONGER)
