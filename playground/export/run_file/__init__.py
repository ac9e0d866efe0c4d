"""A run as one file that loads again, and the reading of such files from anybody, which executes nothing."""
