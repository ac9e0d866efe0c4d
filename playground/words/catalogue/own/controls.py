"""Labels of the controls by which a person gives a table and says what is made of it."""

from playground.words.messages import Counted, Message

UPLOAD = Message("File")
UPLOAD_HELP = Message(
    "CSV or another text with separators, Excel (.xlsx), Parquet or JSON lines, of at most {size} MB. The content "
    "decides, not the name. It stays in this tab's memory: it is written to no disk and no log, and nobody else sees "
    "it."
)
PASTE = Message("Paste")
PASTE_LABEL = Message("Rows of a table, such as copied from a spreadsheet")
PASTE_USE = Message("Use it")
PASTED = Message("pasted")
NOTHING_YET = Message("Until a table is there, the run goes on with {data}.")
WANTED = Message("The link needs {data}.")
SIZE = Counted(one="{file}: {n} row that can be used, {columns} columns.", other="{file}: {n} rows that can be used, "
               "{columns} columns.")  # fmt: skip
READING = Message("How it is read")
TREATMENT = Message("What was done")
NOT_USED_NOW = Message("That cannot be: {problem}. The table stays as it was.")
NOT_READ = Message("This table cannot be used: {problem}. The run goes on with what it had.")
NO_COLUMN = Message("none")
