"""What is said of kept runs and of the file that holds them."""

from playground.words.messages import Message

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
