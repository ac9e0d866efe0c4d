"""What is said of a sweep."""

from playground.words.messages import Counted, Message

# Where it stands.
RUNS = Message("{n} runs; what was done before is not repeated.")
NOTHING_TO_START = Message("There is nothing to start.")
STOPPING = Message("{done} of {total} runs done; stopping after those in hand.")
NEEDS_ITS_TAB = Message("It goes on for {seconds} s after this tab is closed or out of sight.")
STARTING = Message("{done} of {total} runs done; starting the workers.")
TIME_LEFT = Message("{done} of {total} runs done; about {time} left.")
ANOTHER = Message("{done} of {total} runs done. The controls describe another sweep: Start trains it.")
DONE = Message("{done} of {total} runs done.")
GO_ON = Message("{done} of {total} runs done. Start goes on with the others.")
SECONDS = Message("{n} s")
MINUTES = Message("{n} min")
HOURS = Message("{n} h")

# What the bands are.
ONE_SEED = Message("one seed")
QUANTILES = Message("lines: medians; bands: from the 10 % to the 90 % quantile; dots: test of each seed")
EXTREMES = Message("lines: medians; bands: from lowest to highest; dots: test of each seed")

# Values of knobs.
VALUE = Message("{knob} {value}")
EQUALS = Message("{knob} = {value}")
UNITS = Counted(one="{value} unit in each hidden layer", other="{value} units in each hidden layer")
LAYERS = Counted(one="{value} hidden layer", other="{value} hidden layers")
SAMPLES = Counted(one="{value} sample", other="{value} samples")

# What was found.
NOTHING_DONE = Message("No run is done yet.")
NONE_COUNTS = Message("None of {n} runs ended in numbers that can be compared.")
LOWEST = Message("Lowest {part} loss: {loss} at {setting}.")
LOWEST_OF_SEEDS = Message("Lowest {part} loss: {loss} at {setting} (median of {n} seeds).")
LOWEST_SO_FAR = Message("Lowest {part} loss: {loss} at {setting} (median so far).")
LOWEST_AND_ENDS = Message("Lowest {part} loss: {loss} at {setting}; {ends}.")
LOWEST_OF_SEEDS_AND_ENDS = Message("Lowest {part} loss: {loss} at {setting} (median of {n} seeds); {ends}.")
LOWEST_SO_FAR_AND_ENDS = Message("Lowest {part} loss: {loss} at {setting} (median so far); {ends}.")
HIGHER = Message("{excess} higher at {value}")
HIGHER_IN = Message("{excess} higher at {value}, in {worse} of {n} seeds")
OF_TWO = Message(
    "Lowest {part} loss: {loss} at {first} and {second}; the highest, {highest}, is at {worst_first} and "
    "{worst_second}."
)
OF_TWO_OF_SEEDS = Message(
    "Lowest {part} loss: {loss} at {first} and {second} (median of {n} seeds); the highest, {highest}, "
    "is at {worst_first} and {worst_second}."
)
OF_TWO_SO_FAR = Message(
    "Lowest {part} loss: {loss} at {first} and {second} (median so far); the highest, {highest}, "
    "is at {worst_first} and {worst_second}."
)
UNDERFITS_AT = Message("At {value} the network underfits.")
UNDERFITS_FROM_TO = Message("From {first} to {last} the network underfits.")
OVERFITS_AT = Message("At {value} the network overfits.")
OVERFITS_FROM_TO = Message("From {first} to {last} the network overfits.")
LOWER_MAY_BE_BETTER = Message("The best value is at the end of the range: a lower one may be better still.")
HIGHER_MAY_BE_BETTER = Message("The best value is at the end of the range: a higher one may be better still.")

# How sure the best value is.
ALIKE = Message("By {n} seeds it is not certain to be better than {values}: such differences can be chance.")
ALIKE_OTHERS = Counted(
    one="By {n} seeds it is not certain to be better than {others} other pair of values: such a difference can be "
    "chance.",
    other="By {n} seeds it is not certain to be better than {others} other pairs of values: such differences can be "
    "chance.",
)
ALL_ALIKE = Message("By {n} seeds it is not certain to be better than any other: such differences can be chance.")
NONE_ALIKE = Message("By {n} seeds every other can be told apart from it.")
PAIR = Message("{first} with {second}")
ONE_SEED_EACH = Message("One seed for each value: with another, another may come out best. More seeds tell.")

# The same, on charts.
TIMES = Message("{ratio} times ({low} to {high})")
MAY_BE_AS_GOOD = Message("may be as good")
MAY_BE_THE_SAME = Message("may be the same")

