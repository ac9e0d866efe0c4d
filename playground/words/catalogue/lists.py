"""How several texts are joined."""

from playground.words.messages import Message

AND = Message("{first} and {last}")
OR = Message("{first} or {last}")
COMMA = Message("{first}, {following}")
DOT = Message("{first} · {following}")
SEMICOLON = Message("{first}; {following}")
NEXT_SENTENCE = Message("{first} {following}")
