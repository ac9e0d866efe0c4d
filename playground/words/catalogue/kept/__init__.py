"""What is said of kept runs that are ticked."""
