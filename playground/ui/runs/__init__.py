"""The page of kept runs."""
