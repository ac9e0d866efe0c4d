"""Studies of many seeds in the run log."""
