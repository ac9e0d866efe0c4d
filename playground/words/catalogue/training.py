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
NO_LOWER_VALIDATION_LOSS = Message(
    "no lower validation loss for {patience} epochs; the lowest was {loss} in epoch {epoch}."
)
LIMIT_REACHED = Message("the limit of {epochs} epochs is reached.")

SCHEDULED = Message("{rate} (which the schedule had brought to {scheduled})")
DIVERGED = Message("Diverged: {reason}")
STOPPED_EARLY = Message("Stopped early: {reason}")
AT_THE_LIMIT = Message("Epoch limit reached: {epochs}.")
TRAINING_DIVERGED = Message("Training diverged: {reason}")
NOT_CONVERGED = Message(
    "Not converged: max_epochs={epochs} was reached before the cost had gone more than n_iter_no_change={waited} "
    "epochs in a row without falling by more than tol={tol}. Raise max_epochs, or tol."
)
UNSCALED_INPUTS = Message(
    "The inputs are not scaled: column {column} of X has a root mean square of {size}, and the network is made for "
    "about 1. Scale them: make_pipeline(StandardScaler(), {estimator}())."
)

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
VALIDATION_LOSS = Message("validation loss")
VALIDATION_SCORE = Message("validation {score}")
GAP = Message("gap")
LEARNING_RATE = Message("learning rate")
PENALTY = Message("penalty")
TRAIN_SCORE = Message("train {score}")
TEST_SCORE = Message("test {score}")
EXACT_ZEROS = Message("exact zeros")

BALANCED_ACCURACY = Message("balanced accuracy")
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
WEIGHT_AXIS = Message("weight w")
PRE_ACTIVATION_AXIS = Message("pre-activation z")
LEDGER_NEEDS_CLASSES = Message("The ledger needs classes: a predicted number is never simply right.")
CONFUSION_NEEDS_CLASSES = Message("A confusion matrix needs classes; this is regression.")

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

# The controls of the network: layers and units, weights by hand.
CHANGE = Message("Change")
LAYERS = Message("Hidden layers: {widths}")
NO_LAYERS = Message("Hidden layers: none")
ADD_LAYER_HELP = Message("One hidden layer more, as wide as the last. The run starts anew, and plays on if it plays.")
REMOVE_LAYER_HELP = Message("One hidden layer less. The run starts anew, and plays on if it plays.")
ADD_UNIT_HELP = Message("One unit more in the layer chosen here. The run starts anew, and plays on if it plays.")
REMOVE_UNIT_HELP = Message("One unit less in the layer chosen here. The run starts anew, and plays on if it plays.")
UNITS_OF = Message("Units of")
BY_HAND = Message("Set a weight by hand")
BY_HAND_HELP = Message(
    "From 0 means the bias of the unit. The run goes on from there; its link alone does not give it then. "
    "On the graph, drag a line up or down, or press it twice and type."
)
LAYER = Message("Into layer")
FROM = Message("From unit")
TO = Message("To unit")
VALUE = Message("Value")
SET = Message("Set")
UNDO = Message("Undo")
UNDO_HELP = Message("{parameter} is {before} again, as before it was set, and the run goes back to epoch {epoch}.")
NOTHING_TO_UNDO = Message("No weight was set by hand.")
WEIGHT_NAME = Message("The weight {first} → {following}")
BIAS_NAME = Message("The bias of {unit}")

# The buttons that drive a run.
STEP = Message("Step")
STEP_HELP = Message("Train one epoch and pause.")
RESET = Message("Reset")
RESET_HELP = Message("Back to epoch 0 with the same first weights: playing again gives the same run.")
RENEW = Message("New weights")
RENEW_HELP = Message("Back to epoch 0 with other first weights (the next weight seed).")
PIN = Message("Pin as A")
PIN_HELP = Message("Keep these settings as A. Then change something here, and open Race: what you changed is B.")
PINNED = Message("A is pinned. Change something, then open Race.")
PINNED_OTHER = Message("A is pinned; these settings are B.")
KEEP = Message("Keep this run")
KEEP_HELP = Message("Keep settings and history as they now are in Runs. Runs that end by themselves are kept anyway.")
AS_PYTHON = Message("Copy as Python")
PAUSE_FOR_PROGRAM = Message("Pause for a program that trains up to the epoch shown.")

# Going back in a paused run.
EPOCH_SHOWN = Message("Epoch shown")
EPOCH_SHOWN_HELP = Message(
    "Go back to an earlier epoch of this run: boundary, numbers and weights are shown as they were. "
    "A click on the learning curves goes there too."
)
BEST = Message("Best")
BEST_HELP = Message("To the lowest test loss, in epoch {epoch}.")
BEST_BY_VALIDATION_HELP = Message("To the lowest validation loss, in epoch {epoch}.")
STOP = Message("Stop")
STOP_HELP = Message("To the epoch at which early stopping stops the run, or would.")
GO_ON = Message("Go on from here")
GO_ON_HELP = Message(
    "Forget the later epochs and train on from this one with the present settings. With unchanged settings that gives "
    "the same numbers again."
)

# What is shown large.
OUTPUT = Message("Output")
HIDDEN = Message("Hidden {number}")
NO_UNIT = Message("The network has no unit {unit} in hidden layer {layer}: its output is shown instead.")
