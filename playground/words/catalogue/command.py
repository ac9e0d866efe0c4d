"""What the command line says: what is wrong with what was typed, how far it is, and what became of it."""

from playground.words.messages import Message

# What it is.
VERSION = Message(
    "overfitting-playground {playground} (Python {python}, NumPy {numpy}, SciPy {scipy}, scikit-learn {scikit_learn})"
)

# What is wrong with what was typed; {value} is in quotation marks as it was typed.
NOT_ALLOWED = Message("{value} is not {expected}")
NOT_ALLOWED_BUT = Message("{value} is not {expected}; the nearest is {nearest}")
NO_OPTION = Message("there is no option {option}")
NO_OPTION_BUT = Message("there is no option {option}; the nearest is {nearest}")
NO_COMMAND = Message("{value} is no command, which would be one of {commands}, and no link, which has a question mark")
NO_COMMAND_BUT = Message(
    "{value} is no command, which would be one of {commands}, and no link, which has a question mark; "
    "the nearest is {nearest}"
)
COMMAND_FIRST = Message("the command {value} must come first: {prog} {value}")
NO_LINK = Message("{value} is no link, which has a question mark, such as '?v=2&data=moons'")
TWO_LINKS = Message("there is one link too many: {value}")
NO_LINK_THERE = Message("there must be one link on standard input, on one line; there are {n}")
NO_RUN = Message("there is no run {run} in {path}")
NO_STUDY = Message("there is no study {run} in {path}")
NO_NUMBER_OF_A_RUN = Message("{value} is no number of a run, such as 12")

NO_TABLE = Message("{option} is said of a table of your own, and there is none: give one by --file")
FILE_NOT_READ = Message("{file} cannot be read: {reason}")
TOO_LARGE = Message("{file} is larger than {most} MB, the most that can be read; leave out rows or columns")
ANOTHER_FILE = Message("{file} is another file than the link's, which is {data}")

# Where the output goes.
NO_FOLDER = Message("there is no folder {folder}; make it or choose another")
NO_FILE = Message("{file} cannot be written: {reason}; choose another")
NOT_WRITTEN = Message("{file} cannot be written: {reason}. What was made follows on standard output.")
STANDARD_OUTPUT_GONE = Message("Standard output cannot be written: {reason}. Choose a file with --output.")

# How far it is.
EPOCH_WITH_VALIDATION = Message(
    "Epoch {epoch} of {epochs}: train loss {train}, validation loss {valid}, test loss {test}"
)
EPOCH = Message("Epoch {epoch} of {epochs}: train loss {train}, test loss {test}")

# What became of it.
CUT_SHORT = Message("interrupted after epoch {epoch}.")
INTERRUPTED_AFTER = Message("Interrupted after epoch {epoch}; what was trained until then is written.")
INTERRUPTED = Message("Interrupted; what was done until then is written.")
NOTHING_DONE = Message("Interrupted before there was anything to write.")
IN_HAND = Message("Stopping when the runs in hand are done; Ctrl-C once more gives them up.")
CELLS_NOT_KEPT = Message("The runs of this sweep are not kept in the run log. {problem}")
NO_LESSON = Message("{value} is no lesson, which would be one of {lessons}")
TRIALS = Message("{done} of {of} trials")
TRIALS_MISSING = Message(
    "The report needs trials of all lessons with all seeds: call claims without naming any, to its end."
)

# Films of runs.
NO_FILM = Message("{option} is said of a film, and there is none: give its file by --film")
NO_KIND_OF_FILM = Message("{file} is no name of a film, which ends in {endings}")
NO_FILM_MADE = Message("Interrupted before the film was made; {file} is as it was.")

# Files of runs.
OPEN_OR_LINK = Message("{value} is a run, and --open names another: give one of the two.")
NOTHING_SAVED = Message("--with-data is said of a saved run, and there is none: give its file by --save")
NOT_READ = Message("{file} cannot be read: {reason}.")
FILE_NOT_WRITTEN = Message("{file} could not be written: {reason}.")
STANDARD_OUTPUT = Message("it is standard output, and this has to be a file")
