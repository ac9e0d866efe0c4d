"""What the stage says of itself."""

from playground.words.messages import Message

STAGE_STOPPED = Message("The stage stopped: {error}: {text}. Reset the run, or load the page again.")
NO_STAGE = Message(
    "No live pictures reach this address, so the charts are drawn when the page runs. While something plays, "
    "Look again goes on for two seconds and draws anew."
)
LOOK_AGAIN = Message("Look again")
KEYS = Message("Keys")
CLOSE_KEYS = Message("? or Esc closes this list.")
GO_TO = Message("Go to {page}")
SWITCH = Message("Switch: {what}")

# To a browser that asks under a name, or from a page, that is not of this server.
STRANGE_HOST = Message(
    "The dashboard is not served under the name {host}. Whoever starts it can allow a name: "
    'make run ARGS="--server.allowedHosts=NAME".'
)
STRANGE_PAGE = Message("The dashboard answers to its own pages only, and this request comes from another one.")

# What a page has lost when it was loaded anew.
RUN_LOST = Message(
    "The page was loaded anew, and its run, in epoch {epoch}, is gone. The same settings give the same numbers again."
)
CHANGED_RUN_LOST = Message(
    "The page was loaded anew, and its run, in epoch {epoch}, is gone. It was changed on its way, in epoch {changed}: "
    "played again it has the present settings from the start, and takes another course."
)
RACE_LOST = Message("The page was loaded anew, and its race, in epoch {epoch}, is gone.")
STUDY_LOST = Message("The page was loaded anew, and its study, {share} done, is gone.")
SWEEP_LOST = Message(
    "The page was loaded anew, and its sweep was stopped with {done} of {total} networks done. "
    "Going on trains those that were not kept."
)
PLAY_AGAIN = Message("Play it again")
START_AGAIN = Message("Start it again")
GO_ON = Message("Go on with it")
CLOSE = Message("Close")
