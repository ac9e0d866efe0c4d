"""Options that commands share: links, settings by their names in links, formats and files."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from playground.command.output import Output, output
from playground.command.parser import STANDARD, Parser, checked
from playground.settings.declaration import Declaration, declarations
from playground.settings.fields import Choice, Domain, Option, domains, values_text
from playground.settings.links import OF_B, query_of
from playground.settings.run import PARTS
from playground.settings.versions import with_version
from playground.words.catalogue import command as says

SETTING = "setting "  # before the name of a setting among the parsed arguments
FORMATS = {"csv": Option("CSV"), "json": Option("JSON")}


def add_link(parser: Parser) -> None:
    """Add the option for a link, which may also stand alone."""
    help_ = "a link, or its query alone, which may also stand without --url; - reads it from standard input"
    parser.option("--url", metavar="LINK", help=help_, also=["link"])


def add_output(parser: Parser) -> None:
    """Add the options for what is written, and where."""
    parser.option("--format", type=checked(Choice("format", FORMATS)), default="csv", metavar="FORMAT",
                  help="csv, or json with all settings and the versions of what computed (default: csv)")  # fmt: skip
    parser.option("--output", metavar="FILE", type=output, default=Output(), also=["out", "-o"],
                  help="where to write; - is standard output, the default")  # fmt: skip


def add_run(parser: Parser, *, without: Iterable[str] = ()) -> None:
    """Add an option for every setting of a run, by its name in links, but for the fields ``without``."""
    for title, part in PARTS.items():
        add_fields(parser, part, title, without=without)


def add_fields(
    parser: Parser, kind: type[Any], title: str, *, without: Iterable[str] = (), names: Mapping[str, str] | None = None
) -> None:
    """Add an option for every field of a settings class; ``names`` gives some of them a second name."""
    group, default = parser.add_argument_group(title), kind()
    for name, domain in domains(kind).items():
        if name in without:
            continue
        declaration = declarations(kind)[name]
        second = [f"--{(names or {})[name]}"] if name in (names or {}) else []
        parser.option(
            f"--{domain.key}", *second,
            group=group, also=(name, declaration.label),
            dest=SETTING + domain.key,
            metavar=domain.key.upper(),
            type=checked(domain),
            help=_described(domain, declaration, domain.format(getattr(default, name))),
        )  # fmt: skip


def add_of_b(parser: Parser) -> None:
    """Add an option for every setting that B may have otherwise than A."""
    group = parser.add_argument_group(
        "B", f"--{OF_B} before the name of any setting of network or training is B's alone, such as --{OF_B}l2 1."
    )
    for part in ("network", "training"):
        for domain in domains(PARTS[part]).values():
            parser.option(f"--{OF_B}{domain.key}", group=group, dest=SETTING + OF_B + domain.key,
                          type=checked(domain), help=argparse.SUPPRESS)  # fmt: skip


def link_query(parser: Parser, arguments: argparse.Namespace, *, ignored: Iterable[str]) -> dict[str, str]:
    """Return what the link says, and by which version; ``ignored`` names what says only how something is shown."""
    hidden = set(ignored)
    return {key: text for key, text in with_version(query_of(_link(parser, arguments))).items() if key not in hidden}


def options_given(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the settings that options give, by names in links."""
    given = {name.removeprefix(SETTING): text for name, text in vars(arguments).items() if name.startswith(SETTING)}
    return {key: text for key, text in given.items() if text is not None}


def keys_of(kind: type[Any], *names: str) -> list[str]:
    """Return what links call fields of a settings class; all of them if none is named."""
    return [domain.key for name, domain in domains(kind).items() if not names or name in names]


def _link(parser: Parser, arguments: argparse.Namespace) -> str:
    """Return the one link that was given, or an empty one."""
    links = [*([arguments.url] if arguments.url is not None else []), *arguments.words]
    for alone in arguments.words:
        if not looks_like_a_link(alone):
            parser.error(says.NO_LINK(value=repr(alone)))
    if len(links) > 1:
        parser.error(says.TWO_LINKS(value=repr(links[1])))
    link: str = links[0] if links else ""
    return _standard_input(parser) if link == STANDARD else link


def looks_like_a_link(word: str) -> bool:
    """Return whether a word may be a link or its query, or stands for standard input."""
    return word == STANDARD or bool(re.search(r"[?=]|://", word))


def _standard_input(parser: Parser) -> str:
    lines = [line.strip() for line in sys.stdin.read().splitlines() if line.strip()]
    if len(lines) != 1:
        parser.error(says.NO_LINK_THERE(n=str(len(lines))))
    return lines[0]


def _described(domain: Domain, declaration: Declaration, default: str) -> str:
    """Return the help of an option; argparse takes a per cent sign for a name in brackets."""
    needs = f"; needs {declaration.acts_when.needs}" if declaration.acts_when else ""
    default_text = f"default: {declaration.usual or default}{needs}"
    text = f"{declaration.label}: {values_text(domain)} ({default_text}). {declaration.help}"
    return text.replace("%", "%%")
