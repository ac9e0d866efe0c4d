"""Which command was called for: the first word, or without one a run."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from playground.command.claims import CLAIMS
from playground.command.luck import LUCK
from playground.command.options import looks_like_a_link
from playground.command.parser import PROGRAM, Parser
from playground.command.record import Command
from playground.command.run import RUN
from playground.command.runs import RUNS
from playground.command.sweep import SWEEP
from playground.settings.nearest import nearest_word
from playground.words.catalogue import command as says
from playground.words.lists import commas

COMMANDS = {command.name: command for command in (RUN, LUCK, SWEEP, RUNS, CLAIMS)}


def main(words: Sequence[str] | None = None) -> int:
    """Carry a command out.

    Parameters
    ----------
    words : sequence of str or None
        Arguments; None for those of the program.

    Returns
    -------
    int
        0; 1 when something failed on the way or the output could not be written; 130 when Ctrl-C cut it short. What was
        typed wrongly ends the program with 2.
    """
    words = sys.argv[1:] if words is None else list(words)
    if words and words[0] in COMMANDS:
        command, parser = COMMANDS[words[0]], _parser(COMMANDS[words[0]], f"{PROGRAM} {words[0]}")
        words = words[1:]
    else:
        command, parser = RUN, _parser(RUN, PROGRAM)
        _check_first_word(parser, words)
    arguments = parser.parse(words)
    for word in arguments.words:
        if word in COMMANDS:
            parser.error(says.COMMAND_FIRST(value=word, prog=PROGRAM))
    return command.execute(parser, arguments)


def _parser(command: Command, prog: str) -> Parser:
    others = ", ".join(name for name in COMMANDS if name != command.name)
    epilog = f"Other commands: {others}; {PROGRAM} {RUNS.name} --help says what one does."
    parser = Parser(prog, usage=command.usage, description=command.description, epilog=epilog)
    command.add_options(parser)
    return parser


def _check_first_word(parser: Parser, words: Sequence[str]) -> None:
    """Refuse a first word that is neither a command, an option nor a link."""
    if not words or words[0].startswith("-") or looks_like_a_link(words[0]):
        return
    value, commands = repr(words[0]), commas(list(COMMANDS))
    nearest = nearest_word(words[0], {name: name for name in COMMANDS})
    if nearest is None:
        parser.error(says.NO_COMMAND(value=value, commands=commands))
    parser.error(says.NO_COMMAND_BUT(value=value, commands=commands, nearest=nearest))
