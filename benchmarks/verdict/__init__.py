"""The verdict on real runs: how often it is the one expected, and whether what it advises helps."""
