"""What a person takes away: figures and their tables, runs, animations and reports as files of their own."""
