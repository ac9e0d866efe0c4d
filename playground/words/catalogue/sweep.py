"""What is said of a sweep."""

from playground.words.messages import Counted, Message

# Where it stands.
RUNS = Message("{n} runs; what was done before is not repeated.")
NOTHING_TO_START = Message("There is nothing to start.")
STOPPING = Message("{done} of {total} runs done; stopping after those in hand.")
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
QUANTILES = Message("lines: medians; bands: from the 10 % to the 90 % quantile")
EXTREMES = Message("lines: medians; bands: from lowest to highest")

# Values of knobs.
VALUE = Message("{knob} {value}")
EQUALS = Message("{knob} = {value}")
UNITS = Counted(one="{value} unit in each hidden layer", other="{value} units in each hidden layer")
LAYERS = Counted(one="{value} hidden layer", other="{value} hidden layers")
SAMPLES = Counted(one="{value} sample", other="{value} samples")

# What was found.
NOTHING_DONE = Message("No run is done yet.")
NONE_COUNTS = Message("None of {n} runs ended in numbers that can be compared.")
LOWEST = Message("Lowest test loss: {loss} at {setting}.")
LOWEST_OF_SEEDS = Message("Lowest test loss: {loss} at {setting} (median of {n} seeds).")
LOWEST_SO_FAR = Message("Lowest test loss: {loss} at {setting} (median so far).")
LOWEST_AND_ENDS = Message("Lowest test loss: {loss} at {setting}; {ends}.")
LOWEST_OF_SEEDS_AND_ENDS = Message("Lowest test loss: {loss} at {setting} (median of {n} seeds); {ends}.")
LOWEST_SO_FAR_AND_ENDS = Message("Lowest test loss: {loss} at {setting} (median so far); {ends}.")
HIGHER = Message("{excess} higher at {value}")
HIGHER_IN = Message("{excess} higher at {value}, in {worse} of {n} seeds")
OF_TWO = Message(
    "Lowest test loss: {loss} at {first} and {second}; the highest, {highest}, is at {worst_first} and {worst_second}."
)
OF_TWO_OF_SEEDS = Message(
    "Lowest test loss: {loss} at {first} and {second} (median of {n} seeds); the highest, {highest}, "
    "is at {worst_first} and {worst_second}."
)
OF_TWO_SO_FAR = Message(
    "Lowest test loss: {loss} at {first} and {second} (median so far); the highest, {highest}, "
    "is at {worst_first} and {worst_second}."
)
UNDERFITS_BELOW = Message("Below it the network underfits.")
UNDERFITS_ABOVE = Message("Above it the network underfits.")
OVERFITS_BELOW = Message("Below it the network overfits.")
OVERFITS_ABOVE = Message("Above it the network overfits.")
LOWER_MAY_BE_BETTER = Message("The best value is at the end of the range: a lower one may be better still.")
HIGHER_MAY_BE_BETTER = Message("The best value is at the end of the range: a higher one may be better still.")
FAILED = Counted(
    one="{n} run diverged or had no data, and is left out.", other="{n} runs diverged or had no data, and are left out."
)

# Why there can be no such sweep.
CANNOT_BE = Message("This sweep cannot be made. {problem}.")
SAME_KNOB = Message("Both knobs are {knob}: choose another second knob, or none")
FROM_OUT_OF_RANGE = Message("From {value} cannot be: {reason}")
TO_OUT_OF_RANGE = Message("To {value} cannot be: {reason}")
NO_RANGE = Message("{knob}: from {low} to {high} is no range: From must be below To")
NO_EFFECT = Message(
    "{knob}: it changes nothing here, as it needs {needs}; change the settings at the left, or choose another knob"
)
NOT_OF_THE_DATA = Message("{knob}: {dataset} can have {low} to {high}, got {asked_low} to {asked_high}")
TOO_MANY_SAMPLES = Message("{dataset} has {most} samples: To must be at most that, got {asked}")

# Why it failed.
UNFORESEEN = Message("The sweep broke off by an unforeseen error; the log of the server has it.")
WORKER_DIED = Message(
    "A worker process ended suddenly, perhaps for lack of memory ({detail}). "
    "What is done is kept: Start goes on with the others."
)
WORKERS_LOST = Message("The workers were lost ({detail}). What is done is kept: Start goes on with the others.")
NO_DASK = Message(
    "To use the Dask cluster at {address}, Dask is needed here: pip install -r requirements-dask.txt. "
    "Without an address the sweep runs on this machine."
)
NO_SCHEDULER = Message(
    "No Dask scheduler answers at {address} ({detail}). Start one with `dask scheduler` and check the address, "
    "such as tcp://localhost:8786; or clear it to run on this machine."
)
SILENCE = Message("silence for {seconds} s")
OTHER_SERVER = Message("what answers is a {kind}")
WORKERS_SILENT = Message("The Dask workers at {address} do not answer ({detail}). {remedy}")
NO_WORKERS = Message("The Dask scheduler at {address} has no workers. {remedy}")
CANNOT_TRAIN = Message("The Dask worker {worker} cannot train ({detail}). {remedy}")
OTHER_CODE = Message(
    "The Dask worker {worker} has other code or packages ({version}) than this dashboard ({own}). {remedy}"
)
START_WORKERS = Message(
    "Start workers in the folder of this dashboard, with the same packages: python -m dask worker {address}"
)
CLUSTER_LOST = Message(
    "The Dask cluster at {address} was lost ({detail}). What is done is kept: Start goes on with the others."
)
DASK_WORKERS_DIED = Message(
    "Dask workers died over a run, perhaps for lack of memory: {detail}. "
    "What is done is kept: Start goes on with the others."
)
