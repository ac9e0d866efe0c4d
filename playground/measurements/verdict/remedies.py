"""What to try: the remedies for each kind of verdict, with a setting's value where it was seen to help."""

from __future__ import annotations

from playground.measurements.verdict.advice import Advice, Remedies, Remedy, Step, Way
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.numbers import Numbers
from playground.measurements.verdict.symptoms import WEAK_DROPOUT, WEAK_L1, WEAK_L2
from playground.network.activations import ACTIVATIONS
from playground.settings.fields import range_of
from playground.settings.run import Settings, TrainingSettings

# Values that are advised, and from which rise of the test loss on, in units of the loss of guessing: on random runs
# they lower the test loss in at least three of four (`python -m benchmarks remedies`, docs/verdict.md).
GOOD_L2, L2_FROM = 0.01, 0.15  # λ₂/n
GOOD_DROPOUT, DROPOUT_FROM = 0.3, 0.3
GOOD_L1 = 0.003  # λ₁/n
LEAST_RATE = range_of(TrainingSettings, "learning_rate")[0]
SUITS_NON_LINEAR = ("x2", "y2", "xy")
IMBALANCED = 0.65  # share of the commonest class from which class weights are worth naming
FEW_UNITS = 8  # in the widest layer, below which more are worth trying
NO_CHANGE = 0.02  # a change of accuracy or R² by less is no change


