"""What is said of a run's file."""

from playground.words.messages import Message

FOREIGN = Message("This is no file of a run ({detail}). Choose one that Save the run has made.")
NEWER = Message(
    "A newer playground has written this file (its version is {version}, and this playground reads versions up to "
    "{newest}). Open it there, or bring this playground up to date."
)
TOO_LARGE = Message("The file is too large to be opened: {detail}. Files of runs are far below {most}.")
DAMAGED = Message("The file is damaged: {detail}. The run that is here goes on; get the file once more.")
NEEDS = Message(
    "The run was trained on {detail}, which its file does not hold: give that first and open the run again, or have it "
    "saved with its data."
)
DATA = Message("The data of the file's run cannot be made: {detail}.")
SAVE = Message("Save the run")
SAVE_HELP = Message(
    "One file with settings, seeds, versions, history, weights and all that it takes to go on. It opens again here and "
    "on other computers."
)
WITH_DATA = Message("With its data")
WITH_DATA_HELP = Message(
    "Your data, as you gave them, travel in the file, and whoever has it can read them. Then it opens without another "
    "file; else it says which one it needs."
)
LET_GO = Message("This tab no longer has the file of the data. Choose it again, in the sidebar.")
OPEN = Message("Open a saved run")
OPEN_HELP = Message("A file that Save the run has made. Nothing in it is executed.")
OPENED = Message("The run of {name} is open, in epoch {epoch}.")
OTHER_VERSIONS = Message(
    "It was made with {made} and goes on here with {here}: what is trained from now on may differ in its last digits."
)
