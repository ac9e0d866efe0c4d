"""The verdict on a run: what the data say, what ails the run, and what to try."""
