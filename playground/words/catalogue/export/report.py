"""What is said in a report of a run, a race, a study or a sweep, and of the report."""

from playground.words.messages import Message

# On pages.
AS_REPORT = Message("Report")
AS_SLIDES = Message("Slides")
HELP = Message(
    "One file with figures, numbers, settings, link and program, as it stands at the moment of the click. It opens "
    "in a browser without a network connection, and can be printed. Slides go on by arrow keys."
)

# What it is of.
RUN = Message("A run on {data}")
RACE = Message("A race on {data}: A against B")
STUDY = Message("Many seeds on {data}")
STUDY_OF_TWO = Message("Many seeds on {data}: A against B")
SWEEP = Message("A sweep on {data}: {knob}")
SWEEP_OF_TWO = Message("A sweep on {data}: {knob} and {second}")

# Its parts.
FOUND = Message("What was found")
NUMBERS = Message("Key numbers")
NETWORKS = Message("All networks")
VALUES = Message("All values")
FIGURES = Message("Figures")
SETTINGS = Message("Settings")
CHANGED_SETTINGS = Message("Settings that are not the default")
TABLE = Message("What was done to the table")
NOT_USUAL = Message("Bold: not the default.")
GROUP = Message("Group")
SETTING = Message("Setting")
NUMBER = Message("Number")
VALUE = Message("Value")
SIDE = Message("Side")
LINK = Message("Link")
PROGRAM = Message("As a Python program")
PROGRAM_OF_SIDE = Message("{side} as a Python program")
PROGRAM_OF_SEED = Message("The first seed as a Python program")
PROGRAM_OF_SEED_OF_SIDE = Message("{side} with the first seed as a Python program")
PROGRAM_OF_VALUE = Message("{setting}, first seed, as a Python program")
PROGRAM_OF_VALUES = Message("{setting} and {second}, first seed, as a Python program")
PICTURE_OF_SIDE = Message("{picture} of {side}")
PICTURE_OF_MEASURE = Message("{picture}: {measure}")
VERDICT_OF_SIDE = Message("{side}: {verdict}")
SO_MANY_SEEDS = Message("{n} seeds, of which each changes: {varied}.")
MADE = Message(
    "Made by overfitting playground {playground} with Python {python}, NumPy {numpy}, SciPy {scipy} and scikit-learn "
    "{scikit_learn}. The same settings give the same numbers on the same machine with these versions."
)

# Columns of tables.
SEED = Message("Seed")
LOWEST_TEST_LOSS = Message("Lowest test loss")
TEST_LOSS_BY_VALIDATION = Message("Test loss at the lowest validation loss")
VALIDATION_LOSS = Message("Median validation loss")
BEST_EPOCH = Message("Best epoch")
DIVERGED_IN = Message("Diverged in epoch")
SEEDS_DONE = Message("Seeds done")
MEDIAN_TRAIN_LOSS = Message("Median train loss")
MEDIAN_TEST_LOSS = Message("Median test loss")
MEDIAN_TEST_SCORE = Message("Median test {score}")
MEDIAN_ZEROS = Message("Median exact zeros")
