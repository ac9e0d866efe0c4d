"""What is said of a sweep."""
