"""What is said of kept runs and of the file that holds them."""

from playground.words.messages import Counted, Message

DAMAGED = Message(
    "The file {path} is damaged ({detail}) and was left as it is. Move it away, "
    "or set {variable} to another folder and start again."
)
NO_LOG = Message(
    "The file {path} is damaged or no run log ({detail}) and was left as it is. Move it away, "
    "or set {variable} to another folder and start again."
)
FOREIGN = Message(
    "The file {path} is another program's database and was left as it is. Move it away, "
    "or set {variable} to another folder and start again."
)
UNKNOWN_VERSION = Message(
    "The file {path} has version {version}, which there never was and was left as it is. Move it away, "
    "or set {variable} to another folder and start again."
)
NEWER = Message(
    "The run log {path} has version {version}, but this playground reads versions up to {newest}. It was left as it "
    "is. Use a newer playground, or set {variable} to another folder and start again."
)
IN_USE = Message("The run log {path} is in use by another program ({detail}). Try again when that is done.")
FULL = Message("The run log {path} cannot be written ({detail}). Free some space on its disk.")
UNUSABLE = Message(
    "The run log {path} cannot be used ({detail}). Make its folder one that can be written to, "
    "or set {variable} to another folder and start again."
)
IS_FOLDER = Message("{name} is a folder")
NAME_TOO_LONG = Message(
    "The run log {path} cannot be made: a name in it is longer than this system takes. Set {variable} to a folder with "
    "a shorter name and start again."
)
NO_HOME = Message(
    "The folder {path}, to which {variable} is set, cannot be found, as there is no such home folder. Write the folder "
    "out in {variable} and start again."
)
RUN_GONE = Message("There is no run {run} in {path}: it was deleted. Choose another.")
RUN_DAMAGED = Message(
    "Run {run} in {path} is damaged: {detail}. It was left as it is, and the others are not concerned. Delete it, or "
    "put a copy of the file from before in its place."
)
RUNS_NOT_LISTED = Counted(
    one="Run {run} in {path} is damaged ({detail}) and not listed. It was left as it is, and the others are not "
    "concerned. To have it back, put a copy of the file from before in its place.",
    other="{n} runs in {path} are damaged and not listed; of the first, run {run}, {detail}. They were left as they "
    "are, and the others are not concerned. To have them back, put a copy of the file from before in its place.",
)
NOT_KEPT = Message("The run was not kept. {problem}")
NEEDS_OWN = Message(
    "Run #{run} cannot be opened without {data}: the log keeps name and fingerprint of a person's own data, and never "
    "the data. Choose the file on the page Train, in the sidebar, and open the run again."
)
CELLS_IN_MEMORY = Message("The cells of this sweep are kept in this tab alone. {problem}")

# Which runs are listed and chosen.
LISTED = Counted(
    one="{n} run. Tick runs at the left of the table to see their curves; a column's head sorts.",
    other="{n} runs. Tick runs at the left of the table to see their curves; a column's head sorts.",
)
CHOSEN = Counted(one="{n} run of {listed} chosen.", other="{n} runs of {listed} chosen.")
TOO_MANY = Counted(
    one="{n} run of {listed} chosen; the chart has room for the first {most}.",
    other="{n} runs of {listed} chosen; the chart has room for the first {most}.",
)
EXPORT_CHOSEN = Counted(one="{n} run chosen.", other="{n} runs chosen.")
EXPORT_LISTED = Counted(one="{n} run listed.", other="{n} runs listed.")
SUMMARY_AS_CSV = Message("Summary as CSV")
SUMMARY_AS_PARQUET = Message("Summary as Parquet")
HISTORIES_AS_CSV = Message("Histories as CSV")
HISTORIES_AS_PARQUET = Message("Histories as Parquet")
EXPORT_ROWS = Message(
    "Summary: a row a run. Histories: a row a run and epoch; a run whose history cannot be read is left out."
)
DELETE = Counted(
    one="Delete {n} run? Until you leave this page it can be brought back.",
    other="Delete {n} runs? Until you leave this page they can be brought back.",
)
DELETE_PINNED = Counted(
    one="Delete {n} run ({pinned} pinned)? Until you leave this page it can be brought back.",
    other="Delete {n} runs ({pinned} pinned)? Until you leave this page they can be brought back.",
)
BRING_BACK = Counted(one="Bring back {n} run", other="Bring back {n} runs")
BRING_BACK_HELP = Message("Undo the last deletion. This is possible until you leave the page.")
KEPT_AS = Message("Kept as run #{number}.")

