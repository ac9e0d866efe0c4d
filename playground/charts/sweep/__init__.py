"""The figures of a setting over a range."""
