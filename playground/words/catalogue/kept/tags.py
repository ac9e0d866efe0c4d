"""What is said of tags."""

from playground.words.messages import Counted, Message

TAGS = Message("Tags")
TAGS_HELP = Message("Tick runs to tag them.")
TAGS_OF = Counted(
    one="Type a tag and press Enter; the cross takes one away.",
    other="Tags that all {n} runs have. Type a tag and press Enter; the cross takes one away from all.",
)
STUDIES_HELP = Message("Tick studies to tag them.")
TAGS_OF_STUDIES = Counted(
    one="Type a tag and press Enter; the cross takes one away.",
    other="Tags that all {n} studies have. Type a tag and press Enter; the cross takes one away from all.",
)
NEW_TAG = Message("Choose or type a tag")
NO_TAG = Message("No tag was typed. Type a word, or several with commas between.")
TAG_TOO_LONG = Message(
    "The tag “{tag}…” has {n} characters, and a tag has room for {most}. Shorten it; a note has more room."
)
TAG_UNSEEN = Message("The tag “{tag}” has a character that cannot be seen ({character}). Type it without.")
TOO_MANY_TAGS = Message(
    "Run #{run} would have {n} tags, and a run has room for {most}. Take one away, or tag fewer runs. No run was "
    "changed."
)
TOO_MANY_OF_A_STUDY = Message(
    "Study #{run} would have {n} tags, and a study has room for {most}. Take one away, or tag fewer studies. No study "
    "was changed."
)