# The effect of a knob of the data, on which no value is the best.
ONLY = Message("Median {part} loss {loss} at {setting}, so far the only value.")
RISES = Message(
    "From {first} to {last} the median {part} loss goes from {low} to {high}. By seed it is {ratio} times as high "
    "(95 % interval {from_ratio} to {to_ratio}; higher in {higher} of {n} seeds): a rise."
)
FALLS = Message(
    "From {first} to {last} the median {part} loss goes from {low} to {high}. By seed it is {ratio} times as high "
    "(95 % interval {from_ratio} to {to_ratio}; higher in {higher} of {n} seeds): a fall."
)
NEITHER = Message(
    "From {first} to {last} the median {part} loss goes from {low} to {high}. By seed it is {ratio} times as high "
    "(95 % interval {from_ratio} to {to_ratio}; higher in {higher} of {n} seeds): neither a rise nor a fall for sure."
)
FROM_TO = Message("From {first} to {last} the {part} loss goes from {low} to {high}.")
GAP_FROM_TO = Message("The gap to the training loss goes from {low} to {high}.")
LOWEST_BETWEEN = Message("In between it is lowest, {loss}, at {setting}.")
HIGHEST_BETWEEN = Message("In between it is highest, {loss}, at {setting}.")
ALIKE_FIRST = Message("Not to be told apart from {first}: {values}.")
ONE_SEED_OF_EFFECT = Message("One seed for each value: another may show another effect. More seeds tell.")
BEST_ON = Message("With {data} the median {part} loss is lowest, {loss}, at {setting}.")
LOWEST_AND_HIGHEST = Message(
    "The median {part} loss is lowest, {lowest}, at {first} and {second}, and highest, {highest}, at {worst_first} and "
    "{worst_second}."
)
TEST_LOSS_THERE = Message("The test loss there is {loss}.")
TEST_LOSS_THERE_OF_SEEDS = Message("The test loss there is {loss} (median).")
TEST_LOSS_AT_LOWEST = Message("Where it is lowest, the test loss is {loss}.")
TEST_LOSS_AT_LOWEST_OF_SEEDS = Message("Where it is lowest, the test loss is {loss} (median).")
FAILED = Counted(
    one="{n} run diverged or had no data, and is left out.", other="{n} runs diverged or had no data, and are left out."
)

# Why there can be no such sweep.
CANNOT_BE = Message("This sweep cannot be made. {problem}.")
SAME_KNOB = Message("Both knobs are {knob}: choose another second knob, or none")
FROM_OUT_OF_RANGE = Message("From {value} cannot be: {reason}; the nearest value is {nearest}")
TO_OUT_OF_RANGE = Message("To {value} cannot be: {reason}; the nearest value is {nearest}")
NO_RANGE = Message("{knob}: from {low} to {high} is no range: From must be below To")
NO_EFFECT = Message(
    "{knob}: it changes nothing here, as it needs {needs}; change the other settings, or choose another knob"
)
NOT_OF_THE_DATA = Message("{knob}: {dataset} can have {low} to {high}, got {asked_low} to {asked_high}")
TOO_MANY_SAMPLES = Message("{dataset} has {most} samples: To must be at most that, got {asked}")

# Why it failed.
UNFORESEEN = Message("The sweep broke off by an unforeseen error; its terminal, or the log of the server, has it.")
WORKER_DIED = Message(
    "A worker process ended suddenly, perhaps for lack of memory ({detail}). "
    "What is done is kept: starting it again goes on with the others."
)
WORKERS_LOST = Message(
    "The workers were lost ({detail}). What is done is kept: starting it again goes on with the others."
)
NO_DASK = Message(
    "To use the Dask cluster at {address}, Dask is needed here: pip install -r requirements-dask.txt. "
    "Trained on this machine, the sweep needs none."
)
NO_SCHEDULER = Message(
    "No Dask scheduler answers at {address} ({detail}). Start one with: dask scheduler. Its address, such as "
    "tcp://localhost:8786, is what the environment variable {variable} of a server says, or --dask on the command "
    "line; or train on this machine."
)
SILENCE = Message("silence for {seconds} s")
OTHER_SERVER = Message("what answers is a {kind}")
WORKERS_SILENT = Message("The Dask workers at {address} do not answer ({detail}). {remedy}")
NO_WORKERS = Message("The Dask scheduler at {address} has no workers. {remedy}")
CANNOT_TRAIN = Message("The Dask worker {worker} cannot train ({detail}). {remedy}")
OTHER_CODE = Message(
    "The Dask worker {worker} has other code or packages ({version}) than this program ({own}). {remedy}"
)
START_WORKERS = Message(
    "Start workers in the folder of this program, with the same packages: python -m dask worker {address}"
)
CLUSTER_LOST = Message(
    "The Dask cluster at {address} was lost ({detail}). "
    "What is done is kept: starting it again goes on with the others."
)
DASK_WORKERS_DIED = Message(
    "Dask workers died over a run, perhaps for lack of memory: {detail}. "
    "What is done is kept: starting it again goes on with the others."
)

# The page.
CANCEL = Message("Cancel")
CANCEL_HELP = Message("Hand out no more runs. Those in hand are finished; what is done is kept.")
START = Message("Start")
START_HELP = Message("Train what is not done yet.")
ALL_NUMBERS = Message("Numbers of all runs")
AS_CSV = Message("Download as CSV")
