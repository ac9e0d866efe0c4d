"""The error raised when a data set is asked for with arguments it cannot have."""


class DatasetError(ValueError):
    """An argument is out of range, or a combination of arguments leaves too little data.

    The message names the value that was given and what to change.
    """
