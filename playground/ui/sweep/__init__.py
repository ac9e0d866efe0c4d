"""The page of a setting over a range."""
