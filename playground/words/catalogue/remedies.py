"""What to try when a run goes wrong; those in lists are names of things to do."""

from playground.words.messages import Message

PLAY = Message("Press Play, or Step for a single epoch.")
GO_ON = Message("Let it go on; if it is slow, raise the learning rate above {rate}.")
NOTHING = Message("Nothing is missing; to provoke overfitting, take fewer samples or add noise.")
ADD_LAYER = Message("The model is linear: add a hidden layer.")
ADD_LAYER_OR_INPUTS = Message("The model is linear: add a hidden layer, or the inputs {inputs}.")
LEAVE_LINEAR = Message("Linear layers make one linear map: choose ReLU or tanh.")
MORE_UNITS = Message("{units} units are few: try 16 or more.")
LARGER_OR_LONGER = Message("Try more units or layers, a longer run, or another learning rate.")
BALANCE = Message("Balance the class weights.")
ONE_OF = Message("Try {ways}.")
ALL_OF = Message("Try {ways}.")
WEAKER_PENALTY = Message("Try a weaker penalty.")
SHORTER_STEPS = Message("Reset with the learning rate at {rate} in place of {present}.")
SHORTER_STEPS_OR = Message("Reset with the learning rate at {rate} in place of {present}, or try {way}.")

# Ways.
L1 = Message("λ₁ = {value}")
L2 = Message("λ₂ = {value}")
DROPOUT = Message("dropout {value}")
ADD_L2 = Message("L2 with λ₂ = {value}")
EARLY_STOPPING = Message("early stopping (best: epoch {epoch})")
LESS_PATIENCE = Message("less patience")
MORE_SAMPLES = Message("more samples")
OTHER_ACTIVATION = Message("tanh or ReLU in place of {activation}")
LARGER_FIRST_WEIGHTS = Message("larger first weights")
SMALLER_FIRST_WEIGHTS = Message("smaller first weights")
BATCH_NORM = Message("batch normalisation")
FEWER_LAYERS = Message("fewer layers")
LEAKY_RELU = Message("leaky ReLU")

# Buttons.
BEST_EPOCH = Message("best epoch {epoch}")
BEST_EPOCH_HELP = Message("Look at the epoch with the lowest test loss.")
TRY = Message("Try:")
SETTING = Message("{title}: {value}")
TRY_HELP = Message("Change this one setting and play the run again from its beginning.")
