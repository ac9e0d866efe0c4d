"""Controls of data that a person brings."""
