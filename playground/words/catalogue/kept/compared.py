"""What is said of kept runs side by side."""

from playground.words.messages import Counted, Message

DIFFERENCES = Message("What differs")
SETTING = Message("Setting or number")
CAPTION = Message("What differs between the ticked runs, and their last numbers. “–”: without effect, or not known.")
FEWER = Message("Tick two or more runs at the left of the table to see what differs between them.")
SAME_SETTINGS = Message("Their settings are the same.")
FIRST_OF = Counted(one="The first {n} of them stands here.", other="The first {n} of them stand here.")
DRAWN = Message("drawn points with the fingerprint {digits}…")
LOWEST_TEST_LOSS = Message("Lowest test loss")
AT_LOWEST_VALIDATION = Message("{loss} in epoch {epoch}, by validation")
LOWEST = Message("{loss} in epoch {epoch}")
MADE_BY = Message("Made by")

RACE = Message("Race these two")
RACE_HELP = Message("Open the page Race with #{a} as A and #{b} as B, from epoch 0.")
RACE_WITH_SEEDS = Message(
    "Open the page Race with #{a} as A and #{b} as B, from epoch 0. B gets the seeds of A, so that its numbers will "
    "not be those that it was kept with."
)
RACE_NEEDS_TWO = Message("Tick two runs on the same data to race them.")
OTHER_DATA = Message(
    "They cannot race, since a race has one data set and theirs differ in {what}. Tick runs with the same."
)
ONLY_SEEDS = Message(
    "They cannot race, since they differ in nothing but seeds, and a race gives B those of A. The page Luck compares "
    "seeds."
)
THE_SAME = Message("They cannot race, since their settings are the same. Tick runs with different settings.")
NO_DATA = Message("They cannot race: {problem}")

UNKNOWN = Counted(
    one="The link's run {runs} is not in this run log and is ignored: it was deleted, or is of another log.",
    other="The link's runs {runs} are not in this run log and are ignored: they were deleted, or are of another log.",
)
LINK_HOLDS = Counted(
    one="The link of this page holds the first {n} of them.", other="The link of this page holds the first {n} of them."
)
