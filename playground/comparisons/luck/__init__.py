"""One setting, or two, over many seeds."""