# What the table has no column for.
NOTED = Message("{name}: {note}")
AT_LOWEST_VALIDATION = Message("test loss {loss} in epoch {epoch}, that of the lowest validation loss")
LOWEST = Message("lowest test loss {loss} in epoch {epoch}")
SEEDS = Message("seeds: data {data}, weights {weights}, training {training}")
VERSIONS = Message("playground {playground}, Python {python}, NumPy {numpy}, scikit-learn {scikit_learn}")
CHANGED = Message("changed in epoch {epoch}, so its settings alone do not give these numbers")
DETAILS = Message("{details}.")
ENDED_CHANGED = Message("{status}; changed in epoch {epoch}")
THE_DEFAULTS = Message("the defaults")

# The page: filters, curves, and what can be done with chosen runs.
RUNS = Message("Runs")
DATA_SET = Message("Data set")
DATA_SET_HELP = Message("List only runs on this data set.")
ALL = Message("All")
FIND = Message("Find")
FIND_HELP = Message("List only runs whose number, title, note, tags, settings, verdict or end contain this.")
PINNED_ONLY = Message("Pinned only")
CURVE = Message("Curve")
LOSS = Message("Loss")
SCORE = Message("Score")
LOG_LOSS = Message("Log loss")
LOG_LOSS_HELP = Message("Logarithmic loss axis: small losses are told apart.")
LOG_EPOCHS = Message("Log epochs")
LOG_EPOCHS_HELP = Message("Logarithmic epoch axis: the first epochs get more room.")
LINES = Message("Bold with marks: test. Thin: training.")
OPEN = Message("Open in Train")
OPEN_HELP = Message("Give the page Train the settings of the one chosen run, at epoch 0.")
PIN = Message("Pin")
UNPIN = Message("Unpin")
NAME = Message("Name")
NAME_HELP = Message("Choose one run to give it a title and a note.")
TITLE = Message("Title")
NOTE = Message("Note")
SAVE = Message("Save")
AS_PYTHON = Message("Copy as Python")
EXPORT = Message("Export")
DELETE_MENU = Message("Delete")
DELETE_FOR_GOOD = Message("Delete for good")
DATA_IMPOSSIBLE = Message("The data of run #{number} cannot be made: {error}.")
NONE_FITS = Message("No kept run fits the filters at the left. Loosen one of them to see more.")
NO_RUNS = Message("No runs yet")
NO_RUNS_HELP = Message(
    "A run is kept here when it ends by itself on the page Train: at its epoch limit, by early stopping, or because it "
    "diverged. A run that is paused is kept when you ask for it."
)
KEPT_IN = Message("Runs are kept in {path}.")

# The columns of the table.
TABLE = Message("Kept runs")
PINNED = Message("Pinned")
RUN = Message("Run")
DATA = Message("Data")
SETTINGS = Message("Settings")
SETTINGS_HELP = Message("What differs from the defaults, as in links.")
EPOCHS = Message("Epochs")
TRAIN_LOSS = Message("Train loss")
TEST_LOSS = Message("Test loss")
GAP = Message("Gap")
GAP_HELP = Message("Test loss − train loss.")
TRAIN_SCORE = Message("Train score")
TEST_SCORE = Message("Test score")
SCORE_HELP = Message("Accuracy from 0 to 1, or R² for regression.")
ZEROS = Message("Exact zeros")
ZEROS_HELP = Message("Share of all weights that are exactly 0.")
VERDICT = Message("Verdict")
ENDED = Message("Ended")
KEPT = Message("Kept")
KEPT_HELP = Message("In your local time.")
