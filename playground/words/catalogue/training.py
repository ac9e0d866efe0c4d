"""What is said of a training: where it stands and why it goes no further."""

from playground.words.messages import Message

# As a clause: after the status, in exports, and in the warnings of the estimators.
LOSS_INFINITE = Message(
    "the loss became infinite in epoch {epoch}; the state after epoch {kept} is kept. Try a learning rate below {rate}."
)
WEIGHTS_INFINITE = Message(
    "the weights became infinite in epoch {epoch}; the state after epoch {kept} is kept. "
    "Try a learning rate below {rate}."
)
MEMORY_INFINITE = Message(
    "the optimiser's memory became infinite in epoch {epoch}; the state after epoch {kept} is kept. "
    "Try a learning rate below {rate}."
)
NO_LOWER_LOSS = Message("no lower test loss for {patience} epochs; the lowest was {loss} in epoch {epoch}.")
LIMIT_REACHED = Message("the limit of {epochs} epochs is reached.")

SCHEDULED = Message("{rate} (which the schedule had brought to {scheduled})")
DIVERGED = Message("Diverged: {reason}")
STOPPED_EARLY = Message("Stopped early: {reason}")
AT_THE_LIMIT = Message("Epoch limit reached: {reason}")
TRAINING_DIVERGED = Message("Training diverged: {reason}")

LOOKING_BACK = Message("Looking back at epoch {epoch} of {last}.")
SETTINGS_CHANGED = Message("Settings were changed in epoch {epoch}: Reset for a run that the link reproduces.")
SET_BY_HAND = Message("A weight was set by hand in epoch {epoch}: Undo, or Reset for a run that the link reproduces.")
CHANGED_AND_SET = Message(
    "Settings were changed in epoch {changed} and a weight was set by hand in epoch {set}: "
    "Reset for a run that the link reproduces."
)
PROGRAM_DIFFERS = Message(
    "The run was changed on its way, in epoch {epoch}: the program trains with the last settings from the beginning, "
    "sets no weight by hand, and gives other numbers."
)
UNTRAINED = Message("Untrained: press Play.")
RUNNING = Message("Training.")
PAUSED = Message("Paused.")

# Names of the key numbers.
EPOCH = Message("epoch")
TRAIN_LOSS = Message("train loss")
TEST_LOSS = Message("test loss")
GAP = Message("gap")
LEARNING_RATE = Message("learning rate")
PENALTY = Message("penalty")
TRAIN_SCORE = Message("train {score}")
TEST_SCORE = Message("test {score}")
EXACT_ZEROS = Message("exact zeros")

ACCURACY = Message("accuracy")
R_SQUARED = Message("R²")
LOSS = Message("loss")

# The button that drives a run.
PLAY = Message("Play")
PAUSE = Message("Pause")
PLAY_HELP = Message("Train and watch. A run pauses at its epoch limit or when it diverges.")
PLAY_TO = Message("Play to {epochs}")
PLAY_TO_HELP = Message("The limit of {limit} epochs is reached: raise it to {epochs} and go on.")
PLAY_PAST = Message("Play on")
PLAY_PAST_HELP = Message("Early stopping has ended the run: only mark where it does, and go on.")
PLAY_SLOWER = Message("Try rate {rate}")
PLAY_SLOWER_HELP = Message("The run has diverged: begin again with a learning rate of {rate}, and play.")

# Tabs.
MORE_TABS = Message("More")
LOOK_FOR = Message("Look for: {what}.")
CURVES = Message("Learning curves")
VIEW = Message("View")

# Why a weight or a bias cannot be set by hand; {value} is what was written.
NO_NUMBER = Message("{value} is no number: a weight or a bias is one, such as -0.5. Nothing was changed.")
TOO_LARGE = Message("{value} is too large: a weight or a bias is set to at most {most} in size. Nothing was changed.")
NO_WEIGHT = Message(
    "The network has no weight from unit {row} to unit {column} of layer {layer}, so it was not set to {value}."
)
NO_BIAS = Message("The network has no unit {unit} with a bias in layer {layer}, so it was not set to {value}.")
INFINITE_BY_HAND = Message("With {value} there the loss would be infinite. Nothing was changed.")
ONLY_NOW = Message(
    "Weights can be set at the run's last epoch only, {last}, not at the earlier epoch {epoch} that is shown: "
    "choose Go on from here first."
)
