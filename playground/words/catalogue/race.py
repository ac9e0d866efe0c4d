"""What is said of two settings side by side."""

from playground.words.messages import Message

SETTING = Message("Setting {side}")
DIFFERENCE = Message("{title} {a} in A, {b} in B")
DIFFERENCES = Message("{differences}.")
THE_SAME = Message("A and B are the same: change one of them in the sidebar.")

DIVERGED = Message("{side} diverged after epoch {epoch}")
STOPPED_EARLY = Message("{side} stopped early after epoch {epoch}")
AT_THE_LIMIT = Message("{side} reached its limit, epoch {epoch}")
BOTH_AT_THE_LIMIT = Message("A and B reached their limit, epoch {epoch}.")
ENDED = Message("{sides}.")
SETTINGS_CHANGED = Message("Settings were changed in epoch {epoch}: Reset for a race that the link reproduces.")
VERDICT = Message("verdict")

UNTRAINED = Message("Untrained.")
ABOUT_EQUAL = Message(
    "Test loss after epoch {epoch}: about equal (A {a}, B {b}); lowest so far A {lowest_a} in epoch {epoch_a}, "
    "B {lowest_b} in epoch {epoch_b}."
)
A_IS_LOWER = Message(
    "Test loss after epoch {epoch}: A is lower (A {a}, B {b}); lowest so far A {lowest_a} in epoch {epoch_a}, "
    "B {lowest_b} in epoch {epoch_b}."
)
B_IS_LOWER = Message(
    "Test loss after epoch {epoch}: B is lower (A {a}, B {b}); lowest so far A {lowest_a} in epoch {epoch_a}, "
    "B {lowest_b} in epoch {epoch_b}."
)
# The same of data with a part for validation.
ABOUT_EQUAL_BY_VALIDATION = Message(
    "Test loss after epoch {epoch}: about equal (A {a}, B {b}); at the lowest validation loss so far A {lowest_a} in "
    "epoch {epoch_a}, B {lowest_b} in epoch {epoch_b}."
)
A_IS_LOWER_BY_VALIDATION = Message(
    "Test loss after epoch {epoch}: A is lower (A {a}, B {b}); at the lowest validation loss so far A {lowest_a} in "
    "epoch {epoch_a}, B {lowest_b} in epoch {epoch_b}."
)
B_IS_LOWER_BY_VALIDATION = Message(
    "Test loss after epoch {epoch}: B is lower (A {a}, B {b}); at the lowest validation loss so far A {lowest_a} in "
    "epoch {epoch_a}, B {lowest_b} in epoch {epoch_b}."
)

LAST_COMMON = Message("A is at epoch {a}, B at epoch {b}: they are compared after the last that both have.")
NOTHING_COMMON = Message(
    "A is at epoch {a}, B at epoch {b}: no epoch is common to both, and there is nothing to compare."
)
ANSWERS_AFTER = Message("Their answers are those of A after epoch {a} and of B after epoch {b}.")
APART = Message("Their test predictions are {test} standard deviations of the target apart (RMS).")
APART_OVER_PICTURE = Message(
    "Their test predictions are {test} standard deviations of the target apart (RMS), {area} over the picture."
)
DIFFERENT_CLASSES = Message("They name different classes on {area} of the picture and for {test} of {n} test points.")
ONE_RUN_EACH = Message("One run of each may be luck: Luck trains many.")

# By which loss both sides are measured.
MEASURED_BY = Message(
    "The losses of A and B differ: both are measured by that of {side}, {loss}, without class weights."
)
NO_COMMON_LOSS = Message(
    "No loss measures both: binary cross-entropy gives a probability to each class by itself, the other loss shares it "
    "out among them. Their losses are not compared; their accuracies can be."
)

# Values of settings.
NO_VALUE = Message("none")
ON = Message("on")
OFF = Message("off")

# Charts beside the two answers.
AGAINST = Message("A against B")
CURVES = Message("Learning curves")
ZEROS = Message("Zeros")
BESIDE = Message("Beside the answers")

# What was otherwise in a run of before.
WAS = Message("{title} {value}")

# The page.
SETTINGS_OF = Message("Settings of")
FAIR = Message(
    "Data and seeds are common to both: the same points, the same split, the same order of batches, and the same first "
    "weights as long as the layers have the same shapes."
)
A_AGAINST_B = Message("A against B:")
PLAY = Message("Play")
PAUSE = Message("Pause")
PLAY_HELP = Message("Train both, epoch by epoch, and watch.")
STEP = Message("Step")
STEP_HELP = Message("Train one epoch of both and pause.")
RESET = Message("Reset")
RESET_HELP = Message("Both back to epoch 0 with the same first weights.")
RENEW = Message("New weights")
RENEW_HELP = Message("Both back to epoch 0 with other first weights (the next weight seed): would it end the same way?")
SWAP = Message("Swap")
SWAP_HELP = Message("Let A and B change places.")
