"""What is said of many seeds."""

from playground.words.messages import Counted, Message

# Where a study stands.
TRAINED = Message("{n} networks trained for {epochs} epochs.")
TRAINING = Message("Training {n} networks side by side: {share} done.")
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
MEDIAN_TEST_LOSS = Message("median test loss")
MEDIAN_TEST_SCORE = Message("median test {score}")
MEDIAN_ZEROS = Message("median exact zeros")
MOST_SEEDS = Message("80 % of the seeds")
RANGE = Message("{low} to {high}")
AGREEMENT = Message("agreement")
MEDIAN_OF_SIDE = Message("median test loss {side}")
B_LOWER = Message("B lower")
MEDIAN_DIFFERENCE = Message("median of B − A")
INTERVAL = Message("95 % interval")

# Of one setting.
SO_FAR = Message("So far: {sentence}")
ALL_DIVERGED = Message("All {n} networks diverged. Try a smaller learning rate.")
SPREAD = Message("Over {n} seeds the test loss goes from {low}, the luckiest, to {high}; the median is {median}.")
LOWEST_IN = Message("It is lowest in epoch {epoch} (80 % of the seeds: {first} to {last}).")
ONE_DRAW = Message("All seeds share one draw of the data: it says nothing of other samples.")
DIFFERENCES = Message("Differences: {differences}.")
NO_DIFFERENCE = Message("A and B do not differ in anything.")
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
NO_PAIR = Message("No pair to compare: A or B diverged with every seed.")
ALL_EQUAL = Message("A and B are equal with every seed")
DRAW = Message("A and B each win {wins} of {n} seeds")
DRAW_WITH_TIES = Message("A and B each win {wins} of {n} seeds, {ties} tied")
WINS = Message("{winner} beats {loser} in {wins} of {n} seeds")
WINS_WITH_TIES = Message("{winner} beats {loser} in {wins} of {n} seeds, {ties} tied")
TOO_FEW = Message(
    "{wins}; the median difference B − A of the test loss is {median}: too few pairs to tell: take at least {fewest}."
)
HARDLY_LUCK = Message(
    "{wins}; the median difference B − A of the test loss is {median} (95 % interval {low} to {high}): hardly luck."
)
COULD_BE_LUCK = Message(
    "{wins}; the median difference B − A of the test loss is {median} (95 % interval {low} to {high}): could be luck."
)
LEFT_OUT = Counted(one="{n} seed is left out: a network diverged.", other="{n} seeds are left out: a network diverged.")

# Captions of the maps.
OF_SIDE = Message("{side}.")
BANDS_CAPTION = Message("Line: median. Dark band: middle half of the seeds, pale band: middle 80 %.")
