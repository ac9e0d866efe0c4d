"""What pages say when they hand over to each other, and the headings of their parts."""

from playground.words.messages import Message

USE = Message("Use")
TO_RACE = Message("Race against it")
TO_RACE_HELP = Message("Open Race with these settings as A and as B; then change B.")
TO_LUCK = Message("Try with many seeds")
TO_LUCK_HELP = Message("Open Luck with these settings: how much of the result was luck?")
TO_SWEEP = Message("Sweep a setting")
TO_SWEEP_HELP = Message("Open Sweep around these settings: where is the best value of one of them?")
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
TABLE_OF_RUNS = Message("Table of runs")
GRAPH = Message("The network as a graph")
EQUATIONS = Message("Equations")
TABLES = Message("Numbers of the layer")
