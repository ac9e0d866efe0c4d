"""The options that give a command a table of one's own: the file, and what is made of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from playground.command.parser import Parser, checked
from playground.datasets import OWN
from playground.datasets import own as tables
from playground.settings.declaration import declarations
from playground.settings.fields import domains, values_text
from playground.settings.own.own_data import Files, no_files
from playground.settings.own.own_table import TableFile
from playground.settings.own.table_settings import TableSettings
from playground.words.catalogue import command as says

TABLE = "table "  # before the name of a field of the table among the parsed arguments
COLUMNS = {"target": "a column's name or number", "columns": "names or numbers of columns with commas between",
           "by": "a column's name or number"}  # fmt: skip
_READING = tuple(f.name for f in fields(tables.Reading))


def add_file(parser: Parser) -> None:
    """Add the option for a file and those for what is made of it."""
    group = parser.add_argument_group(
        OWN["table"].title, "A CSV or other text, Excel, Parquet or JSON lines file in place of a data set. What is "
        "not said is guessed from the content, or taken from the link.",
    )  # fmt: skip
    parser.option("--file", group=group, metavar="FILE", type=Path, also=["table", "csv", "own"],
                  help="the table to train on")  # fmt: skip
    for name, domain in domains(TableSettings).items():
        if name in {"file", "content"}:
            continue
        declaration = declarations(TableSettings)[name]
        kind = COLUMNS.get(name) or values_text(domain)
        parser.option(
            f"--{domain.key}", group=group, also=(name, declaration.label), dest=TABLE + name,
            metavar=domain.key.upper(), type=str if name in COLUMNS else checked(domain),
            help=f"{declaration.label}: {kind}. {declaration.help}",
        )  # fmt: skip


def file_given(parser: Parser, arguments: Namespace) -> Files:
    """Return what has the table of the file that was given, if one was, for settings that describe it."""
    if arguments.file is None:
        return no_files
    try:
        return TableFile(arguments.file.name, _content(parser, arguments.file))
    except tables.TableError as error:
        parser.error(str(error))


def with_file(parser: Parser, arguments: Namespace, query: Mapping[str, str]) -> tuple[dict[str, str], Files]:
    """Return a query that describes the table that was given, if one was, and what has it.

    What cannot be ends the program with 2 and a message.
    """
    given = {name.removeprefix(TABLE): text for name, text in vars(arguments).items() if name.startswith(TABLE)}
    given = {name: text for name, text in given.items() if text is not None}
    if arguments.file is None:
        if given:
            parser.error(says.NO_TABLE(option=f"--{domains(TableSettings)[next(iter(given))].key}"))
        return dict(query), no_files
    try:
        file, settings = _read(parser, arguments.file, given, query)
        table = file.treated(_treatment(file, settings, given))
    except tables.TableError as error:
        parser.error(str(error))
    keys = {domain.key for domain in domains(TableSettings).values()}
    return {key: text for key, text in query.items() if key not in keys} | {"data": "table", **table.query}, file


def _read(
    parser: Parser, path: Path, given: Mapping[str, str], query: Mapping[str, str]
) -> tuple[TableFile, TableSettings]:
    """Return the file as it is read, and its treatment: that of the link if it is of this file, or what is usual."""
    data = _content(parser, path)
    by_key = {domain.key: (name, domain) for name, domain in domains(TableSettings).items()}
    said: dict[str, Any] = {by_key[key][0]: by_key[key][1].parse(text) for key, text in query.items() if key in by_key}
    asked: dict[str, Any] = {
        name: domains(TableSettings)[name].parse(given[name]) for name in _READING if name in given
    }
    if query.get("data") == "table" and said:
        settings = TableSettings(**said | asked)
        file = TableFile(path.name, data, tables.Reading(**{name: getattr(settings, name) for name in _READING}))
        if settings.content != file.content:
            parser.error(says.ANOTHER_FILE(file=repr(path.name), data=settings.described))
        return file, settings
    file = _as_guessed(path.name, data, asked)
    return file, file.first().settings


def _content(parser: Parser, path: Path) -> bytes:
    """Return the bytes of a file."""
    try:
        if path.stat().st_size > tables.MOST_BYTES:
            parser.error(says.TOO_LARGE(file=repr(str(path)), most=str(tables.MOST_BYTES // tables.MEGABYTE)))
        return path.read_bytes()
    except OSError as error:
        parser.error(says.FILE_NOT_READ(file=repr(str(path)), reason=error.strerror or str(error)))


def _as_guessed(name: str, data: bytes, asked: dict[str, Any]) -> TableFile:
    """Return the file as its content tells, but for what is asked for."""
    try:
        file = TableFile(name, data)
    except tables.TableError:
        if not asked:
            raise
        return TableFile(name, data, tables.Reading(**asked))
    return TableFile(name, data, replace(file.table.reading, **asked)) if asked else file


def _treatment(file: TableFile, settings: TableSettings, given: Mapping[str, str]) -> TableSettings:
    """Return the settings with what the options say; another target brings the inputs and the task usual for it."""
    table = file.table
    if "target" in given:
        settings = file.aimed_at(tables.column_number(table, given["target"])).settings
    if "columns" in given:
        names = [given["columns"]] if given["columns"] in table.names else given["columns"].split(",")
        settings = replace(settings, columns=tuple(tables.column_number(table, name.strip()) for name in names))
    if "by" in given:
        settings = replace(settings, by=tables.column_number(table, given["by"]), split="column")
    others = {name: text for name, text in given.items() if name in {"task", "split", "gaps"}}
    return replace(settings, **others)  # type: ignore[arg-type]  # all of them are words
