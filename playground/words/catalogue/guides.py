"""What legends and axes of charts are called, and what charts say while they are empty."""

from playground.words.messages import Message

# Keys of the data, as legends call them.
TRAIN = Message("train")
TEST = Message("test")
EXACTLY_ZERO = Message("exactly 0")
NEARLY_ZERO = Message("below 0.001")
L2_NORM = Message("√Σw²")
L1_NORM = Message("Σ|w|")
ROOT_MEAN_SQUARE = Message("RMS")
INACTIVE = Message("inactive")
DEAD_UNITS = Message("dead units")
TRUE_LABELS = Message("true labels")
FLIPPED_LABELS = Message("flipped labels")
POINT_KEPT = Message("kept")
POINT_LOST = Message("lost at times")
POINT_NEVER = Message("never fitted")

# Axes.
SHARE = Message("share")
SHARE_FITTED = Message("share fitted")
FIRST_FITTED = Message("first fitted in epoch")
LOSS_OF_EACH_SEED = Message("test loss of each seed")
SEED_NUMBER = Message("seed, from the first")
SIDE = Message("setting")
DISTANCE = Message("distance")
DISTANCE_IN_DEVIATIONS = Message("distance (σ)")
TRUE_CLASS = Message("true class")
PREDICTED_CLASS = Message("predicted class")
PRECISION = Message("precision")

# Before there is anything to see.
LOSS_TO_COME = Message("Play. When the test line rises while the training line falls, the network learns by heart.")
SCORE_TO_COME = Message(
    "Play. When the training line rises and the test line does not follow, the network learns by heart."
)
PAIR_LOSS_TO_COME = Message("Play. Whose bold test line ends lower has learned more that holds for new points.")
PAIR_SCORE_TO_COME = Message("Play. Whose bold test line ends higher has learned more that holds for new points.")
ALL_ZERO = Message("All exactly 0 so far.")
NO_ZEROS = Message("No weight is 0 so far, nor below 0.001 in size. L1 makes exact zeros.")
