"""What is said of kept studies of many seeds."""

from playground.words.messages import Counted, Message

STUDY_GONE = Message("There is no study {run} in {path}: it was deleted. Choose another.")
STUDY_DAMAGED = Message(
    "Study {run} in {path} is damaged: {detail}. It was left as it is, and the others are not concerned. Delete it, or "
    "put a copy of the file from before in its place."
)
NOT_LISTED = Counted(
    one="Study {run} in {path} is damaged ({detail}) and not listed. It was left as it is, and the others are not "
    "concerned. To have it back, put a copy of the file from before in its place.",
    other="{n} studies in {path} are damaged and not listed; of the first, study {run}, {detail}. They were left as "
    "they are, and the others are not concerned. To have them back, put a copy of the file from before in its place.",
)
NOT_KEPT = Message("The study was not kept. {problem}")
NEEDS_OWN = Message(
    "Study #{number} cannot be opened without {data}: the log keeps name and fingerprint of a person's own data, and "
    "never the data. Choose the file on the page Train, in the sidebar, and open the study again."
)
DATA_IMPOSSIBLE = Message("The data of study #{number} cannot be made: {error}.")

# On the page Luck.
KEEP = Message("Keep this study")
KEEP_HELP = Message("Keep the numbers of all seeds, as far as they are, in Runs. Finished studies are kept anyway.")
KEPT_AS = Message("Kept as study #{number}.")
IS_KEPT = Message("It is study #{number} in Runs.")

# On the page Runs.
KIND = Message("Kind")
KIND_HELP = Message("List single runs, or studies of many seeds from the page Luck.")
STUDIES = Message("Studies")
LISTED = Counted(
    one="{n} study. Tick it at the left of the table to see its seeds, or to open, name, tag or delete it.",
    other="{n} studies. Tick some at the left of the table to see their seeds; a column's head sorts.",
)
CHOSEN = Counted(one="{n} study of {listed} chosen.", other="{n} studies of {listed} chosen.")
NONE_FITS = Message("No kept study fits the filters at the left. Loosen one of them to see more.")
NO_STUDIES = Message("No studies yet")
NO_STUDIES_HELP = Message(
    "A study is kept here when it comes to its end on the page Luck. One that was cancelled is kept when you ask "
    "for it."
)
KEPT_IN = Message("Studies are kept in {path}.")
OPEN = Message("Open in Luck")
OPEN_HELP = Message("Show the one chosen study on the page Luck, from its kept numbers. Nothing is trained.")
NAME_HELP = Message("Choose one study to give it a title and a note.")
EXPORT_CHOSEN = Counted(one="{n} study chosen.", other="{n} studies chosen.")
EXPORT_LISTED = Counted(one="{n} study listed.", other="{n} studies listed.")
SEEDS_AS_CSV = Message("Seeds as CSV")
SEEDS_AS_PARQUET = Message("Seeds as Parquet")
EXPORT_ROWS = Message(
    "Summary: a row a study. Seeds: a row a study and network; a study whose networks cannot be read is left out."
)
DELETE = Counted(
    one="Delete {n} study? Until you leave this page it can be brought back.",
    other="Delete {n} studies? Until you leave this page they can be brought back.",
)
DELETE_PINNED = Counted(
    one="Delete {n} study ({pinned} pinned)? Until you leave this page it can be brought back.",
    other="Delete {n} studies ({pinned} pinned)? Until you leave this page they can be brought back.",
)
BRING_BACK = Counted(one="Bring back {n} study", other="Bring back {n} studies")

UNKNOWN = Counted(
    one="The link's study {studies} is not in this run log and is ignored: it was deleted, or is of another log.",
    other="The link's studies {studies} are not in this run log and are ignored: they were deleted, or are of another "
    "log.",
)

# The columns of the table.
TABLE = Message("Kept studies")
STUDY = Message("Study")
SEEDS = Message("Seeds")
VARIED = Message("What varies")
LOSS_OF_A = Message("Test loss A")
LOSS_OF_B = Message("Test loss B")
LOSS_HELP = Message("Median over the seeds of the last test loss, each side by its own loss.")
DIVERGED = Message("Diverged")
DIVERGED_HELP = Message("How many networks diverged.")
FINISHED = Message("finished")
CUT_SHORT = Message("cut short")
