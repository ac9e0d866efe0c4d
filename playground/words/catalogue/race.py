"""What is said of two settings side by side."""

from playground.words.messages import Message

SETTING = Message("Setting {side}")
DIFFERENCE = Message("{title} {a} in A, {b} in B")
DIFFERENCES = Message("{differences}.")
THE_SAME = Message("A and B are the same: change one of them in the sidebar.")

DIVERGED = Message("{side} diverged")
STOPPED_EARLY = Message("{side} stopped early")
AT_THE_LIMIT = Message("{side} epoch limit reached")
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
APART = Message("Their test predictions are {test} standard deviations of the target apart (RMS).")
APART_OVER_PICTURE = Message(
    "Their test predictions are {test} standard deviations of the target apart (RMS), {area} over the picture."
)
DIFFERENT_CLASSES = Message("They name different classes on {area} of the picture and for {test} of {n} test points.")
ONE_RUN_EACH = Message("One run of each may be luck: Luck trains many.")

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
