"""Runs without the dashboard: a link or options in, the whole history out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from datasets import DatasetError
from playground.measurements.export import as_csv, as_json
from playground.measurements.run import Run
from playground.script import as_python
from playground.settings.declaration import Declaration, declarations
from playground.settings.fields import Domain, SettingsError, domains, values_text
from playground.settings.links import from_query, query_of
from playground.settings.pages import ViewSettings
from playground.settings.run import PARTS, Settings
from playground.settings.versions import with_version
from playground.training.reason import Diverged, RanOutOfPatience
from playground.words.training import ending, reason_text


def _json(run: Run) -> str:
    return as_json(run, reason=reason_text(run.trainer.reason))


FORMATS = {"csv": as_csv, "json": _json}
SETTING = "setting "  # before the name of a setting among the parsed arguments
USAGE = "%(prog)s [--url URL] [--SETTING VALUE ...] [--format {csv,json}] [--output FILE] [--script]"
DESCRIPTION = """\
Train a run of the overfitting playground up to its epoch limit, without the dashboard, and print what was measured
after every epoch. The run is given by a link of the dashboard, by options, or by both: an option overrules the link.
The numbers are those of the dashboard, bit for bit on the same machine.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line: an option for every setting, by its name in links."""
    parser = argparse.ArgumentParser("python -m playground", usage=USAGE, description=DESCRIPTION, allow_abbrev=False)
    parser.add_argument("--url", default="", help="a link of the dashboard, or its query alone; its view is ignored")
    parser.add_argument("--format", choices=tuple(FORMATS), default="csv", help="of the history (default: csv)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="where to write (default: standard output)")
    parser.add_argument(
        "--script", action="store_true", help="do not train; print a Python program that repeats the run"
    )
    for title, part in PARTS.items():
        group, default = parser.add_argument_group(title), part()
        for name, domain in domains(part).items():
            group.add_argument(
                f"--{domain.key}",
                dest=SETTING + domain.key,
                metavar=domain.key.upper(),
                type=_reader(name, domain),
                help=_described(domain, declarations(part)[name], domain.format(getattr(default, name))),
            )
    return parser


def settings_of(arguments: argparse.Namespace) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings that link and options give, and what in the link could not be used."""
    view = {domain.key for domain in domains(ViewSettings).values()}
    query = {key: text for key, text in with_version(query_of(arguments.url)).items() if key not in view}
    for name, text in vars(arguments).items():
        if name.startswith(SETTING) and text is not None:
            query[name.removeprefix(SETTING)] = text
    link = from_query(query)
    return link.settings, link.problems


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    words : sequence of str or None
        Arguments; None for those of the program.

    Returns
    -------
    int
        0, or 1 when the text could not be written. Bad arguments end the program with 2.
    """
    options = parser()
    arguments = options.parse_args(words)
    if arguments.output is not None and not arguments.output.parent.is_dir():  # said before the training
        options.error(f"argument --output: there is no folder {arguments.output.parent}; make it or choose another")
    settings, problems = settings_of(arguments)
    for problem in problems:
        _say(problem)
    try:
        run = Run(settings)
    except DatasetError as error:
        options.error(str(error))
    if arguments.script:
        return _write(as_python(settings, settings.training.max_epochs), arguments.output)
    run.trainer.advance(settings.training.max_epochs)
    if isinstance(run.trainer.reason, Diverged | RanOutOfPatience):
        _say(ending(run.trainer.reason))
    return _write(FORMATS[arguments.format](run), arguments.output)


def _reader(name: str, domain: Domain) -> Callable[[str], str]:
    """Return a function that checks the text of an option and leaves it as it is."""

    def read(text: str) -> str:
        try:
            domain.check(name, domain.parse(text))
        except SettingsError as error:
            raise argparse.ArgumentTypeError(str(error)) from None
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} cannot be read; give {values_text(domain)}") from None
        return text

    return read


def _described(domain: Domain, declaration: Declaration, default: str) -> str:
    """Return the help of an option; argparse takes a per cent sign for a name in brackets."""
    needs = f"; needs {declaration.acts_when.needs}" if declaration.acts_when else ""
    default_text = f"default: {declaration.usual or default}{needs}"
    text = f"{declaration.label}: {values_text(domain)} ({default_text}). {declaration.help}"
    return text.replace("%", "%%")


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _write(text: str, file: Path | None) -> int:
    """Write to a file, or to standard output; return 0, or 1 if that could not be done."""
    try:
        if file is not None:
            file.write_text(text, "utf-8")
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        _say(f"{file or 'Standard output'} cannot be written: {error.strerror}. Choose another --output.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
