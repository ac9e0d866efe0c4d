"""How large a table may be, so that it is read within seconds and a small file cannot fill the memory."""

MEGABYTE = 1024**2
MOST_BYTES = 50 * MEGABYTE  # of a file; the dashboard's own limit of uploads is the same
MOST_UNPACKED = 400 * MEGABYTE  # of what a packed file, Excel or Parquet, says that it holds
MOST_CELLS = 10_000_000
MOST_WORKBOOK_CELLS = 1_000_000  # of a sheet, which is read by Python, cell by cell
MOST_COLUMNS = 5000
LONGEST_LINE = 1_000_000  # bytes
LONGEST_NAME = 60  # characters of a column's name or of a class's
MOST_INPUTS = 256  # of the network: as many as its layers have units at most
FIRST_INPUTS = 100  # columns that are chosen at first, of a table that has more
MOST_CLASSES = 10
MOST_CATEGORIES = 20  # inputs that a column of words becomes
FEWEST_ROWS = 4
