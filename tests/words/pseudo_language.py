"""A language in which whatever does not come from a message can be seen."""

import re

from playground.words.messages import Counted, Language
from tests.words.messages import BY_ID


def masked(text: str) -> str:
    """Return a text of the pseudo-language: marked at both ends, with its parts, and with no letter of its own."""
    pieces = re.split(r"(\{\w+\})", text)
    return "⟦" + "".join(p if p.startswith("{") else re.sub(r"[^\W\d_]", "·", p) for p in pieces) + "⟧"


def pseudo() -> Language:
    """Return a language in which whatever does not come from a message can be seen."""
    return Language(
        {
            message: {form: masked(text) for form, text in message.forms.items()}
            if isinstance(message, Counted)
            else masked(message.text)
            for message in BY_ID.values()
        }
    )


def is_whole(text: str) -> bool:
    """Return whether marks match, and everything lies within one outermost pair of them."""
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "⟦") - (letter == "⟧")
        if depth < 1 and place < len(text) - 1:
            return False
    return depth == 0 and text.startswith("⟦")
