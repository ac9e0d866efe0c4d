"""The page of the course."""
