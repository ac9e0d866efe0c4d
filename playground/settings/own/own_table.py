"""A table of a person's own in the settings of a run, and the file that it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from hashlib import sha256
from typing import Any

from playground.datasets import Dataset, Entry
from playground.datasets import own as tables
from playground.settings.fields import domains
from playground.settings.own.own_data import Call
from playground.settings.own.table_settings import TableSettings

_READING = tuple(f.name for f in fields(tables.Reading))


@dataclass(frozen=True, eq=False, slots=True)
class OwnTable:
    """A table with its treatment, see ``OwnData``.

    Attributes
    ----------
    settings : TableSettings
        Which file, and what is made of it.
    prepared : Prepared
        Target and inputs of the rows that count.
    format : {"text", "json", "parquet", "workbook"}
        Of the file.
    names : tuple of str
        Of all columns of the table.
    notes : tuple of Note
        What was assumed and done.
    """

    settings: TableSettings
    prepared: tables.Prepared
    format: tables.Format
    names: tuple[str, ...]
    notes: tuple[tables.Note, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OwnTable) and self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __repr__(self) -> str:
        return f"OwnTable({self.settings.file!r}, {self.fingerprint[:12]})"

    @property
    def entry(self) -> Entry:
        """What the catalogue would say of it."""
        return self.prepared.entry

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the content, the reading and the treatment, in hexadecimal; the name of the file is none of it."""
        said = asdict(replace(self.settings, file=""))
        return sha256(repr(sorted(said.items())).encode()).hexdigest()

    @property
    def query(self) -> Mapping[str, str]:
        """What a link says of it."""
        return {
            domain.key: domain.format(getattr(self.settings, name))
            for name, domain in domains(self.settings).items()
            if getattr(self.settings, name) != getattr(TableSettings(), name)
        }

    @property
    def call(self) -> Call:
        """What a program calls for the same data."""
        said, default = self.settings, TableSettings()
        named = {
            "target": self.names[said.target - 1],
            "inputs": tuple(self.names[i - 1] for i in said.columns),
            "aim": said.task, "split": said.split, "by": self.names[said.by - 1] if said.split == "column" else 0,
            "gaps": said.gaps, **{name: getattr(said, name) for name in _READING}, "content": said.content,
        }  # fmt: skip
        usual = {"aim": default.task} | {name: getattr(default, name) for name in ("split", "by", "gaps", *_READING)}
        arguments = {name: value for name, value in named.items() if name not in usual or value != usual[name]}
        return Call("playground.datasets", "own.load_file", (said.file,), arguments, said.file)

    def load(self, **choices: Any) -> Dataset:
        """Return the dataset under the keyword arguments of ``datasets.load``."""
        return tables.load_prepared(self.prepared, **choices)


class TableFile:
    """A file that a person has given, which makes tables of its content and nothing else knows.

    Parameters
    ----------
    name : str
        Of the file.
    data : bytes
        Its content.
    reading : Reading or None
        How it is read at first; None for what the content tells most likely.

    Raises
    ------
    TableError
        When it cannot be read.

    Attributes
    ----------
    data : bytes
        Its content.
    """

    def __init__(self, name: str, data: bytes, reading: tables.Reading | None = None) -> None:
        self.data = data
        self.table = tables.read_table(name, data, reading)
        self.content = self.table.content

    def __repr__(self) -> str:
        return f"TableFile({self.table.name!r}, {self.content[:12]})"

    def first(self) -> OwnTable:
        """Return the table with the treatment that most tables are meant for; tables.TableError where there is none."""
        return self._usable(self.table)

    def __call__(self, wanted: Any) -> OwnTable | None:
        """Return the table that settings describe; None if they are those of another file, or of other data."""
        if not isinstance(wanted, TableSettings) or wanted.content != self.content:
            return None
        return self.treated(wanted)

    def treated(self, settings: TableSettings) -> OwnTable:
        """Return the table read and treated as settings say.

        Raises
        ------
        tables.TableError
            When it cannot be; the file then stays as it was read last.
        """
        reading = tables.Reading(**{name: getattr(settings, name) for name in _READING})
        table = self.table if reading == self.table.reading else tables.read_table(self.table.name, self.data, reading)
        treatment = tables.Treatment(
            settings.target, settings.columns, settings.task, settings.split, settings.by, settings.gaps  # type: ignore[arg-type]  # checked words
        )  # fmt: skip
        own = self._own(table, treatment)
        self.table = table
        return own

    def task_of(self, target: int) -> str:
        """Return what a column, counted from 1, usually is as a target."""
        return tables.aim_of(self.table.columns[target - 1])

    def aimed_at(self, target: int) -> OwnTable:
        """Return the table with another target, counted from 1, and the inputs and the task that are usual then."""
        if not 1 <= target <= len(self.table.columns):
            raise tables.TableError(
                f"there is no column {target}: {self.table.name!r} has columns 1 to {len(self.table.columns)}"
            )
        return self._own(self.table, tables.suggested(self.table, target))

    def read_otherwise(self, reading: tables.Reading) -> OwnTable:
        """Return the table read in another way, treated as is usual then; tables.TableError where it cannot be."""
        table = tables.read_table(self.table.name, self.data, reading)
        own = self._usable(table)
        self.table = table
        return own

    def _usable(self, table: tables.Table) -> OwnTable:
        """Return a table with the usual target, or with the last column that can be one where that cannot."""
        try:
            return self._own(table, tables.suggested(table))
        except tables.TableError as error:
            for target in range(len(table.columns), 0, -1):
                with suppress(tables.TableError):
                    return self._own(table, tables.suggested(table, target))
            raise error from None

    def _own(self, table: tables.Table, treatment: tables.Treatment) -> OwnTable:
        prepared = tables.prepare(table, treatment)
        settings = TableSettings(
            file=table.name, content=table.content, target=treatment.target, columns=treatment.inputs,
            task=treatment.aim, split=treatment.split, by=treatment.by, gaps=treatment.gaps,
            **{name: getattr(table.reading, name) for name in _READING},
        )  # fmt: skip
        return OwnTable(settings, prepared, table.format, table.names, (*table.notes, *prepared.notes))
