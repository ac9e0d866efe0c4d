"""What pages say when they hand over to each other, and the headings of their parts."""

from playground.words.messages import Message

USE = Message("Use")
TO_RACE = Message("Race against it")
TO_RACE_HELP = Message("Open Race with these settings as A and as B; then change B.")
TO_LUCK = Message("Try with many seeds")
TO_LUCK_HELP = Message("Open Luck with these settings: how much of the result was luck?")
TO_SWEEP = Message("Sweep a setting")
TO_SWEEP_HELP = Message("Open Sweep around these settings: where is the best value of one of them?")
OPEN_IN_TRAIN = Message("Open in Train")
OPEN_IN_TRAIN_HELP = Message("Open these settings in the dashboard, with every control.")
TAKE = Message("Take from Train")
TAKE_HELP = Message("Take the settings of the page Train for those whose controls are shown here.")
OPEN_SEED = Message("Open a seed")
OPEN_SEED_HELP = Message("Open the run of one seed of the study in the dashboard.")
SEED = Message("Seed number")
OPEN_VALUE = Message("Open a run")
OPEN = Message("Open")

# The gallery of data sets.
PICTURES = Message("Pictures")
GENERATED = Message("Generated: as many samples and as much noise as you like")
REAL = Message("Real: measured once")

# Headings and landmarks, by which people who listen to a page go from part to part.
PAGES = Message("Pages")
KEY_NUMBERS = Message("Key numbers")
VERDICT = Message("Verdict")
ANSWER = Message("Answer of the network")
ANSWER_OF_SIDE = Message("Answer of {side}")
DIFFERENCES = Message("What sets A and B apart")
CURVES = Message("Curves")
BESIDE = Message("Beside the answers")
FINDINGS = Message("What was found")
LOSSES = Message("Losses of the seeds")
MAPS = Message("Where the seeds agree")
STUDY = Message("What is trained")
SWEPT = Message("What is swept")
TRAIN_ON = Message("Train on")
ON_THIS_MACHINE = Message("this machine")
ON_CLUSTER = Message("Dask cluster at {address}")
TRAIN_ON_HELP = Message(
    "This machine: one process for each core. The cluster is the one that the environment variable {variable} named "
    "when the server was started. It is not part of the link. Data of your own are always trained on this machine."
)
TABLE_OF_RUNS = Message("Table of runs")
GRAPH = Message("The network as a graph")
EQUATIONS = Message("Equations")
TABLES = Message("Numbers of the layer")

# Of a link to the dashboard.
UNKNOWN_TAB = Message("The link's tab={value} cannot be: Tab must be one of {known}. It is {used} instead.")
UNKNOWN_TAB_BUT = Message(
    "The link's tab={value} cannot be: Tab must be one of {known}. It is {used} instead; the nearest value is "
    "{nearest}."
)

# Controls that several pages have.
PROGRAM = Message("Overfitting playground")
LOSS = Message("Loss")
ACCURACY = Message("Accuracy")
UNITS_OF_LAYER = Message("Units {number}")
UNITS_OF_LAYER_HELP = Message("Width of hidden layer {number}.")

# When data cannot be made.
LINK_DATA_IMPOSSIBLE = Message("The link's data cannot be made: {error}. The default data are used instead.")
RUN_GOES_ON = Message("These data cannot be made: {error}. The run goes on with the last ones that could.")
RACE_GOES_ON = Message("These data cannot be made: {error}. The race goes on with the last ones that could.")
DATA_IMPOSSIBLE = Message("These data cannot be made: {error}.")
