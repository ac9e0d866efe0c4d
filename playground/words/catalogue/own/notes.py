"""What was assumed of a table, and what is done to it."""

from playground.words.messages import Counted, Message

# How it was read.
AS_TEXT = Message("Read as text: {encoding}, separated by {separator}, numbers like {numbers}.")
AS_JSON = Message("Read as JSON.")
AS_PARQUET = Message("Read as Parquet.")
AS_WORKBOOK = Message("Read as an Excel workbook, sheet {sheet}.")
OTHER_FORMAT = Message("The content is {found}, whatever the name says, and was read as that.")
TEXT, JSON, PARQUET, WORKBOOK = Message("text"), Message("JSON"), Message("Parquet"), Message("an Excel workbook")
ENCODING_GUESSED = Message(
    "The text is not UTF-8 and was read as {encoding}. If letters look wrong, choose another encoding."
)
NO_HEAD = Message("The first row holds numbers and was taken for values: the {n} columns are numbered.")
ROW_NAMES = Message("Each row begins with a name of its own, as R writes tables: it is the first column.")
EMPTY_NAMES = Counted(
    one="{n} column has no name and is called {column}.",
    other="{n} columns have no name and are called by their place, such as {column}.",
)
SAME_NAMES = Counted(
    one="The name {column} stands twice: the later column has a number behind it.",
    other="{n} columns have the name of an earlier one, such as {column}, and got a number behind it.",
)
ONE_SHEET = Message("The workbook has {n} sheets, of which sheet {sheet} was read.")
NO_VALUES = Counted(
    one="{n} column, {column}, has no value and is left out.",
    other="{n} columns have no value and are left out, such as {column}.",
)
UNUSABLE = Counted(
    one="{n} column, {column}, holds neither numbers nor words ({type}) and is left out.",
    other="{n} columns hold neither numbers nor words and are left out, such as {column} ({type}).",
)
INFINITE = Counted(
    one="{column}: {n} infinite number, in row {row}, counts as missing.",
    other="{column}: {n} infinite numbers, the first in row {row}, count as missing.",
)
NOT_NUMBERS = Counted(
    one="{column}: {n} value among numbers is none, {value} in row {row}, and counts as missing.",
    other="{column}: {n} values among numbers are none, the first {value} in row {row}, and count as missing.",
)
PER_CENT = Message("{column}: numbers with % are taken in per cent.")
DATES = Message("{column}: dates became days since 1970.")
DATES_READ = Message("{column}: dates, read as {how}, became days since 1970.")
NOT_DATES = Counted(
    one="{column}: {n} value among dates is none, {value} in row {row}, and counts as missing.",
    other="{column}: {n} values among dates are none, the first {value} in row {row}, and count as missing.",
)
FORMULAS = Message(
    "{column}: a formula, first in row {row}, has no result in the file and counts as missing. Open and save the file "
    "in a spreadsheet, which computes it."
)
FORMULA_TEXTS = Counted(
    one="{column}: {n} formula, in row {row}, is text here and is not computed. Save values in place of formulas.",
    other="{column}: {n} formulas, the first in row {row}, are text here and are not computed. Save values in place of "
    "formulas.",
)

# What is made of it.
NO_TARGET = Counted(
    one="{n} row without a value of {column} is left out.",
    other="{n} rows without a value of {column} are left out.",
)
ROWS_WITH_GAPS = Counted(
    one="{n} row with a missing value is left out.",
    other="{n} rows with a missing value are left out.",
)
SMALL_CLASS = Counted(
    one="The class {label} has {n} row, which cannot be trained and tested, and is left out.",
    other="The class {label} has {n} rows, too few to be trained and tested, and is left out.",
)
GAPS_FILLED = Counted(
    one="{column}: {n} missing value, in row {row}, is filled with the median of the training rows.",
    other="{column}: {n} missing values, the first in row {row}, are filled with the median of the training rows.",
)
GAPS_NAMED = Counted(
    one="{column}: {n} missing value, in row {row}, is a word of its own, (missing).",
    other="{column}: {n} missing values, the first in row {row}, are a word of their own, (missing).",
)
CONSTANT = Counted(
    one="{n} chosen column, {column}, is the same in every row and is left out.",
    other="{n} chosen columns are the same in every row and are left out, such as {column}.",
)
ONE_HOT = Message("{column}: one-hot, an input for each of its {n} words in the training rows.")
FEWER_WORDS = Message(
    "{column}: one-hot, of {n} words the most frequent in the training rows, {most} inputs with all others together."
)
NOT_USED = Counted(
    one="{n} column, {column}, is neither target nor input.",
    other="{n} columns are neither target nor input, such as {column}.",
)
DRAWN = Message("{n} of {all} rows are drawn at random; Samples says how many, and the data seed which.")
DRAWN_BY_CLASS = Message(
    "{n} of {all} rows are drawn at random, classes in proportion; Samples says how many, and the data seed which."
)
PARTS_BY_COLUMN = Message("{column} says which rows train and which test; Test share has no effect.")
OTHER_PART = Counted(
    one="{n} row is for validation: it is used if Validation share is above 0, and left out at 0.",
    other="{n} rows are for validation: they are used if Validation share is above 0, and left out at 0.",
)
GROUPS = Message("Rows of the same {column} stay together: {n} groups are divided at random.")
SCALED = Message("Every input gets mean 0 and standard deviation 1 over the training rows, by scikit-learn.")
UNSCALED = Message("Inputs keep their own units.")
