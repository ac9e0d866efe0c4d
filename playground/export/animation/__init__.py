"""The boundary of a run as a film: which epochs, how each is painted, and how it becomes one file."""
