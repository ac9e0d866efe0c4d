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
GOOD_FIT_PAST = Message("Good fit, past its best")
PLACE_TO_STOP = Message("The place to stop")
PAST_BEST = Message("Past its best")
UNDERFITTING = Message("Underfitting")
NOTHING_LEARNED = Message("Underfitting: next to nothing learned")
OVERFITTING = Message("Overfitting")
OVERFITTING_SINCE = Message("Overfitting since epoch {epoch}")
FRUITLESS = Message("Overfitting: nothing carries over")
WIDE_GAP = Message("Overfitting: a wide gap")
ELSEWHERE = Message("Test data from elsewhere")
MEMORISING = Message("Memorising noise")
OVER_REGULARISED = Message("Over-regularised")
VANISHING_GRADIENT = Message("Not learning: the gradient vanishes")
DEAD_UNITS = Message("Units are dead")
SATURATED_UNITS = Message("Units are saturated")
UNSTABLE = Message("Unstable")
DIVERGED = Message("Diverged after epoch {epoch}")

# Clauses.
SCORES = Message("{score} {train} on training and {test} on test data")
STAYED = Message("test {score} stayed at {now}")
HARDLY_MOVED = Message("test {score} hardly moved, from {then} to {now}")
FELL = Message("test {score} fell from {then} to {now}")
ROSE = Message("test {score} rose from {then} to {now}")
NEIGHBOURS = Message("the nearest training samples predict one another with {score} {value}")
NEIGHBOURS_MOVED = Message(
    "The nearest training samples predict one another with {score} {known}, and the shifted or turned test samples "
    "with {moved}"
)
NEIGHBOURS_MOVED_CLEAN = Message(
    "The nearest training samples predict those with a true label with {score} {known}, and the shifted or turned "
    "test samples with {moved}"
)
FLIPS_FITTED = Message("Flipped labels fitted: {fitted} of {flipped}")
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
FIRST_WEIGHTS_WEIGHTED = Message(
    "The first weights give a training loss of {loss}; guessing by the weighted shares of the classes gives {chance}."
)
BOTH = Message("Training loss {train}, test loss {test}; {scores}.")
BOTH_AND_LOWEST = Message("Training loss {train}, test loss {test} (lowest {lowest}, in epoch {epoch}); {scores}.")
BOTH_AT_LOWEST = Message("Training loss {train}, test loss {test}, its lowest so far; {scores}.")
LOWEST_VALIDATION_OF_ALL = Message(
    "Validation loss {valid} is the lowest of {epochs} epochs; test loss {test}; training loss {train}; {scores}."
)
LOWEST_OF_ALL = Message("Test loss {test} is the lowest of {epochs} epochs; training loss {train}; {scores}.")
ABOVE_LOWEST = Message(
    "Test loss {test} stands above its lowest, {lowest} in epoch {epoch}; "
    "training loss went from {then} to {train}; {change}."
)
AT_CHANCE_CLASSES = Message(
    "Training loss {loss} (guessing: {chance}); {scores}; always answering with the commonest class gives {commonest}."
)
AT_CHANCE_MEAN = Message("Training loss {loss} (always answering with the mean: {chance}); {scores}.")
BELOW_NEIGHBOURS = Message("Training loss {loss} (guessing: {chance}), {scores}; {neighbours}.")
TEST_LOSS_ROSE = Message(
    "Test loss rose from {lowest} in epoch {epoch} to {test}, training loss went from {then} to {train}; {change}."
)
TEST_LOSS_HIGHER = Message(
    "Test loss {test} (lowest {lowest}, in epoch {epoch}) is higher over the last epochs than it was, "
    "and training loss went from {then} to {train}; {change}."
)
NOT_ON_TEST_DATA = Message("Test loss {test} (guessing: {chance}), training loss {train}; {scores}.")
STANDS_ABOVE = Message(
    "Test loss {test} (lowest {lowest}, in epoch {epoch}) stands {gap} above training loss {train}; {scores}."
)
NOT_BY_HEART = Message(
    "Training loss {train}, test loss {test}; {scores}. {neighbours}: there is a gap without anything learned by heart."
)
LEARNED_BY_HEART = Message(
    "{what} (training {score} {train}); {change} and test loss rose from {lowest} in epoch {epoch} to {test}."
)
LEARNED_BY_HEART_SO_FAR = Message(
    "{what} (training {score} {train}); test loss {test} (lowest {lowest}, in epoch {epoch}); {scores}."
)
WITH_FLIPS = Message("{evidence} {flips}.")
WITH_MOVED = Message("{evidence} {neighbours}.")
WITH_VALIDATION = Message(
    "{evidence} Validation loss {loss}; at its lowest, {lowest} in epoch {epoch}, the test loss was {test}."
)
WITH_VALIDATION_AT_LOWEST = Message("{evidence} Validation loss {loss}, its lowest so far.")
HELD_BACK = Message(
    "With {regularisers} the training loss stays at {train} (test {test}); {scores}, while {neighbours}."
)
HELD_BACK_BY_NONE = Message(
    "With no regularisation the training loss stays at {train} (test {test}); {scores}, while {neighbours}."
)
GRADIENTS = Message(
    "The gradient is {first} in the first layer and {last} in the last; training loss {loss} (guessing: {chance})."
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
