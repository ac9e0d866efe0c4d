"""How a table of a person's own is read, treated and split, and which file it is."""

from __future__ import annotations

from dataclasses import dataclass

from playground.datasets import OWN
from playground.settings.declaration import Declaration, choice, flag, several, whole, word
from playground.settings.fields import Number, Option, check_all

MOST_COLUMNS, MOST_SHEETS = 5000, 100
SHOWN_DIGITS = 12  # of the 64 of a fingerprint
COLUMN = Number("", 1, MOST_COLUMNS, whole=True)
NOT_SWEPT = "It says which data there are, and is no number to be varied."
TASKS = {
    "classes": Option("Classes", "Classes: each different value of the target is a class, at most ten."),
    "number": Option("A number", "A number: regression, in standard deviations of the training targets."),
}
SPLITS = {
    "stratified": Option("at random, classes in proportion", "At random, with each class in proportion in every part."),
    "random": Option("at random", "At random, whatever the classes."),
    "order": Option(
        "in order",
        "In order: the first rows train, the last ones test, and those for validation come between; for rows that "
        "follow in time.",
    ),
    "column": Option(
        "by a column",
        "By a column: its words train, valid and test name the part of each row; of any other column, rows with the "
        "same value stay together, such as those of one patient.",
    ),
}
GAPS = {
    "fill": Option("are filled", "Filled: a number by the median of the training rows, a word by “(missing)”."),
    "drop": Option("leave the row out", "Left out: every row in which a chosen column has no value."),
}
ENCODINGS = {
    "utf-8": Option("UTF-8"),
    "utf-16": Option("UTF-16"),
    "utf-32": Option("UTF-32"),
    "cp1252": Option("Western European (Windows-1252)"),
    "cp1250": Option("Central European (Windows-1250)"),
    "cp1251": Option("Cyrillic (Windows-1251)"),
    "mac_roman": Option("Mac Roman"),
    "shift_jis": Option("Japanese (Shift JIS)"),
    "gb18030": Option("Chinese (GB 18030)"),
}
SEPARATORS = {
    "comma": Option("comma"), "semicolon": Option("semicolon"), "tab": Option("tab"), "bar": Option("vertical bar"),
    "space": Option("space"),
}  # fmt: skip
NUMBERS = {
    "point": Option("1234.5"),
    "point-comma": Option("1,234.5"),
    "comma": Option("1234,5"),
    "comma-point": Option("1.234,5"),
    "comma-space": Option("1 234,5"),
    "point-space": Option("1 234.5"),
    "point-apostrophe": Option("1’234.5"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableSettings:
    """A table by name and fingerprint, and what is made of it; no value of the table is in it.

    Columns are counted from 1. ``by`` 0 and ``target`` 0 are none.
    """

    file: str = word("", "file", Declaration("File", "The name of the file, or what pasted text is called."))
    content: str = word("", "content", Declaration("Fingerprint", "SHA-256 of the file's bytes, in hexadecimal."))
    target: int = whole(0, 0, MOST_COLUMNS, "target", Declaration(
        "Target", "The column that is to be predicted.", sentence_title="target", sweep=NOT_SWEPT,
    ))  # fmt: skip
    columns: tuple[int, ...] = several((), COLUMN, 0, MOST_COLUMNS, "cols", Declaration(
        "Input columns", "The columns that the network is given. Words are one-hot: an input for each.",
        sentence_title="input columns",
    ), distinct=True)  # fmt: skip
    task: str = choice("classes", TASKS, "task", Declaration("Predicts", "What the target is.", sentence_title="task"))
    split: str = choice("stratified", SPLITS, "split", Declaration(
        "Split", "How rows are divided into training, validation and test.", sentence_title="split",
    ))  # fmt: skip
    by: int = whole(0, 0, MOST_COLUMNS, "splitby", Declaration(
        "Split by", "The column that says which rows belong together, or to which part.", sweep=NOT_SWEPT,
    ))  # fmt: skip
    gaps: str = choice("fill", GAPS, "gaps", Declaration("Missing values", "What is done about missing values."))
    head: bool = flag("head", Declaration("Names in the first row", "The first row names the columns."), default=True)
    encoding: str = choice("utf-8", ENCODINGS, "charset", Declaration("Encoding", "How bytes stand for letters."))
    separator: str = choice("comma", SEPARATORS, "sep", Declaration("Separator", "What stands between two columns."))
    numbers: str = choice("point", NUMBERS, "numbers", Declaration("Numbers", "How 1234.5 is written."))
    sheet: int = whole(1, 1, MOST_SHEETS, "sheet", Declaration(
        "Sheet", "Which sheet of the workbook.", sweep=NOT_SWEPT,
    ))  # fmt: skip

    def __post_init__(self) -> None:
        check_all(self)

    @property
    def missing(self) -> str:
        """What a link is answered with where the table is not there: which file it needs, and what to do."""
        return (
            f"The link's data are {self.described}, which no link holds: choose it in the sidebar, under the data set "
            f"“{OWN['table'].title}”, and it is read as the link says."
        )

    @property
    def described(self) -> str:
        """Which file it is, for people: its name, and the beginning of its fingerprint."""
        return f"the file “{self.file}” with the fingerprint {self.content[:SHOWN_DIGITS]}…"
