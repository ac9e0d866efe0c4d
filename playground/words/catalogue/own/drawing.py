"""What is said where points are drawn."""

from playground.words.messages import Counted, Message

DRAW = Message("Draw points")
DRAW_HELP = Message(
    "Make the points that you see your own, to add, move and erase some while the network trains. "
    "Training begins again, once. Drawn points train or test: there is no part for validation."
)
DRAW_OWN_HELP = Message("Add, move and erase points while the network trains. The run goes on.")
DONE = Message("Done")
DONE_HELP = Message("Keep the points and read the picture again: what the network answers where the pointer is.")
CLASS = Message("Class of new points")
PART = Message("Part of new points")
TRAIN = Message("train")
TEST = Message("test")
MORE_CLASSES = Message("+")
MORE_CLASSES_HELP = Message("One class more, up to six: the network has another output, and training begins again.")
UNDO = Message("Undo")
UNDO_HELP = Message("Take the last change of the points back: Ctrl+Z in the picture.")
REDO = Message("Redo")
REDO_HELP = Message("Do again what was taken back: Ctrl+Y in the picture.")
CLEAR = Message("Clear")
CLEAR_HELP = Message("Erase all points, to draw others. The run goes on with those it had until there are enough.")
FILE = Message("File")
SAVE = Message("Save the points")
LOAD = Message("Load points")
LOAD_HELP = Message("A CSV file with the columns x, y, class (0 to 5) and part (train or test), as it is saved here.")
NOT_LOADED = Message("{name} was not loaded: {reason}. The points that were there stay.")

NEEDS_CLASSES = Message(
    "Draw a training point of each of two classes: till then the run goes on with the points that it had."
)
NEEDS_CLASS = Message("Draw a training point of another class: till then the run goes on with the points that it had.")
NEEDS_TEST = Message("Draw a test point: till then the run goes on with the points that it had.")
NEEDS_CLASSES_AND_TEST = Message(
    "Draw a training point of each of two classes, and a test point: till then the run goes on with the points that "
    "it had."
)
NEEDS_CLASS_AND_TEST = Message(
    "Draw a training point of another class, and a test point: till then the run goes on with the points that it had."
)
NOT_MADE = Message("With these points the data cannot be made: {reason}. The run goes on with those that it had.")
FULL = Message("There are {most} points, and no more can be drawn: erase some first.")
IN_FILE_ONLY = Counted(
    "A link holds {most} points, and this is {n}: save it in a file, and load it where the link is opened.",
    "A link holds {most} points, and these are {n}: save them in a file, and load them where the link is opened.",
)

# The picture while points are drawn.
DRAWN_SAID = Message("Drawn by hand: {train} training and {test} test points.")
AT = Message("x {x}, y {y}: {what}")
NO_POINT = Message("no point")
POINT = Message("{name}, {part}")
KEYS = Message(
    "Arrow keys move a ring over the picture; Enter draws a point there, Delete erases the one there, Shift with an "
    "arrow takes it along; Ctrl+Z takes back, Ctrl+Y does again, Escape takes the ring away."
)
HOW = Message("Press to draw a point, drag to spray; drag a point to move it, press it to erase it.")
KEY_ENTER = Message("draw a point at the ring")
KEY_DELETE = Message("erase the point at the ring")
KEY_SHIFT = Message("take the point along")
KEY_UNDO = Message("take back")
KEY_REDO = Message("do again")
