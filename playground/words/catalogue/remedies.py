"""What to try when a run goes wrong; those in lists are names of things to do."""

from playground.words.messages import Counted, Message

PLAY = Message("Press Play, or Step for a single epoch.")
GO_ON = Message("Let it go on as long as the test loss falls.")
GO_ON_BY_VALIDATION = Message("Let it go on as long as the validation loss falls.")
WATCH = Message("Watch the test loss: it was lowest in epoch {epoch}.")
WATCH_VALIDATION = Message("Watch the validation loss: it was lowest in epoch {epoch}.")
STOP_HERE = Counted(
    one="This is the place to stop: the epoch after it has no lower test loss.",
    other="This is the place to stop: none of the {n} epochs after it has a lower test loss.",
)
STOP_HERE_BY_VALIDATION = Counted(
    one="This is the place to stop: the epoch after it has no lower validation loss.",
    other="This is the place to stop: none of the {n} epochs after it has a lower validation loss.",
)
NOTHING = Message("Nothing is missing; to provoke overfitting, take fewer samples or add noise.")
ADD_LAYER = Message("The model is linear: add a hidden layer.")
ADD_LAYER_OR_INPUTS = Message("The model is linear: add a hidden layer, or the inputs {inputs}.")
LEAVE_LINEAR = Message("Linear layers make one linear map: choose ReLU or tanh.")
MORE_UNITS = Counted(
    one="A layer of {units} unit is narrow: try more.",
    other="{units} units are few: try more.",
)
LARGER = Message("Try more units or layers, or another learning rate.")
LARGER_OR_LONGER = Message("Try more units or layers, a longer run, or another learning rate.")
BALANCE = Message("Balance the class weights.")
MOVE_BACK = Message("Set shift and turn of the test data to 0: the gap that is left then is not due to them.")
ONE_OF = Message("Try {ways}.")
ALL_OF = Message("Try {ways}.")
WEAKER_PENALTY = Message("Try a weaker penalty.")
SHORTER_STEPS = Message("Reset with the learning rate at {rate} in place of {present}.")

# Ways.
L1 = Message("λ₁ = {value}")
L2 = Message("λ₂ = {value}")
DROPOUT = Message("dropout {value}")
ADD_DROPOUT = Message("dropout")
ADD_L2 = Message("L2 with λ₂ = {value}")
EARLY_STOPPING = Message("early stopping (best: epoch {epoch})")
LESS_PATIENCE = Message("less patience")
MORE_SAMPLES = Message("more samples")
OTHER_ACTIVATION = Message("tanh or ReLU in place of {activation}")
SMALLER_FIRST_WEIGHTS = Message("smaller first weights")
BATCH_NORM = Message("batch normalisation")
FEWER_LAYERS = Message("fewer layers")

# Buttons.
BEST_EPOCH = Message("best epoch {epoch}")
BEST_EPOCH_HELP = Message("Look at the epoch with the lowest test loss.")
BEST_EPOCH_BY_VALIDATION_HELP = Message("Look at the epoch with the lowest validation loss.")
TRY = Message("Try:")
SETTING = Message("{title}: {value}")
TRY_HELP = Message("Change this one setting and play the run again from its beginning.")
