"""The verdict on a run: for each kind a headline and the evidence, and what to try.

Clauses, which could stand by themselves, are parts of the evidence: they begin small and have no full stop.
"""

from playground.words.messages import Message

WHOLE = Message("{headline}. {evidence} {remedy}")
HEADLINE = Message("{headline}.")

# Headlines.
UNTRAINED = Message("Untrained")
LEARNING = Message("Learning")
GOOD_FIT = Message("Good fit")
UNDERFITTING = Message("Underfitting")
NOTHING_LEARNED = Message("Underfitting: nothing learned")
OVERFITTING_SINCE = Message("Overfitting since epoch {epoch}")
WIDE_GAP = Message("Overfitting: a wide gap")
MEMORISING = Message("Memorising noise")
OVER_REGULARISED = Message("Over-regularised")
VANISHING_GRADIENT = Message("Not learning: the gradient vanishes")
DEAD_UNITS = Message("Units are dead")
SATURATED_UNITS = Message("Units are saturated")
UNSTABLE = Message("Unstable")
DIVERGED = Message("Diverged after epoch {epoch}")

# Clauses.
SCORES = Message("{score} {train} on training and {test} on test data")
HARDLY_MOVED = Message("test {score} hardly moved, from {then} to {now}")
FELL = Message("test {score} fell from {then} to {now}")
ROSE = Message("test {score} rose from {then} to {now}")
NEIGHBOURS = Message("the nearest training samples predict one another with {score} {value}")
FLIPS_FITTED = Message("At least {fitted} of the {flipped} flipped labels are fitted")
EVERY_FITTED = Message("Every training sample is fitted")
NEARLY_FITTED = Message("Nearly every training sample is fitted")
LOSS_INFINITE = Message("The loss became infinite in epoch {epoch}; the state after epoch {kept} is kept")
WEIGHTS_INFINITE = Message("The weights became infinite in epoch {epoch}; the state after epoch {kept} is kept")
MEMORY_INFINITE = Message(
    "The optimiser's memory became infinite in epoch {epoch}; the state after epoch {kept} is kept"
)

# The evidence.
FIRST_WEIGHTS_MEAN = Message(
    "The first weights give a training loss of {loss}; always answering with the mean gives {chance}."
)
FIRST_WEIGHTS_SHARES = Message(
    "The first weights give a training loss of {loss}; guessing by the shares of the classes gives {chance}."
)
BOTH = Message("Training loss {train}, test loss {test}; {scores}.")
BOTH_AND_LOWEST = Message("Training loss {train}, test loss {test} (lowest {lowest}, in epoch {epoch}); {scores}.")
AS_COMMONEST = Message(
    "Training accuracy {score} is that of always answering with the commonest class ({commonest}); "
    "training loss {loss}, that of guessing {chance}."
)
BELOW_NEIGHBOURS = Message("Training loss {loss} (guessing: {chance}), {scores}; {neighbours}.")
TEST_LOSS_ROSE = Message(
    "Test loss rose from {lowest} in epoch {epoch} to {test}, training loss went from {then} to {train}; {change}."
)
STANDS_ABOVE = Message(
    "Test loss {test} (lowest {lowest}, in epoch {epoch}) stands {gap} above training loss {train}; {scores}."
)
LEARNED_BY_HEART = Message(
    "{what} (training {score} {train}); {change} and test loss rose from {lowest} in epoch {epoch} to {test}."
)
HELD_BACK = Message(
    "With {regularisers} the training loss stays at {train} (test {test}); {scores}, while {neighbours}."
)
HELD_BACK_BY_NONE = Message(
    "With no regularisation the training loss stays at {train} (test {test}); {scores}, while {neighbours}."
)
GRADIENTS = Message(
    "The gradient is {first} in the first layer and {last} in the last, and the training loss is {loss}, "
    "that of guessing {chance}."
)
DEAD = Message(
    "{share} of the units of a hidden layer are dead for every training sample; "
    "training loss {loss} (guessing: {chance}), {scores}."
)
SATURATED = Message(
    "{share} of the units of a hidden layer are saturated for every training sample; "
    "training loss {loss} (guessing: {chance}), {scores}."
)
ABOVE_GUESSING = Message("Training loss {loss}; before training it was {first}, and guessing gives {chance}; {scores}.")
BECAME_INFINITE = Message("{what}: training loss {loss}, {scores}.")
