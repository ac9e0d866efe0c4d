"""What is said of the seeds of kept studies."""

from playground.words.messages import Message

TABLE = Message("Seeds of the ticked studies")
CAPTION = Message("A row for each network, after the last epoch of its study; a column's head sorts.")
FIRST_OF = Message("The seeds of the first {n} ticked studies stand here.")
STUDY = Message("Study")
SIDE = Message("Side")
SEED = Message("Seed")
SEED_HELP = Message("Counted from 0, which has the seeds of the settings.")
DATA_SEED = Message("Data seed")
WEIGHT_SEED = Message("Weight seed")
TRAINING_SEED = Message("Training seed")
VALID_LOSS = Message("Validation loss")
VALID_SCORE = Message("Validation score")
COMPARED = Message("Compared")
COMPARED_HELP = Message("Test loss by the loss of A, by which sides with different losses are compared.")
DIVERGED = Message("Diverged")
DIVERGED_HELP = Message("The epoch in which the network diverged; 0 for one that did not.")
BEST_TEST_LOSS = Message("Best test loss")
BEST_EPOCH = Message("Best epoch")
BEST_HELP = Message("In the epoch of the lowest test loss, or of the lowest validation loss if there is such a part.")
