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
