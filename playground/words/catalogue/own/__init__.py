"""What is said of data that a person brings."""
