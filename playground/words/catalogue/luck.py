"""What is said of many seeds."""

from playground.words.messages import Counted, Message

# Where a study stands.
TRAINED = Message("{n} networks trained for {epochs} epochs.")
TRAINING = Message("Training {n} networks side by side: {share} done.")
TRAINING_AGAIN = Message(
    "Training {n} networks again from the beginning, as the run log keeps numbers and no networks: {share} done. Until "
    "all are past epoch {epoch}, the kept numbers stand here."
)
STOPPED = Message("Stopped at {share}.")
OUTDATED = Message("The settings have changed since: Start studies the new ones.")
WORKER_ENDED = Message(
    "A worker process ended before its time, at {share} % of the study. What was done is kept: go on from there. "
    "If it happens again, take fewer seeds or a smaller network, as the machine may be short of memory."
)
TRAINING_FAILED = Message("Training failed with {error}. What was done is kept.")

# Names of the key numbers.
DIVERGED = Message("diverged")
COUNT_OF = Message("{count} of {n}")
MEDIAN_TRAIN_LOSS = Message("median train loss")
MEDIAN_VALIDATION_LOSS = Message("median validation loss")
MEDIAN_TEST_SCORE = Message("median test {score}")
MEDIAN_ZEROS = Message("median exact zeros")
SEEDS_RANGE = Message("lowest to highest")
SEEDS_QUANTILES = Message("10 % to 90 % quantile")
MEDIAN_COMPARED = Message("median {compared}")
MEDIAN_COMPARED_OF_SIDE = Message("median {compared}, {side}")
RANGE = Message("{low} to {high}")
AGREEMENT = Message("agreement")
B_BETTER = Message("B better")
MEDIAN_DIFFERENCE = Message("median of B − A")
INTERVAL = Message("95 % interval")
SIGN_TEST = Message("sign test, p")
P = Message("p = {p}")
P_BELOW = Message("p < {p}")
POINTS = Message("{n} percentage points")

# What is compared, as it stands within a sentence.
LAST_LOSS = Message("last test loss")
LAST_VALIDATION_LOSS = Message("last validation loss")
LOWEST_LOSS = Message("lowest test loss")
LOSS_BY_VALIDATION = Message("test loss at the lowest validation loss")
SCORE_BY_VALIDATION = Message("test {score} at the lowest validation loss")
STOP_LOSS = Message("test loss at early stopping")
LAST_SCORE = Message("last test {score}")
SCORE_AT_LOWEST = Message("test {score} at the lowest test loss")
SCORE_AT_STOP = Message("test {score} at early stopping")

NO_VALIDATION = Message(
    "There is no validation loss to compare, as Validation share under Samples is 0: this is the last test loss."
)
NO_VALIDATION_BY = Message(
    "When this study was kept, no validation loss was measured by that loss: this is the last test loss."
)

# Of one setting.
SO_FAR = Message("So far: {sentence}")
ALL_DIVERGED = Message("All {n} networks diverged. Try a smaller learning rate.")
SPREAD = Message("Over {n} seeds the {compared} goes from {best}, the luckiest, to {worst}; the median is {median}.")
ONE_LEFT = Message("One network of {all} has not diverged; its {compared} is {value}.")
LOWEST_IN_RANGE = Message("The {part} loss is lowest in epoch {epoch} (median; lowest to highest {first} to {last}).")
LOWEST_IN_QUANTILES = Message(
    "The {part} loss is lowest in epoch {epoch} (median; 10 % to 90 % quantile {first} to {last})."
)
ONE_DRAW = Message("All seeds share one draw of the data: it says nothing of other samples.")
DIFFERENCES = Message("Differences: {differences}.")
NO_DIFFERENCE = Message("A and B are the same, so each seed gives both the same network: change one of them.")
NONE_STOPPED = Message("Early stopping (patience {patience}) would have stopped {n} of {all} networks.")
STOPPED_AFTER = Message(
    "Early stopping (patience {patience}) would have stopped {n} of {all} networks, in the median after epoch {epoch}."
)
NONE_STOPPED_OF_SIDE = Message(
    "Early stopping (patience {patience}) would have stopped {n} of {all} networks of {side}."
)
STOPPED_AFTER_OF_SIDE = Message(
    "Early stopping (patience {patience}) would have stopped {n} of {all} networks of {side}, "
    "in the median after epoch {epoch}."
)

# Of two. Who wins is a clause.
NOTHING_YET = Message("Nothing is trained yet.")
NO_PAIR = Message("No pair to compare: A or B diverged with every seed.")
ALL_EQUAL = Message("A and B are equal with every seed")
DRAW = Message("A and B each win {wins} of {n} seeds")
DRAW_WITH_TIES = Message("A and B each win {wins} of {n} seeds, {ties} tied")
WINS = Message("{winner} beats {loser} in {wins} of {n} seeds")
WINS_WITH_TIES = Message("{winner} beats {loser} in {wins} of {n} seeds, {ties} tied")
TOO_FEW = Message(
    "{wins}; the median difference B − A of the {compared} is {median}: too few pairs that are not tied to tell: take "
    "more seeds, at least {fewest} must differ."
)
ALL_TIED = Message("{wins} by the {compared}: that does not tell them apart.")
HARDLY_LUCK = Message(
    "{wins}; the median difference B − A of the {compared} is {median} (95 % interval {low} to {high}; sign test {p}): "
    "hardly luck."
)
COULD_BE_LUCK = Message(
    "{wins}; the median difference B − A of the {compared} is {median} (95 % interval {low} to {high}; sign test {p}): "
    "could be luck."
)
TIES = Message("Ties count in the median and its interval, not in the sign test.")
LEFT_OUT = Counted(one="{n} seed is left out: a network diverged.", other="{n} seeds are left out: a network diverged.")

# Captions of the maps.
OF_SIDE = Message("{side}.")
BANDS_CAPTION = Message(
    "Line: median. Dark band: from the 25 % to the 75 % quantile of the seeds, pale band: from the 10 % to the 90 % "
    "quantile."
)
BANDS_CAPTION_FEW = Message(
    "Line: median. Dark band: from the 25 % to the 75 % quantile of the seeds, pale band: from lowest to highest."
)

# The page.
CANCEL = Message("Cancel")
GO_ON = Message("Go on")
GO_ON_HELP = Message("Train the networks of this study on from where they are, whatever the controls say now.")
GO_ON_RECALLED = Message(
    "Train this study to its end. The run log keeps its numbers and not its networks: they are trained again from the "
    "beginning, to the same numbers, while the kept ones stand here."
)
START = Message("Start")
HINT_TITLE = Message("Was it luck?")
HINT = Message(
    "A single run depends on its first weights, on the order of its batches and on the samples that were drawn. Press "
    "Start to train the same setting with many seeds and see how far the runs spread: bands of the learning curves, "
    "where the networks agree, and the test loss of each. Set B beside A to see whether B is really better, seed by "
    "seed."
)
