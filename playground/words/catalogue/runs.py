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
RUN_GONE = Message("There is no run {run} in {path}: it was deleted. Choose another.")
RUN_DAMAGED = Message("Run {run} in {path} is damaged: {detail}. The others are not concerned.")
NOT_KEPT = Message("The run was not kept. {problem}")
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
DELETE = Counted(one="Delete {n} run? This cannot be undone.", other="Delete {n} runs? This cannot be undone.")
DELETE_PINNED = Counted(
    one="Delete {n} run ({pinned} pinned)? This cannot be undone.",
    other="Delete {n} runs ({pinned} pinned)? This cannot be undone.",
)
KEPT_AS = Message("Kept as run #{number}.")

# What the table has no column for.
NOTED = Message("{name}: {note}")
LOWEST = Message("lowest test loss {loss} in epoch {epoch}")
SEEDS = Message("seeds: data {data}, weights {weights}, training {training}")
VERSIONS = Message("playground {playground}, Python {python}, NumPy {numpy}, scikit-learn {scikit_learn}")
CHANGED = Message("changed in epoch {epoch}, so its settings alone do not give these numbers")
DETAILS = Message("{details}.")
ENDED_CHANGED = Message("{status}; changed in epoch {epoch}")
THE_DEFAULTS = Message("the defaults")
