"""What is said of files that people take away, and bring back."""
