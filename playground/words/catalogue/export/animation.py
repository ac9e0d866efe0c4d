"""What is said of films of a run."""

from playground.words.messages import Counted, Message

ANIMATE = Message("Animate the boundary")
HELP = Message("The answer of the network from epoch 0 to the last one, as one moving picture.")
FRAMES = Message("Frames, at most")
SPACING = Message("Epochs")
EVEN = Message("evenly")
LOG = Message("more of the first")
FORMAT = Message("File")
START = Message("Make it")
CANCEL = Message("Cancel")
PROGRESS = Message("{done} of {total} frames")
SAVE = Counted(one="Save {n} frame", other="Save {n} frames")
LOST = Message("The run began again before all was drawn. Make the film anew.")
FAILED = Message("The film could not be made ({error}). Try fewer frames.")
TRAIN_FIRST = Message("Train some epochs first.")
WORDS = Message("epoch {epoch}   train loss {train}   test loss {test}")
WORDS_WITH_VALIDATION = Message("epoch {epoch}   train loss {train}   validation loss {valid}   test loss {test}")