def to_begin(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """Before the first epoch."""
    return (Remedy(Advice.PLAY),)


def while_learning(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """While the training loss falls; a longer run only as long as the watched loss reaches lower values too."""
    return _onwards(now)


def at_the_lowest(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """In the epoch that has the lowest watched loss of all, once there are later ones."""
    return (Remedy(Advice.STOP_HERE, now.later_epochs, names=_part(now)),)


def for_a_good_fit(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """When both parts are fitted about equally well."""
    return for_a_passed_best(now, settings, facts) if now.rises or not now.carries_over else (Remedy(Advice.NOTHING),)


def for_a_passed_best(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """When the test loss was lower, and the training loss does not say why."""
    steps = _stopping(now, settings)
    return (Remedy(Advice.ONE_OF, steps=steps),) if steps else _onwards(now)


def for_underfitting(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """A larger function class, or a longer way; and class weights where one class is rare and the other is answered."""
    rare = facts.chance_score >= IMBALANCED and facts.task == "binary"
    if is_majority(now) and rare and settings.training.class_weights == "none":
        return Remedy(Advice.BALANCE), _larger(now, settings)
    return (_larger(now, settings),)


def for_overfitting(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """More samples; once the test loss has clearly risen, whatever else is not yet on, with its strength."""
    training, n = settings.training, facts.n_train
    steps = list(_stopping(now, settings))
    if training.l2 < GOOD_L2 * n and now.rise >= L2_FROM:
        steps.append(Step(Way.ADD_L2, GOOD_L2 * n))
    if training.dropout < GOOD_DROPOUT and settings.network.hidden_layers and now.rise >= DROPOUT_FROM:
        steps.append(Step(Way.ADD_DROPOUT))
    return (Remedy(Advice.ONE_OF, steps=(*steps, Step(Way.MORE_SAMPLES))),)


def for_data_from_elsewhere(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """The test data back to where the training data are: nothing of training closes this gap."""
    return (Remedy(Advice.MOVE_BACK),)


def for_over_regularisation(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """A tenth of the penalty, or half of the dropout, and no more than what is good against overfitting."""
    n = facts.n_train
    good = {Way.L1: (10.0, GOOD_L1 * n), Way.L2: (10.0, GOOD_L2 * n), Way.DROPOUT: (2.0, GOOD_DROPOUT)}
    weaker = []
    for step in strong_regularisers(settings, facts):
        factor, most = good[step.way]
        weaker.append(Step(step.way, min(step.value / factor, most)))
    return (Remedy(Advice.ALL_OF, steps=tuple(weaker)) if weaker else Remedy(Advice.WEAKER_PENALTY),)


def for_vanishing(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """Another activation, or batch normalisation."""
    activation = settings.network.activation
    weakens = ACTIVATIONS[activation].weakens_gradient
    steps = [Step(Way.OTHER_ACTIVATION, name=activation)] if weakens else []
    if settings.network.batch_norm == "off":
        steps.append(Step(Way.BATCH_NORM))
    return (Remedy(Advice.ONE_OF, steps=tuple(steps or [Step(Way.FEWER_LAYERS)])),)


def for_dead_units(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """Units that are dead stay dead: begin again with shorter steps, or with first weights of the usual size."""
    rate = settings.training.learning_rate
    if settings.network.initial_scale > 1.0:
        return (Remedy(Advice.ONE_OF, steps=(Step(Way.SMALLER_FIRST_WEIGHTS),)),)
    return (Remedy(Advice.SHORTER_STEPS, max(rate / 10, LEAST_RATE), rate),)


def for_long_steps(now: Numbers, settings: Settings, facts: DataFacts) -> Remedies:
    """A hundredth of the learning rate."""
    rate = settings.training.learning_rate
    return (Remedy(Advice.SHORTER_STEPS, rate_after_divergence(rate), rate),)


def rate_after_divergence(rate: float) -> float:
    """Return the learning rate to begin again with: a tenth of one that is far too high often still is."""
    return max(rate / 100, LEAST_RATE)


def patience_to_try(settings: Settings) -> int:
    """Return the patience of the early stopping that could be advised: half of one that stops the run already."""
    training = settings.training
    return shorter(training.patience) if training.early_stopping == "stop" else training.patience


def shorter(patience: int) -> int:
    """Return half of a patience, at least 1."""
    return max(patience // 2, 1)


def can_die(settings: Settings) -> bool:
    """Return whether hidden units that pass no gradient give 0: such as leaky ReLU whose slope below 0 is 0."""
    network = settings.network
    return ACTIVATIONS[network.activation].dies or (
        ACTIVATIONS[network.activation].has_slope and network.leaky_slope == 0.0
    )


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


def _onwards(now: Numbers) -> Remedies:
    if now.watched_falls and not now.watched_rises:
        return (Remedy(Advice.GO_ON, names=_part(now)),)
    return (Remedy(Advice.WATCH, now.watched_epoch, names=_part(now)),)


def _part(now: Numbers) -> tuple[str, ...]:
    """Return the part that early stopping watches, if it is not the test part."""
    return () if now.watched == "test" else (now.watched,)


def _stopping(now: Numbers, settings: Settings) -> tuple[Step, ...]:
    """Return how to stop earlier, if the lowest watched loss is past and that would have left a lower test loss."""
    stops = settings.training.early_stopping == "stop"
    if now.watched_falls or not (now.rises and now.stopping_helps):
        return ()
    return (Step(Way.LESS_PATIENCE) if stops else Step(Way.EARLY_STOPPING, now.watched_epoch),)


def _larger(now: Numbers, settings: Settings) -> Remedy:
    shape = settings.network
    if not shape.hidden_layers:
        missing = tuple(key for key in SUITS_NON_LINEAR if key not in settings.data.features)
        entry = settings.data.entry
        has_inputs = missing and entry.generated and entry.n_raw_features == 2
        return Remedy(Advice.ADD_LAYER_OR_INPUTS, names=missing) if has_inputs else Remedy(Advice.ADD_LAYER)
    if shape.activation == "linear":
        return Remedy(Advice.LEAVE_LINEAR)
    if max(shape.hidden_layers) < FEW_UNITS:
        return Remedy(Advice.MORE_UNITS, max(shape.hidden_layers))
    return Remedy(Advice.LARGER_OR_LONGER if now.still_falls and not now.rises else Advice.LARGER)
